package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Dashboard;
import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.purifier.PurifierEntry;
import airkeeper.purifier.PurifierNode;
import airkeeper.purifier.PurifierSettings;
import airkeeper.purifier.Relay;
import airkeeper.purifier.RelayKind;
import airkeeper.purifier.RelaySettings;
import airkeeper.sensor.Journal;
import airkeeper.sensor.JournalSettings;
import airkeeper.sensor.Judge;
import airkeeper.sensor.MountedSensor;
import airkeeper.sensor.Repeat;
import airkeeper.sensor.SensorEntry;
import airkeeper.sensor.SensorNode;
import airkeeper.sensor.Times;
import airkeeper.sensor.replay.ReplaySensor;
import airkeeper.system.PlainRules.Switch;
import airkeeper.wire.Caller;
import airkeeper.wire.Drives;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topics;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.time.HandTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded days in the time of a test: what was measured is stored to the last digit, and the relay switched to the second. */
class ReplayTest {
    private static final Duration AFTERWARDS = Duration.ofHours(1);
    /** Days pass within seconds here: a journal that is written each 5 minutes would be all there is to wait for. */
    private static final JournalSettings BY_THE_HOUR =
            new JournalSettings(Duration.ofDays(30), 100, Duration.ofHours(1));

    @TempDir
    private static Path recordings;

    @TempDir
    private Path directory;

    static Stream<Recording> recordings() {
        return Recording.all(recordings).stream();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyReadingIsStoredOnceAndTheRelaySwitchesByTheRules(Recording recording) throws Exception {
        Path file = directory.resolve("history.db");
        List<Switch> switches = replayed(recording, file);

        assertThat(Sums.stored(file, recording.room())).isEqualTo(Sums.of(recording));
        assertThat(switches)
                .hasSizeGreaterThan(10)
                .containsExactlyElementsOf(PlainRules.switches(recording.rows(), AFTERWARDS));
    }

    /** So that the sums of both sides are not both wrong. */
    @ParameterizedTest
    @MethodSource("recordings")
    void theRecordingsAreAsLongAsTheyAreKnownToBe(Recording recording) {
        // two days at 30 s without 42 minutes; the rows of the three files of the UCI data set
        long known = recording.room().equals("office") ? 20_560 : 2 * 2_880 - 2 * 42;

        assertThat(Sums.of(recording).readings()).isEqualTo(known);
    }

    /** All three nodes live through the recording in its own time, and an hour more; gives what became of the relay. */
    private List<Switch> replayed(Recording recording, Path file) {
        HandTime time = new HandTime(recording.begin());
        MemoryBroker broker = new MemoryBroker();
        RecordedRelay relay = new RecordedRelay(time);
        PurifierNode purifier = new PurifierNode(settings(recording), (_, _) -> relay, broker::link, time);
        Dashboard dashboard = new Dashboard(
                Topics.standard(),
                Duration.ofMinutes(10),
                Guideline.HSE_UK,
                time,
                broker.link(new Caller(new NodeId("dashboard"), Duration.ofDays(1), null, null)),
                new SqliteHistory(file));
        SensorNode sensor = new SensorNode(
                new NodeId("pi-sensor"),
                Topics.standard(),
                List.of(mounted(recording, time)),
                broker::link,
                new Journal(directory, new NodeId("pi-sensor"), BY_THE_HOUR),
                time);
        try (purifier;
                dashboard;
                sensor) {
            purifier.start();
            dashboard.start();
            time.settle();
            sensor.start();
            time.advance(Duration.between(recording.begin(), recording.end()).plus(AFTERWARDS));
        }
        return relay.switches;
    }

    private static MountedSensor mounted(Recording recording, HandTime time) {
        SensorId id = new SensorId(new Room(recording.room()), "recorded");
        return new MountedSensor(
                id,
                new ReplaySensor(id, new SensorEntry.Recording(recording.file(), 1, Times.NOW, Repeat.NEVER), time),
                Duration.ofMinutes(1),
                new Judge(Duration.ZERO, Duration.ofMinutes(15)));
    }

    /** The rules as they are without settings, for a sensor that speaks once a minute. */
    private static PurifierSettings settings(Recording recording) {
        return new PurifierSettings(
                new NodeId("pi-purifier"),
                Topics.standard(),
                BrokerSettings.open(URI.create("mqtt://localhost:1883")),
                List.of(new PurifierEntry(
                        new Room(recording.room()),
                        "fan",
                        Quantity.CO2,
                        null,
                        null,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(1),
                        null,
                        Power.OFF,
                        Drives.VENTILATOR,
                        List.of(),
                        new RelaySettings(RelayKind.SIMULATED, null, null))));
    }

    /** Remembers when it was switched. */
    private static final class RecordedRelay implements Relay {
        private final List<Switch> switches = new ArrayList<>();
        private final HandTime time;

        RecordedRelay(HandTime time) {
            this.time = time;
        }

        @Override
        public void open() {}

        @Override
        public void switchTo(Power power) {
            Instant now = time.wall();
            switches.add(new Switch(now, power));
        }

        @Override
        public void close() {}
    }
}
