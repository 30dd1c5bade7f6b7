package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.purifier.pi.GpioRelay;
import airkeeper.purifier.simulated.SimulatedRelay;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import java.nio.file.Path;
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

    private static Relay relay(PurifierSettings settings) {
        return Main.relays().apply(settings.purifier().getFirst());
    }
}
