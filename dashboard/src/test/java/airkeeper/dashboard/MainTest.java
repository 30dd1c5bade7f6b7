package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.program.Node;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    private Path folder;

    @Test
    void comesUpWithoutABrokerAndEndsInGoodOrder() throws SettingsException {
        Path file = folder.resolve("kept/airkeeper.db");
        Map<String, String> environment = Map.of(
                "AIRKEEPER_BROKER_URL", "mqtt://127.0.0.1:1",
                "AIRKEEPER_HISTORY_FILE", file.toString(),
                "AIRKEEPER_WEB_HOST", "127.0.0.1",
                "AIRKEEPER_WEB_PORT", "0");
        Node node = Main.node(
                Settings.load(DashboardSettings.class, Path.of("../deploy/examples/dashboard.toml"), environment));
        assertThat(file).doesNotExist();

        node.start();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(file).exists());
        node.close();
        node.close();
    }

    @Test
    void comesUpWithoutADatabaseAndSaysSo() throws Exception {
        Map<String, String> environment = Map.of(
                "AIRKEEPER_BROKER_URL", "mqtt://127.0.0.1:1",
                "AIRKEEPER_HISTORY_URL", "postgresql://127.0.0.1:1/airkeeper",
                "AIRKEEPER_WEB_HOST", "127.0.0.1",
                "AIRKEEPER_WEB_PORT", Integer.toString(MosquittoBroker.freePort()));
        URI ready = URI.create("http://127.0.0.1:" + environment.get("AIRKEEPER_WEB_PORT") + "/health/ready");
        Node node = Main.node(Settings.load(DashboardSettings.class, null, environment));

        node.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(
                                    client.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.ofString())
                                            .body())
                            .contains("\"part\":\"database\",\"why\":\"It is not well;")
                            .doesNotContain("postgresql://"));
        }
        node.close();
    }

    @Test
    void whatWasNeverStartedCanBeClosed() throws SettingsException {
        Main.node(Settings.load(DashboardSettings.class, null, Map.of())).close();
    }
}
