package airkeeper.purifier;

import airkeeper.purifier.command.CommandRelay;
import airkeeper.purifier.mqtt.MqttRelay;
import airkeeper.purifier.pi.Gpio;
import airkeeper.purifier.pi.GpioRelay;
import airkeeper.purifier.simulated.SimulatedRelay;
import airkeeper.wire.Link;
import airkeeper.wire.doctor.ComputerProbe;
import airkeeper.wire.doctor.Doctor;
import airkeeper.wire.doctor.Programs;
import airkeeper.wire.doctor.Rounds;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.mqtt.ServerCertificate;
import airkeeper.wire.program.Program;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.BiFunction;

/** Runs a purifier-node as a process. */
public final class Main {
    private static final String PROGRAM = "airkeeper-purifier-node";

    private Main() {}

    /** {@code airkeeper-purifier-node [settings.toml]}, or {@code doctor [settings.toml]}. */
    public static void main(String[] arguments) {
        Time time = new SystemTime();
        if (Checkup.means(arguments)) {
            Rounds.withoutLog();
            Rounds rounds = new Rounds(
                    PROGRAM,
                    new Doctor(new PrintStream(System.out, true, StandardCharsets.UTF_8)),
                    ComputerProbe.ofThisComputer(time),
                    Programs::said,
                    time);
            System.exit(new Checkup(rounds, MqttLink::new, ServerCertificate::end).run(System.getenv(), arguments));
        }
        if (arguments.length == 1 && arguments[0].equals("--help")) {
            System.out.println(Rounds.usage(PROGRAM));
        }
        Program.run(
                PROGRAM,
                arguments,
                PurifierSettings.class,
                settings -> new PurifierNode(
                        settings, relays(time), caller -> new MqttLink(settings.broker(), caller), time));
    }

    /** The relay that each purifier's settings name; all GPIO ones share the pins of this computer. */
    static BiFunction<PurifierEntry, Link, Relay> relays(Time time) {
        Gpio gpio = Gpio.ofThisComputer();
        return (purifier, link) -> {
            RelaySettings relay = purifier.relay();
            return switch (relay.kind()) {
                case SIMULATED -> new SimulatedRelay();
                case GPIO ->
                    new GpioRelay(gpio, Objects.requireNonNull(relay.pin()), Objects.requireNonNull(relay.active()));
                case COMMAND ->
                    new CommandRelay(
                            Objects.requireNonNull(relay.program()).path(), relay.arguments(), relay.limit(), time);
                case MQTT -> new MqttRelay(relay.plug(), link);
            };
        };
    }
}
