package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.time.SystemTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sensor, a broker and a purifier-node as processes of their own, of which one is killed at a time, and a relay that writes
 * down each order it gets. {@code -Dairkeeper.rounds=100} goes on until each was killed often.
 */
@Tag("mosquitto")
class RelaySafetyTest {
    private static final long SEED = 20261121;
    private static final int ROUNDS = Integer.getInteger("airkeeper.rounds", 12);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Blind after 3 s; a second for the tick of the controller, one for a busy machine. */
    private static final Duration BLIND_LIMIT = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private final SystemTime time = new SystemTime();
    private final Random random = new Random(SEED);
    private MosquittoBroker broker;
    private Path orders;
    private Path sensorSettings;
    private Path nodeSettings;
    private NodeProcess sensor;
    private NodeProcess node;

    @BeforeEach
    void start() throws IOException {
        broker = MosquittoBroker.open();
        orders = Files.createFile(directory.resolve("orders"));
        Path script = Files.writeString(directory.resolve("relay"), "#!/bin/sh\necho \"$2\" >> \"$1\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        sensorSettings =
                NodeProcess.settings(directory, "sensor-node", """
                node = "pi-sensor"
                state = "%s"
                [broker]
                url = "%s"
                [[sensor]]
                room = "kitchen"
                id = "sim"
                kind = "simulated"
                interval = "1 s"
                warm-up = "0 s"
                """.formatted(directory.resolve("state"), broker.uri()));
        // any air is bad enough here: the relay is on whenever the room is seen
        nodeSettings = NodeProcess.settings(directory, "purifier-node", """
                node = "pi-purifier"
                [broker]
                url = "%s"
                [[purifier]]
                room = "kitchen"
                id = "fan"
                on = 301
                off = 300
                minimum-on = "0 s"
                minimum-off = "0 s"
                interval = "1 s"
                blind-after = "3 s"
                relay = { kind = "command", program = "%s", arguments = ["%s"] }
                """.formatted(broker.uri(), script, orders));
        sensor = NodeProcess.node("sensor-node", sensorSettings);
        node = NodeProcess.node("purifier-node", nodeSettings);
    }

    @AfterEach
    void stop() {
        node.close();
        sensor.close();
        broker.close();
    }

    @Test
    void theRelayIsOffWheneverNobodyKnowsOrNobodyDecides() {
        for (int round = 0; round < ROUNDS; round++) {
            await("ON in round " + round).atMost(PATIENCE).until(() -> last().equals("ON"));
            // the first rounds try each loss once, the others any of them
            Loss loss = Loss.values()[round < Loss.values().length ? round : random.nextInt(Loss.values().length)];
            switch (loss) {
                case SENSOR_KILLED -> {
                    sensor.kill();
                    offWithinTheBlindLimit(loss);
                    sensor = NodeProcess.node("sensor-node", sensorSettings);
                }
                case BROKER_KILLED -> {
                    broker.kill();
                    offWithinTheBlindLimit(loss);
                    broker.restart();
                }
                case NODE_ENDED -> {
                    terminate(node);
                    assertThat(last()).as("after SIGTERM").isEqualTo("OFF");
                    assertThat(node.lines())
                            .anyMatch(line -> line.endsWith("kitchen/fan: the relay is left OFF, as the node ends."));
                    node = NodeProcess.node("purifier-node", nodeSettings);
                }
                case NODE_KILLED -> {
                    node.kill();
                    int before = orders().size();
                    node = NodeProcess.node("purifier-node", nodeSettings);
                    await().atMost(PATIENCE).until(() -> orders().size() > before);
                    assertThat(orders().get(before))
                            .as("its first order after SIGKILL")
                            .isEqualTo("OFF");
                    node.awaitLine(
                            line -> line.endsWith("kitchen/fan is OFF: waiting for the first usable reading: off"));
                }
            }
        }
    }

    /** SIGTERM by its handle: {@code close} would close its output first, and its last words are wanted. */
    private static void terminate(NodeProcess program) {
        ProcessHandle.of(program.pid()).orElseThrow().destroy();
        assertThat(program.awaitExit()).as("exit code after SIGTERM").isEqualTo(143);
    }

    private void offWithinTheBlindLimit(Loss loss) {
        Duration lost = time.steady();
        int whys = blindWhys();
        await(loss.toString())
                .atMost(BLIND_LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> last().equals("OFF"));
        // a reading that was still under way may have come after the loss, none before the one ahead of it
        assertThat(time.steady().minus(lost)).as("not before it is blind").isGreaterThan(Duration.ofMillis(1500));
        await("the why in the log").atMost(PATIENCE).until(() -> blindWhys() > whys);
    }

    private int blindWhys() {
        return (int) node.lines().stream()
                .filter(line -> line.contains("kitchen/fan is OFF: no usable reading for"))
                .count();
    }

    private String last() {
        List<String> all = orders();
        return all.isEmpty() ? "" : all.getLast();
    }

    private List<String> orders() {
        try {
            return Files.readAllLines(orders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private enum Loss {
        SENSOR_KILLED,
        BROKER_KILLED,
        NODE_ENDED,
        NODE_KILLED
    }
}
