package airkeeper.purifier;

import airkeeper.purifier.pi.Gpio;
import airkeeper.purifier.pi.GpioRelay;
import airkeeper.purifier.simulated.SimulatedRelay;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.program.Program;
import airkeeper.wire.time.SystemTime;
import java.util.Objects;
import java.util.function.Function;

/** Runs a purifier-node as a process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Program.run(
                "airkeeper-purifier-node",
                arguments,
                PurifierSettings.class,
                settings -> new PurifierNode(
                        settings, relays(), caller -> new MqttLink(settings.broker(), caller), new SystemTime()));
    }

    /** The relay that each purifier's settings name; all GPIO ones share the pins of this computer. */
    static Function<PurifierSettings.Purifier, Relay> relays() {
        Gpio gpio = Gpio.ofThisComputer();
        return purifier -> {
            PurifierSettings.RelaySettings relay = purifier.relay();
            return switch (relay.kind()) {
                case SIMULATED -> new SimulatedRelay();
                case GPIO ->
                    new GpioRelay(gpio, Objects.requireNonNull(relay.pin()), Objects.requireNonNull(relay.active()));
            };
        };
    }
}
