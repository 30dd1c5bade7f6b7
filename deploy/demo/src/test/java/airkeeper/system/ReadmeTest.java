package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.mqtt.MosquittoBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Your first room" of the README, step by step as it stands there. */
@Tag("mosquitto")
class ReadmeTest {
    private static final Path ROOT = Path.of("../..");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<NodeProcess> nodes = new ArrayList<>();
    private MosquittoBroker broker;

    @BeforeEach
    void startTheFirstRoom(@TempDir Path directory) throws IOException {
        broker = MosquittoBroker.open();
        for (String module : List.of("sensor-node", "purifier-node", "dashboard")) {
            assertThat(readme()).contains("deploy/examples/first-room/" + module + ".toml");
            String toml = Files.readString(ROOT.resolve("deploy/examples/first-room/" + module + ".toml"))
                    .replace("mqtt://localhost:1883", broker.uri().toString())
                    .replace("\"data", "\"" + directory.resolve("data"))
                    .replace("[web]", "[web]\nport = 0");
            nodes.add(NodeProcess.node(module, NodeProcess.settings(directory, module, toml)));
        }
        nodes.forEach(node -> node.awaitLine(line -> line.contains("Connected to")));
    }

    @AfterEach
    void stop() {
        nodes.reversed().forEach(NodeProcess::close);
        broker.close();
    }

    @Test
    void theShellLinesSwitchTheRelay() throws IOException {
        List<String> lines = block("sh").lines().toList();
        assertThat(lines).hasSize(5);

        assertThat(done(lines.get(0))).isEmpty();
        answers(lines.get(1), "ON");
        assertThat(done(lines.get(2))).isEmpty();
        answers(lines.get(3), "OFF");
        assertThat(done(lines.get(4))).isEmpty();
        nodes.get(1).awaitLine(line -> line.contains("but off for"));
    }

    @Test
    @Tag("paho")
    void thePythonLinesHearWhatBecameOfTheirReading() throws IOException {
        String program =
                block("python").replace("hostname=\"localhost\"", "hostname=\"127.0.0.1\", port=" + broker.port());
        List<String> output = new ArrayList<>();

        assertThat(NodeProcess.run(output, "/usr/bin/python3", "-W", "error", "-c", program))
                .as("%s", output)
                .isZero();
        assertThat(output).containsExactly("the room has 1250 ppm", "the relay is ON");
    }

    /** As a person does who looks again if the relay is not there yet. */
    private void answers(String line, String expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(done(line)).containsExactly(expected));
    }

    private List<String> done(String line) {
        List<String> output = new ArrayList<>();
        String local = line.replace("-h localhost", "-h 127.0.0.1 -p " + broker.port());
        assertThat(NodeProcess.run(output, "sh", "-c", local))
                .as("%s: %s", line, output)
                .isZero();
        return output;
    }

    /** The one block of this language. */
    private static String block(String language) throws IOException {
        String[] parts = readme().split("```" + language + "\n");
        assertThat(parts).as("blocks of %s", language).hasSize(2);
        return parts[1].substring(0, parts[1].indexOf("```"));
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
