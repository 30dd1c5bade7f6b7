package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.mqtt.MosquittoBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded days said within seconds over a real broker, from one process to another: each reading arrives once. */
@Tag("mosquitto")
class ReplayOverMosquittoTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path recordings;

    @TempDir
    private Path directory;

    static Stream<Recording> recordings() {
        return Recording.all(recordings).stream();
    }

    /** With a queue as long as the recording: Mosquitto's own is for nodes that measure each 30 s, not 3000 times as fast. */
    @ParameterizedTest
    @MethodSource("recordings")
    void everyReadingIsStoredOnce(Recording recording) throws Exception {
        replay(recording.framed(30_000, directory), "max_queued_messages 30000");
    }

    /** The dashboard hears nothing for a thousand rows; the last row, 3 s after the others, shows it how many it has missed. */
    @Test
    void whatTheBrokersQueueWasTooShortForIsAskedForAgain() throws Exception {
        Recording recording = Recording.classroom(recordings).framed(1_000, directory);
        try (MosquittoBroker broker = MosquittoBroker.open("max_queued_messages 100");
                NodeProcess wishes = subscribed(broker, "airkeeper/+/sensor/+/resend");
                NodeProcess said = subscribed(broker, "airkeeper/+/sensor/+");
                NodeProcess dashboard = dashboard(broker)) {
            dashboard.awaitLine(line -> line.contains("Connected to"));
            dashboard.freeze();
            try (NodeProcess sensor = sensor(broker, recording)) {
                await().atMost(PATIENCE).until(() -> said.lines().size() >= 1_000);
                dashboard.thaw();
                awaitStored(recording, sensor, dashboard);
            }
            assertThat(wishes.lines()).isNotEmpty();
        }
    }

    /** Replays until all is stored; the first row, 3 s before the others, leaves time for the line to come up. */
    private void replay(Recording recording, String... broking) throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.open(broking);
                NodeProcess dashboard = dashboard(broker)) {
            dashboard.awaitLine(line -> line.contains("Connected to"));
            try (NodeProcess sensor = sensor(broker, recording)) {
                awaitStored(recording, sensor, dashboard);
            }
        }
    }

    private void awaitStored(Recording recording, NodeProcess sensor, NodeProcess dashboard) throws Exception {
        Sums said = Sums.of(recording);
        sensor.awaitLine(line -> line.contains("has said all of"));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(Sums.stored(history(), recording.room()))
                        .as("%s %s", sensor.lines(), dashboard.lines())
                        .isEqualTo(said));
    }

    private Path history() {
        return directory.resolve("history.db");
    }

    private static NodeProcess subscribed(MosquittoBroker broker, String filter) {
        String port = String.valueOf(broker.port());
        return NodeProcess.of("stdbuf", "-oL", "mosquitto_sub", "-h", "127.0.0.1", "-p", port, "-t", filter);
    }

    private NodeProcess dashboard(MosquittoBroker broker) {
        return NodeProcess.node(
                "dashboard", NodeProcess.settings(directory, "dashboard", """
                [broker]
                url = "%s"
                [history]
                file = "%s"
                [web]
                host = "127.0.0.1"
                port = 0
                """.formatted(broker.uri(), history())));
    }

    private NodeProcess sensor(MosquittoBroker broker, Recording recording) {
        return NodeProcess.node("sensor-node", NodeProcess.settings(directory, "sensor-node", """
                node = "pi-sensor"
                state = "%s"
                [broker]
                url = "%s"
                [[sensor]]
                room = "%s"
                id = "recorded"
                kind = "replay"
                file = "%s"
                speed = 100000
                times = "recorded"
                """.formatted(
                        directory.resolve("state"),
                        broker.uri(),
                        recording.room(),
                        recording.file().toAbsolutePath())));
    }
}
