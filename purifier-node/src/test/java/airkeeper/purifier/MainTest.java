package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.purifier.command.CommandRelay;
import airkeeper.purifier.mqtt.MqttRelay;
import airkeeper.purifier.pi.GpioRelay;
import airkeeper.purifier.simulated.SimulatedRelay;
import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import airkeeper.wire.time.HandTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {
    private static final Map<String, String> SIMULATED = Map.of(
            "AIRKEEPER_NODE", "pi",
            "AIRKEEPER_PURIFIER_0_ROOM", "kitchen",
            "AIRKEEPER_PURIFIER_0_ID", "fan",
            "AIRKEEPER_PURIFIER_0_RELAY_KIND", "simulated");

    @Test
    void theExampleHasARelayOnAPin() throws SettingsException {
        assertThat(relay(Settings.load(
                        PurifierSettings.class, Path.of("../deploy/examples/purifier-node.toml"), Map.of())))
                .isInstanceOf(GpioRelay.class);
    }

    @Test
    void aSimulatedRelayNeedsNoPins() throws SettingsException {
        assertThat(relay(Settings.load(PurifierSettings.class, null, SIMULATED)))
                .isInstanceOf(SimulatedRelay.class);
    }

    @Test
    void aProgramOfTheSystemAndAPlugOnMqttAreRelaysToo() throws SettingsException {
        Map<String, String> command = new HashMap<>(SIMULATED);
        command.put("AIRKEEPER_PURIFIER_0_RELAY_KIND", "command");
        command.put("AIRKEEPER_PURIFIER_0_RELAY_PROGRAM", "/bin/echo");
        command.put("AIRKEEPER_PURIFIER_0_RELAY_ARGUMENTS_0", "1");
        assertThat(relay(Settings.load(PurifierSettings.class, null, command))).isInstanceOf(CommandRelay.class);
        Map<String, String> mqtt = new HashMap<>(SIMULATED);
        mqtt.put("AIRKEEPER_PURIFIER_0_RELAY_KIND", "mqtt");
        mqtt.put("AIRKEEPER_PURIFIER_0_RELAY_TOPIC", "home/led");
        assertThat(relay(Settings.load(PurifierSettings.class, null, mqtt))).isInstanceOf(MqttRelay.class);
    }

    private static Relay relay(PurifierSettings settings) {
        PurifierEntry purifier = settings.purifier().getFirst();
        Link link = new MemoryBroker().link(new Caller(settings.node(), Duration.ZERO, null, null));
        return Main.relays(HandTime.at("2026-11-21T10:00:00Z")).apply(purifier, link);
    }
}
