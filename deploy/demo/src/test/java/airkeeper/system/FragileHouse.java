package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.Decision;
import airkeeper.wire.NodeId;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Reason;
import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.time.SystemTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A sensor, a broker and a purifier-node as processes of their own, and a relay that writes down each order it gets. Any of
 * the three can be killed; then it sees that the relay is safe in time, and that the log and the ledger say why.
 */
final class FragileHouse implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Blind after 3 s; a second for the tick of the controller, two for a machine that starts other programs meanwhile. */
    private static final Duration BLIND_LIMIT = Duration.ofSeconds(6);

    private final SystemTime time = new SystemTime();
    private final MosquittoBroker broker;
    private final Ledger ledger;
    private final Path orders;
    private final Path sensorSettings;
    private final Path nodeSettings;
    private NodeProcess sensor;
    private NodeProcess node;

    FragileHouse(Path directory) throws IOException {
        // a broker that keeps its sessions on disk, so that the ledger misses nothing
        broker = MosquittoBroker.open("persistence true", "autosave_on_changes true", "autosave_interval 1");
        ledger = new Ledger(broker.uri(), PurifierId.of("kitchen/fan"), new NodeId("pi-purifier"));
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
                switches-per-hour = 60
                interval = "1 s"
                blind-after = "3 s"
                relay = { kind = "command", program = "%s", arguments = ["%s"] }
                """.formatted(broker.uri(), script, orders));
        startSensor();
        startNode();
    }

    private void startSensor() {
        sensor = NodeProcess.node("sensor-node", sensorSettings);
    }

    private void startNode() {
        node = NodeProcess.node("purifier-node", nodeSettings);
    }

    void awaitOn() {
        await("ON").atMost(PATIENCE).until(() -> last().equals("ON"));
    }

    void losesItsSensor() {
        Instant lost = now();
        int said = node.lines().size();
        sensor.kill();
        isOffWithinTheBlindLimit();
        saysBlind(said, lost, "sensor silent");
        startSensor();
    }

    void losesItsBroker() {
        Instant lost = now();
        int said = node.lines().size();
        broker.kill();
        isOffWithinTheBlindLimit();
        awaitLine(said, "(broker gone): off");
        broker.restart();
        ledger.reopen();
        saysBlind(said, lost, "broker gone");
    }

    void losesItsNode() {
        int before = orders().size();
        node.kill();
        ledger.awaitGone();
        Instant begun = now();
        startNode();
        await().atMost(PATIENCE).until(() -> orders().size() > before);
        assertThat(orders().get(before)).as("its first order after SIGKILL").isEqualTo("OFF");
        awaitLine(0, "kitchen/fan is OFF: waiting for the first usable reading: off");
        assertThat(ledger.since(begun, decision -> decision.reason() == Reason.STARTING)
                        .getFirst()
                        .why())
                .isEqualTo("waiting for the first usable reading: off");
    }

    /** By SIGTERM, which is no accident, and told from one. */
    void letsItsNodeEnd() {
        Instant ended = now();
        // by its handle: close() would close its output first, and its last words are wanted
        ProcessHandle.of(node.pid()).orElseThrow().destroy();
        assertThat(node.awaitExit()).as("exit code after SIGTERM").isEqualTo(143);
        assertThat(last()).as("after SIGTERM").isEqualTo("OFF");
        awaitLine(0, "kitchen/fan: the relay is left OFF, as the node ends.");
        ledger.since(ended, decision -> decision.why().equals("the purifier-node has ended"));
    }

    private void isOffWithinTheBlindLimit() {
        await("OFF after a loss")
                .atMost(BLIND_LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> last().equals("OFF"));
    }

    /** In the log and in the ledger, of all causes this one. */
    private void saysBlind(int said, Instant lost, String cause) {
        awaitLine(said, "(" + cause + "): off");
        List<Decision> whys = ledger.since(lost, decision -> decision.reason() == Reason.BLIND);
        assertThat(whys)
                .filteredOn(decision -> decision.reason() == Reason.BLIND)
                .extracting(Decision::why)
                .allMatch(why -> why.matches("no usable reading for \\d+ s \\(" + cause + "\\): off"));
    }

    private void awaitLine(int from, String end) {
        await("a line that ends with " + end)
                .atMost(PATIENCE)
                .until(() -> node.lines().stream().skip(from).anyMatch(line -> line.endsWith(end)));
    }

    /** As exactly as times are said. */
    private Instant now() {
        return time.wall().truncatedTo(ChronoUnit.MILLIS);
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

    @Override
    public void close() {
        node.close();
        sensor.close();
        ledger.close();
        broker.close();
    }
}
