package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.mqtt.MosquittoBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sensor-node, Mosquitto and a recorder, killed again and again, one, two or all three at a time: what was measured is in the
 * history, once. {@code -Dairkeeper.kills=1000} kills more often.
 */
@Tag("mosquitto")
class CrashTest {
    private static final long SEED = 20261121;
    private static final int KILLS = Integer.getInteger("airkeeper.kills", 200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A batch is due so many values after the one before; one more may be under way at either end. */
    private static final int MOST_UNWRITTEN =
            (int) BookedSensorNode.WRITE_EVERY.dividedBy(BookedSensorNode.INTERVAL) + 2;

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);
    private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);
    /** How many values had been measured when the node was killed. */
    private final List<Integer> measuredAtKills = new ArrayList<>();

    private MosquittoBroker broker;
    private NodeProcess sensor;
    private NodeProcess recorder;
    private Path book;
    private Path sensorSettings;
    private Path recorderSettings;

    @BeforeEach
    void start() throws IOException {
        // as Debian's does: it saves every half hour, so after a kill it knows nothing of what it acknowledged
        broker = MosquittoBroker.open("persistence true");
        book = Files.createFile(directory.resolve("book"));
        sensorSettings = NodeProcess.settings(directory, "sensor-node", """
                [broker]
                url = "%s"
                """.formatted(broker.uri()));
        recorderSettings = NodeProcess.settings(directory, "dashboard", """
                [broker]
                url = "%s"
                [history]
                file = "%s"
                [web]
                host = "127.0.0.1"
                port = 0
                """.formatted(broker.uri(), history()));
        sensor = startSensor();
        recorder = startRecorder();
    }

    @AfterEach
    void stop() {
        recorder.close();
        sensor.close();
        broker.close();
    }

    @Test
    void everyReadingIsStoredOnceButForThoseOfABatchThatAKillLeftUnwritten() throws Exception {
        while (kills.values().stream().mapToInt(Integer::intValue).sum() < KILLS) {
            awaitMoreValues(random.nextInt(50));
            Set<Victim> victims = victims();
            for (Victim victim : victims) {
                kill(victim);
            }
            for (Victim victim : victims) {
                restart(victim);
            }
        }
        int measured = BookedSensorNode.measured(book);
        // the last gap is asked for after 5, 35, 95 and 215 s, and on a busy machine an answer may take more than one
        await().atMost(PATIENCE.multipliedBy(5))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(lost(measured))
                        .as("%s; values at kills: %s; %s; %s", kills, measuredAtKills, recorder.lines(), sensor.lines())
                        .isEqualTo(new BitSet()));
        assertThat(kills.values()).as("kills of each").allMatch(times -> times > KILLS / 10);
        assertThat(asked("SELECT count(*) FROM reading"))
                .as("each value is stored once, and each number given once")
                .isEqualTo(asked("SELECT count(DISTINCT pm25 * 100000 + co2) FROM reading"))
                .isEqualTo(asked("SELECT count(DISTINCT seq) FROM reading"));
        System.out.printf(
                "%s kills: %d values measured, %d of them in batches that a kill left unwritten and nobody heard.%n",
                kills, measured, measured - stored().get(0, measured).cardinality());
    }

    private void awaitMoreValues(int more) throws IOException {
        int before = BookedSensorNode.measured(book);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> BookedSensorNode.measured(book) >= before + more);
    }

    private Set<Victim> victims() {
        Set<Victim> victims = EnumSet.noneOf(Victim.class);
        int many = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
        while (victims.size() < many) {
            // the broker as often as both others: it is back at once
            victims.add(random.nextBoolean() ? Victim.BROKER : random.nextBoolean() ? Victim.SENSOR : Victim.RECORDER);
        }
        return victims;
    }

    private void kill(Victim victim) throws IOException {
        kills.merge(victim, 1, Integer::sum);
        switch (victim) {
            case SENSOR -> {
                sensor.kill();
                measuredAtKills.add(BookedSensorNode.measured(book));
            }
            case BROKER -> broker.kill();
            case RECORDER -> recorder.kill();
        }
    }

    private void restart(Victim victim) {
        switch (victim) {
            case SENSOR -> sensor = startSensor();
            case BROKER -> broker.restart();
            case RECORDER -> recorder = startRecorder();
        }
    }

    /** The values that are not stored, but for those that may have stood in an unwritten batch. */
    private BitSet lost(int measured) throws SQLException {
        BitSet lost = new BitSet();
        lost.set(0, measured);
        lost.andNot(stored());
        measuredAtKills.forEach(at -> lost.clear(Math.max(0, at - MOST_UNWRITTEN), at));
        return lost;
    }

    private BitSet stored() throws SQLException {
        BitSet stored = new BitSet();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + history());
                ResultSet rows = connection.createStatement().executeQuery("SELECT pm25, co2 FROM reading")) {
            while (rows.next()) {
                stored.set(rows.getInt(1) / 10 * 1_000 + rows.getInt(2) / 10 - 400);
            }
        }
        return stored;
    }

    private long asked(String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + history());
                ResultSet answer = connection.createStatement().executeQuery(question)) {
            return answer.getLong(1);
        }
    }

    private Path history() {
        return directory.resolve("history.db");
    }

    private NodeProcess startRecorder() {
        return NodeProcess.node("dashboard", recorderSettings);
    }

    private NodeProcess startSensor() {
        return NodeProcess.main(
                "sensor-node",
                BookedSensorNode.class,
                sensorSettings.toString(),
                directory.resolve("state").toString(),
                book.toString());
    }

    private enum Victim {
        SENSOR,
        BROKER,
        RECORDER
    }
}
