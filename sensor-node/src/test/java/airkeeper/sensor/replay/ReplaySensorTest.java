package airkeeper.sensor.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import airkeeper.sensor.Journal;
import airkeeper.sensor.Judge;
import airkeeper.sensor.Listener;
import airkeeper.sensor.Measured;
import airkeeper.sensor.MountedSensor;
import airkeeper.sensor.Printed;
import airkeeper.sensor.Repeat;
import airkeeper.sensor.ReportingSensor;
import airkeeper.sensor.SensorEntry.Recording;
import airkeeper.sensor.SensorException;
import airkeeper.sensor.SensorNode;
import airkeeper.sensor.Times;
import airkeeper.wire.NodeId;
import airkeeper.wire.Quality;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topics;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.time.HandTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplaySensorTest {
    private static final NodeId NODE = new NodeId("pi-office");
    private static final SensorId OFFICE = SensorId.of("office/recorded");
    private static final String READING = "airkeeper/office/sensor/recorded";

    private final Path directory;
    private final Path file;
    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final MemoryBroker broker = new MemoryBroker();
    private final Listener listener = new Listener(broker);

    ReplaySensorTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.file = directory.resolve("office.csv");
        Files.writeString(file, """
                time,co2,temperature,light
                2015-02-02T13:19:00Z,749.2,23.70,585
                2015-02-02T13:19:59Z,760.4,23.72,578
                2015-02-02T13:21:00Z,,23.73,572
                """);
    }

    @Test
    void saysEachRowWhenItIsDue() {
        SensorNode node = started(1, Times.NOW, Repeat.NEVER);
        time.advance(Duration.ofSeconds(119));
        assertThat(listener.texts(READING))
                .containsExactly(
                        "{\"time\":\"2026-11-21T10:00:00Z\",\"seq\":0,\"co2\":749.2,\"temperature\":23.7,\"quality\":\"ok\"}",
                        "{\"time\":\"2026-11-21T10:00:59Z\",\"seq\":1,\"co2\":760.4,\"temperature\":23.72,\"quality\":\"ok\"}");

        time.advance(Duration.ofDays(1));
        node.close();

        assertThat(listener.texts(READING))
                .hasSize(3)
                .last()
                .isEqualTo("{\"time\":\"2026-11-21T10:02:00Z\",\"seq\":2,\"temperature\":23.73,\"quality\":\"ok\"}");
    }

    @Test
    void saysTheTimesThatWereRecorded() {
        SensorNode node = started(60, Times.RECORDED, Repeat.NEVER);
        time.advance(Duration.ofSeconds(2));
        node.close();

        assertThat(listener.readings(READING))
                .extracting(reading -> String.valueOf(reading.time()))
                .containsExactly("2015-02-02T13:19:00Z", "2015-02-02T13:19:59Z", "2015-02-02T13:21:00Z");
    }

    @Test
    void saysOnceThatItIsAtItsEnd() {
        try (Printed printed = new Printed()) {
            SensorNode node = started(60, Times.NOW, Repeat.NEVER);
            time.advance(Duration.ofDays(1));
            node.close();

            assertThat(printed.with("has said all"))
                    .containsExactly("office/recorded has said all of " + file + " and is silent now.");
        }
    }

    @Test
    void beginsAgainWhenAsked() {
        SensorNode node = started(1, Times.NOW, Repeat.ALWAYS);
        time.advance(Duration.ofMinutes(6));
        node.close();

        // 0 s, 59 s, 2 min; the last row lasts 61 s; 3:01, 4:00, 5:01
        assertThat(listener.readings(READING))
                .extracting(reading -> String.valueOf(reading.time()))
                .containsExactly(
                        "2026-11-21T10:00:00Z",
                        "2026-11-21T10:00:59Z",
                        "2026-11-21T10:02:00Z",
                        "2026-11-21T10:03:01Z",
                        "2026-11-21T10:04:00Z",
                        "2026-11-21T10:05:01Z");
    }

    @Test
    void givesRowsThatAreDueAtOnceEachAMomentOfItsOwn() throws IOException {
        StringBuilder rows = new StringBuilder("time,co2\n");
        for (int i = 0; i < 500; i++) {
            rows.append("2015-02-02T13:19:00Z,").append(500 + i).append('\n');
        }
        Files.writeString(file, rows);
        SensorNode node = started(1, Times.NOW, Repeat.NEVER);
        node.close();

        assertThat(listener.readings(READING))
                .hasSize(500)
                .extracting(Reading::time)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void leavesOutRowsThatAreNone() throws IOException {
        Files.writeString(file, """
                time,co2
                2015-02-02T13:19:00Z,749.2
                2015-02-02T13:20:00Z,lots
                yesterday,760
                2015-02-02T13:22:00Z
                2015-02-02T13:23:00Z,770
                """);
        try (Printed printed = new Printed()) {
            SensorNode node = started(1, Times.NOW, Repeat.NEVER);
            time.advance(Duration.ofMinutes(5));
            node.close();

            assertThat(listener.numbers(READING)).containsExactly(0L, 1L);
            assertThat(printed.with("office/recorded"))
                    .containsExactly(
                            "office/recorded leaves out a row: " + file
                                    + ", line 3: expected a number in column co2, found \"lots\"."
                                    + " Further ones are counted, not logged.",
                            "office/recorded has said all of " + file + " and is silent now. 3 rows were left out.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'time,light' | ', line 1: expected column names with time and a quantity, such as time,co2,temperature, found \"time,light\".'",
                "'co2'        | ', line 1: expected column names with time and a quantity, such as time,co2,temperature, found \"co2\".'",
                "''           | ', line 1: expected column names with time and a quantity, such as time,co2,temperature, found an empty file.'",
            })
    void saysWhatIsWrongWithTheColumns(String header, String expected) throws IOException {
        Files.writeString(file, header);

        assertThatThrownBy(() -> sensor(1, Times.NOW, Repeat.NEVER).open(time.loop("test"), new Deaf()))
                .isInstanceOf(SensorException.class)
                .hasMessage(file + expected);
    }

    @Test
    void waitsForAFileThatIsGone() throws IOException {
        String text = Files.readString(file);
        Files.delete(file);
        try (Printed printed = new Printed()) {
            SensorNode node = started(60, Times.NOW, Repeat.NEVER);
            time.advance(Duration.ofSeconds(29));
            Files.writeString(file, text);
            time.advance(Duration.ofSeconds(5));
            node.close();

            assertThat(listener.numbers(READING)).containsExactly(0L, 1L, 2L);
            assertThat(printed.with("cannot be read"))
                    .containsExactly("office/recorded cannot be read: " + file
                            + ": expected a recording, found no file."
                            + " It is opened again and again, with pauses of up to 5 minutes.");
        }
    }

    /** The real office of UCI's "Occupancy Detection", where the recording is at hand. */
    @Test
    void saysEveryRowOfARealRecordingOnceAndInOrder() {
        Path real = Path.of("../../shared/data/uci-office-co2.csv");
        assumeThat(real).exists();
        SensorNode node =
                node(new ReplaySensor(OFFICE, new Recording(real, 100_000, Times.RECORDED, Repeat.NEVER), time));
        node.start();
        time.advance(Duration.ofSeconds(30));
        node.close();

        List<Reading> readings = listener.readings(READING);
        assertThat(readings)
                .extracting(Reading::seq)
                .containsExactlyElementsOf(LongStream.range(0, 20_560).boxed().toList());
        assertThat(readings).extracting(Reading::quality).containsOnly(Quality.OK);
        assertThat(readings).extracting(Reading::time).isSorted().doesNotHaveDuplicates();
    }

    /** At its own pace the recording is no frozen sensor either: 16 days of the office, in the time of this test. */
    @Test
    void judgesRealAirAsSound() {
        Path real = Path.of("../../shared/data/uci-office-co2.csv");
        assumeThat(real).exists();
        SensorNode node = node(new ReplaySensor(OFFICE, new Recording(real, 1, Times.NOW, Repeat.NEVER), time));
        node.start();
        time.advance(Duration.ofDays(16));
        node.close();

        assertThat(listener.readings(READING))
                .hasSize(20_560)
                .extracting(Reading::quality)
                .containsOnly(Quality.OK);
    }

    private SensorNode started(double speed, Times times, Repeat repeat) {
        SensorNode node = node(sensor(speed, times, repeat));
        node.start();
        time.settle();
        return node;
    }

    private ReplaySensor sensor(double speed, Times times, Repeat repeat) {
        return new ReplaySensor(OFFICE, new Recording(file, speed, times, repeat), time);
    }

    private SensorNode node(ReplaySensor sensor) {
        MountedSensor mounted = new MountedSensor(
                OFFICE, sensor, Duration.ofSeconds(30), new Judge(sensor.warmUp(), Duration.ofMinutes(15)));
        return new SensorNode(
                NODE, Topics.standard(), List.of(mounted), broker::link, new Journal(directory, NODE), time);
    }

    /** Nobody listens. */
    private static final class Deaf implements ReportingSensor.Ear {
        @Override
        public void measured(Measured measured) {}

        @Override
        public void lost(SensorException why) {}
    }
}
