package airkeeper.sensor;

import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.Presence;
import airkeeper.wire.Subscription;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.doctor.BrokerTrial;
import airkeeper.wire.doctor.Computer;
import airkeeper.wire.doctor.Doctor;
import airkeeper.wire.doctor.Finding;
import airkeeper.wire.doctor.Mark;
import airkeeper.wire.doctor.Needs;
import airkeeper.wire.doctor.Rounds;
import airkeeper.wire.json.Json;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.program.Program;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The command {@code doctor}: what is well and what is not with this node's computer, chips and broker. */
final class Checkup {
    private static final Path NOWHERE = Path.of("/var/lib/airkeeper");

    private final Doctor doctor;
    private final Rounds rounds;
    private final Roll roll;
    private final BiFunction<BrokerSettings, Caller, Link> lines;
    private final Function<BrokerSettings, Optional<Instant>> certificates;

    /** {@code certificates} say when that of a broker ends. */
    Checkup(
            Doctor doctor,
            Rounds rounds,
            Roll roll,
            BiFunction<BrokerSettings, Caller, Link> lines,
            Function<BrokerSettings, Optional<Instant>> certificates) {
        this.doctor = doctor;
        this.rounds = rounds;
        this.roll = roll;
        this.lines = lines;
        this.certificates = certificates;
    }

    /** Whether these arguments of the program are meant for here. */
    static boolean means(String... arguments) {
        return arguments.length > 0 && arguments.length <= 2 && arguments[0].equals("doctor");
    }

    /** Looks at all of it; the exit code. */
    int run(Map<String, String> environment, String... arguments) {
        Optional<Path> file = rounds.settings(arguments);
        if (file.isEmpty()) {
            buses(rounds.computer(NOWHERE, Needs.unknown()), Needs.unknown(), List.of());
            rounds.unset();
            return rounds.conclude();
        }
        try {
            all(Settings.load(SensorSettings.class, file.get(), environment));
            return rounds.conclude();
        } catch (SettingsException e) {
            rounds.computer(NOWHERE, Needs.unknown());
            return rounds.mistaken(e);
        }
    }

    private void all(SensorSettings settings) {
        Needs needs = needs(settings.sensor());
        Computer computer = rounds.computer(settings.state(), needs);
        buses(computer, needs, settings.sensor());
        for (SensorEntry entry : settings.sensor()) {
            if (Kind.ON_A_SERIAL_PORT.contains(entry.kind())
                    && computer.devices().getOrDefault(entry.wiring().port(), false)) {
                doctor.looksAt("Serial port " + entry.wiring().port() + ", " + entry.sensor());
                doctor.finds(List.of(
                        rounds.nodeRuns()
                                ? Finding.note("not asked: the node runs, and has it", null)
                                : roll.ofPort(entry)));
            }
        }
        broker(settings);
    }

    private static Needs needs(List<SensorEntry> sensors) {
        return new Needs(
                Mark.WRONG,
                sensors.stream()
                        .filter(entry -> Kind.ON_I2C.contains(entry.kind()))
                        .map(entry -> bus(entry.wiring().bus()))
                        .collect(Collectors.toSet()),
                sensors.stream()
                        .filter(entry -> Kind.ON_A_SERIAL_PORT.contains(entry.kind()))
                        .map(entry -> entry.wiring().port())
                        .collect(Collectors.toSet()),
                Set.of());
    }

    private static Path bus(int number) {
        return Path.of("/dev/i2c-" + number);
    }

    private void buses(Computer computer, Needs needs, List<SensorEntry> sensors) {
        for (Path bus : new TreeSet<>(needs.buses())) {
            if (computer.devices().getOrDefault(bus, false)) {
                int number = Integer.parseInt(bus.toString().replaceFirst(".*-", ""));
                doctor.looksAt("I²C bus " + number);
                doctor.finds(roll.ofBus(
                        number,
                        sensors.stream()
                                .filter(entry -> Kind.ON_I2C.contains(entry.kind())
                                        && entry.wiring().bus() == number)
                                .toList(),
                        rounds.nodeRuns() ? Roll.CHECKED : Roll.KNOWN));
            }
        }
    }

    private void broker(SensorSettings settings) {
        Presence gone =
                new Presence(Presence.State.OFFLINE, settings.node(), "sensor", Program.version(), null, List.of());
        BrokerTrial trial = new BrokerTrial(
                settings.node(),
                Message.json(settings.prefix().presence(settings.node()), Json.bytes(gone)),
                settings.sensor().stream()
                        .map(entry -> Subscription.newsOnly(
                                TopicFilter.of(settings.prefix().resend(entry.sensor()))))
                        .toList());
        rounds.broker(
                settings.broker().url(),
                trial,
                caller -> lines.apply(settings.broker(), caller),
                () -> certificates.apply(settings.broker()));
    }
}
