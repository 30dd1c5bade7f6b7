package airkeeper.purifier;

import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.Presence;
import airkeeper.wire.Subscription;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.doctor.BrokerTrial;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command {@code doctor}: what is well and what is not with this node's computer, pins and broker. No relay is switched. */
final class Checkup {
    private static final Path NOWHERE = Path.of("/var/lib/airkeeper");

    private final Rounds rounds;
    private final BiFunction<BrokerSettings, Caller, Link> lines;
    private final Function<BrokerSettings, Optional<Instant>> certificates;

    /** {@code certificates} say when that of a broker ends. */
    Checkup(
            Rounds rounds,
            BiFunction<BrokerSettings, Caller, Link> lines,
            Function<BrokerSettings, Optional<Instant>> certificates) {
        this.rounds = rounds;
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
        Needs nothing = new Needs(Mark.NOTE, Set.of(), Set.of(), Set.of());
        if (file.isEmpty()) {
            rounds.computer(NOWHERE, nothing);
            rounds.unset();
            return rounds.conclude();
        }
        try {
            all(Settings.load(PurifierSettings.class, file.get(), environment));
            return rounds.conclude();
        } catch (SettingsException e) {
            rounds.computer(NOWHERE, nothing);
            return rounds.mistaken(e);
        }
    }

    private void all(PurifierSettings settings) {
        Set<Integer> pins = settings.purifier().stream()
                .filter(one -> one.relay().kind() == RelayKind.GPIO)
                .map(one -> Objects.requireNonNull(one.relay().pin()))
                .collect(Collectors.toSet());
        Path folder = settings.state() == null ? NOWHERE : settings.state();
        rounds.computer(folder, new Needs(Mark.WRONG, Set.of(), Set.of(), pins));
        broker(settings);
    }

    private void broker(PurifierSettings settings) {
        Presence gone =
                new Presence(Presence.State.OFFLINE, settings.node(), "purifier", Program.version(), null, List.of());
        List<Subscription> ears = settings.purifier().stream()
                .flatMap(one -> Stream.of(
                        settings.prefix().everyReadingIn(one.room()),
                        TopicFilter.of(settings.prefix().command(one.name()))))
                .distinct()
                .map(Subscription::newsOnly)
                .toList();
        BrokerTrial trial = new BrokerTrial(
                settings.node(), Message.json(settings.prefix().presence(settings.node()), Json.bytes(gone)), ears);
        rounds.broker(
                settings.broker().url(),
                trial,
                caller -> lines.apply(settings.broker(), caller),
                () -> certificates.apply(settings.broker()));
    }
}
