package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.DashboardSettings;
import airkeeper.purifier.PurifierSettings;
import airkeeper.sensor.SensorSettings;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the images are made of, as far as it can be seen without an engine that makes them. */
class ContainerTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path CONTAINER = ROOT.resolve("deploy/container");

    @Test
    void whatIsCopiedHasBeenBuilt() throws IOException {
        List<String> copied = named("Dockerfile", "^COPY (?:--\\S+ )?(\\S+) \\S+$");
        assertThat(copied)
                .hasSize(7)
                .allSatisfy(source -> assertThat(ROOT.resolve(source)).exists());
    }

    @Test
    void theComposeFileBuildsEachOfThem() throws IOException {
        assertThat(named("compose.yaml", "target: ([a-z-]+) "))
                .containsExactlyElementsOf(named("Dockerfile", "^FROM program AS (\\S+)$"));
    }

    @Test
    void theSettingsReachTheBrokerBesideThem() throws Exception {
        Path settings = CONTAINER.resolve("settings");
        assertThat(List.of(
                        Settings.load(SensorSettings.class, settings.resolve("sensor-node.toml"), Map.of())
                                .broker(),
                        Settings.load(PurifierSettings.class, settings.resolve("purifier-node.toml"), Map.of())
                                .broker(),
                        Settings.load(DashboardSettings.class, settings.resolve("dashboard.toml"), Map.of())
                                .broker()))
                .extracting(BrokerSettings::url)
                .containsOnly(URI.create("mqtt://broker:1883"));
        assertThat(named("compose.yaml", "^  (broker):$")).hasSize(1);
    }

    private static List<String> named(String file, String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(CONTAINER.resolve(file)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
