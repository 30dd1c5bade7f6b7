package airkeeper.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import airkeeper.wire.NodeId;
import airkeeper.wire.Quantity;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topic;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SensorSettingsTest {
    private final Path directory;
    private final Path file;

    SensorSettingsTest(@TempDir Path directory) {
        this.directory = directory;
        this.file = directory.resolve("sensor-node.toml");
    }

    @Test
    void readsTheExample() throws SettingsException {
        SensorSettings settings =
                Settings.load(SensorSettings.class, Path.of("../deploy/examples/sensor-node.toml"), Map.of());

        assertThat(settings.node()).isEqualTo(new NodeId("pi-kitchen"));
        assertThat(settings.state()).isEqualTo(Path.of("/var/lib/airkeeper/sensor-node"));
        assertThat(settings.journal()).isEqualTo(JournalSettings.USUAL);
        assertThat(settings.sensor())
                .extracting(SensorEntry::sensor)
                .containsExactly(
                        SensorId.of("kitchen/simulated"),
                        SensorId.of("bedroom/airgradient"),
                        SensorId.of("hall/number"),
                        SensorId.of("attic/json"));
        assertThat(settings.sensor().getLast().device().values())
                .isEqualTo(Map.of(Quantity.CO2, "/air/co2", Quantity.TEMPERATURE, "/air/temperature"));
    }

    /** What the example comments out is right as well, and each of its values is what holds without it. */
    @Test
    void showsEverySettingInTheExampleAsItHoldsWithoutIt() throws Exception {
        Path recording = Files.writeString(directory.resolve("office.csv"), "time,co2\n");
        String example = Files.readString(Path.of("../deploy/examples/sensor-node.toml"));
        String replay = example.lines()
                .dropWhile(line -> !line.startsWith("# [[sensor]]"))
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.matches("# (\\[\\[|\\S+ = ).*"))
                .map(line -> line.substring(2).replace("/var/lib/airkeeper/office.csv", recording.toString()))
                .reduce("node = \"n\"\n", (all, line) -> all + line + "\n");
        SensorEntry shown = load(replay).sensor().getFirst();

        assertThat(shown.recording())
                .isEqualTo(load("""
                                node = "n"
                                [[sensor]]
                                room = "office"
                                id = "recorded"
                                kind = "replay"
                                file = "%s"
                                """.formatted(recording)).sensor().getFirst().recording());
    }

    @Test
    void readsTheExampleOfAPi() throws SettingsException {
        SensorSettings settings =
                Settings.load(SensorSettings.class, Path.of("../deploy/examples/sensor-node-pi.toml"), Map.of());

        assertThat(settings.sensor())
                .extracting(SensorEntry::kind)
                .containsExactlyInAnyOrder(
                        Kind.SCD4X, Kind.BME280, Kind.SPS30, Kind.SCD30, Kind.SENSEAIR, Kind.MHZ19, Kind.PMS5003);
        assertThat(settings.sensor().getFirst().chip()).isEqualTo(new ChipSettings(120, 4.0, SelfCalibration.ON));
        assertThat(settings.sensor().get(1).wiring())
                .isEqualTo(new SensorEntry.Wiring(1, 0x76, Path.of("/dev/serial0")));
    }

    @Test
    void leavesChipsAsTheyAreWhereNothingIsSaid() throws Exception {
        SensorEntry entry = load(wired("bme280", "")).sensor().getFirst();

        assertThat(entry.chip()).isEqualTo(ChipSettings.AS_IT_IS);
        assertThat(entry.wiring()).isEqualTo(new SensorEntry.Wiring(1, 0x76, Path.of("/dev/serial0")));
    }

    @Test
    void namesTheKindsThatASettingIsFor() throws Exception {
        assertThat(mistakes(wired("pms5003", """
                        bus = 1
                        address = 0x76
                        altitude = 1
                        temperature-offset = 1
                        self-calibration = "off"
                        """)))
                .containsExactly(file
                        + ": sensor[0]: expected bus only with kind scd4x, scd30, sps30 or bme280, found it with kind"
                        + " pms5003; expected address only with kind bme280, found it with kind pms5003;"
                        + " expected altitude only with kind scd4x or scd30, found it with kind pms5003;"
                        + " expected temperature-offset only with kind scd4x, scd30 or bme280, found it with kind"
                        + " pms5003; expected self-calibration only with kind scd4x, scd30, mhz19 or senseair,"
                        + " found it with kind pms5003");
        assertThat(mistakes(wired("scd4x", "port = \"/dev/serial0\"\naltitude = 4000\nself-calibration = \"yes\"")))
                .containsExactly(
                        file + ": sensor[0].altitude: expected 0 to 3000, found 4000",
                        file + ": sensor[0].self-calibration: expected one of on, off, found \"yes\"");
        assertThat(mistakes(wired("bme280", "address = 0x61")))
                .containsExactly(file + ": sensor[0]: expected the address 0x76 or 0x77, found 0x61");
    }

    @Test
    void needsEachDeviceOnce() throws Exception {
        String bme280 = "[[sensor]]\nroom = \"r\"\nid = \"other\"\nkind = \"bme280\"\n";
        String s8 = "[[sensor]]\nroom = \"r\"\nid = \"s8\"\nkind = \"senseair\"\n";

        assertThat(load(wired("bme280", bme280 + "address = 0x77\n" + s8)).sensor())
                .hasSize(3);
        assertThat(mistakes(wired("bme280", bme280)))
                .containsExactly(file
                        + ": expected each device once, found the bme280 at 0x76 on I²C bus 1 as r/a and as r/other");
        assertThat(mistakes(wired("mhz19", s8)))
                .containsExactly(
                        file + ": expected each device once, found the device on /dev/serial0 as r/a and as r/s8");
        assertThat(mistakes(wired("scd4x", bme280.replace("bme280", "scd4x"))))
                .containsExactly(
                        file + ": expected each device once, found the scd4x on I²C bus 1 as r/a and as r/other");
    }

    private static String wired(String kind, String more) {
        return "node = \"n\"\n[[sensor]]\nroom = \"r\"\nid = \"a\"\nkind = \"" + kind + "\"\n" + more;
    }

    @Test
    void hasDefaultsForAllThatNeedNotBeSaid() throws Exception {
        SensorSettings settings = load("""
                node = "n"
                [[sensor]]
                room = "hall"
                id = "esp"
                kind = "foreign"
                topic = "hall-air"
                format = "esphome"
                """);
        SensorEntry entry = settings.sensor().getFirst();

        assertThat(settings.prefix().prefix()).isEqualTo("airkeeper");
        assertThat(settings.broker().url()).hasToString("mqtt://localhost:1883");
        assertThat(settings.journal()).isEqualTo(JournalSettings.USUAL);
        assertThat(entry.interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(entry.judge(Duration.ofSeconds(5))).isEqualTo(new Judge(Duration.ofSeconds(5), Duration.ofHours(3)));
        assertThat(entry.device())
                .isEqualTo(
                        new SensorEntry.ForeignDevice(new Topic("hall-air"), Format.ESPHOME, Quantity.CO2, Map.of()));
    }

    @Test
    void prefersWhatTheOperatorSaysToWhatTheDeviceAsksFor() throws Exception {
        SensorEntry entry = load("""
                        node = "n"
                        [[sensor]]
                        room = "hall"
                        id = "s"
                        kind = "simulated"
                        warm-up = "2 min"
                        stuck-after = "1 h"
                        """).sensor().getFirst();

        assertThat(entry.judge(Duration.ofSeconds(5))).isEqualTo(new Judge(Duration.ofMinutes(2), Duration.ofHours(1)));
    }

    @Test
    void replaysFasterOnlyWithTheTimesThatWereRecorded() throws Exception {
        String fast = """
                node = "n"
                [[sensor]]
                room = "office"
                id = "recorded"
                kind = "replay"
                file = "%s"
                speed = 100000
                """.formatted(Files.writeString(directory.resolve("office.csv"), "time,co2\n"));

        assertThat(load(fast + "times = \"recorded\"")
                        .sensor()
                        .getFirst()
                        .recording()
                        .speed())
                .isEqualTo(100_000);
        assertThat(mistakes(fast))
                .containsExactly(file + ": sensor[0]: expected a speed of at most 10000 with times = \"now\","
                        + " found 100000: only with times = \"recorded\" can it be more");
    }

    @Test
    void needsASensor() throws Exception {
        assertThat(mistakes("node = \"n\"\n")).containsExactly(file + ": expected at least one [[sensor]], found none");
    }

    @Test
    void needsEachSensorOnce() throws Exception {
        String kitchen = """
                [[sensor]]
                room = "kitchen"
                id = "a"
                kind = "simulated"
                """;

        assertThat(mistakes("node = \"n\"\n" + kitchen + kitchen))
                .containsExactly(file + ": expected each sensor once, found kitchen/a more than once");
    }

    @Test
    void refusesToHearItself() throws Exception {
        assertThat(mistakes("""
                        node = "n"
                        [[sensor]]
                        room = "kitchen"
                        id = "a"
                        kind = "foreign"
                        topic = "airkeeper/kitchen/sensor/a/co2"
                        format = "number"
                        """))
                .containsExactly(file + ": expected topics of other projects with kind foreign, found"
                        + " airkeeper/kitchen/sensor/a/co2, which is said by an Airkeeper node");
    }

    @Test
    void namesAllMistakesAtOnce() throws Exception {
        assertThat(mistakes("""
                        node = "Pi Kitchen"
                        colour = "green"
                        [[sensor]]
                        room = "kitchen"
                        id = "a"
                        kind = "magic"
                        interval = "2 h"
                        [[sensor]]
                        room = "kitchen"
                        id = "b"
                        kind = "simulated"
                        file = "%s"
                        topic = "x"
                        format = "json"
                        [sensor.values]
                        co2 = "/co2"
                        [[sensor]]
                        room = "kitchen"
                        id = "c"
                        kind = "replay"
                        times = "recorded"
                        repeat = "always"
                        quantity = "co2"
                        [[sensor]]
                        room = "kitchen"
                        id = "d"
                        kind = "foreign"
                        speed = 2
                        [[sensor]]
                        room = "kitchen"
                        id = "e"
                        kind = "foreign"
                        topic = "x"
                        format = "json"
                        quantity = "co2"
                        [[sensor]]
                        room = "kitchen"
                        id = "f"
                        kind = "foreign"
                        topic = "x"
                        format = "json"
                        [sensor.values]
                        co2 = "co2"
                        [[sensor]]
                        room = "kitchen"
                        id = "g"
                        kind = "foreign"
                        topic = "x"
                        format = "tasmota"
                        [sensor.values]
                        co2 = "/co2"
                        [[sensor]]
                        room = "kitchen"
                        id = "h"
                        kind = "foreign"
                        topic = "x"
                        format = "esphome"
                        [sensor.values]
                        co2 = "a/b"
                        [[sensor]]
                        room = "kitchen"
                        id = "I"
                        kind = "simulated"
                        """.formatted(Files.writeString(directory.resolve("r.csv"), ""))))
                .containsExactly(
                        file + ": node: expected a node name of lower-case letters, digits and hyphens"
                                + " (1 to 63, not beginning with a hyphen), found \"Pi Kitchen\"",
                        file + ": sensor[0].kind: expected one of simulated, replay, foreign, scd4x, scd30, mhz19,"
                                + " senseair, sps30, pms5003, bme280, found \"magic\"",
                        file + ": sensor[0].interval: expected 1 s to 1 h, found 2 h",
                        file + ": sensor[1]: expected file only with kind replay, found it with kind simulated;"
                                + " expected topic only with kind foreign, found it with kind simulated;"
                                + " expected format only with kind foreign, found it with kind simulated;"
                                + " expected values only with kind foreign, found them with kind simulated",
                        file + ": sensor[2]: expected quantity only with kind foreign, found it with kind replay;"
                                + " expected a file with kind replay, found none;"
                                + " expected times = \"now\" with repeat = \"always\", found \"recorded\":"
                                + " the same times would be said again and again",
                        file + ": sensor[3]: expected speed only with kind replay, found it with kind foreign;"
                                + " expected a topic with kind foreign, found none;"
                                + " expected a format with kind foreign, found none",
                        file + ": sensor[4]: expected quantity only with format number, found it with format json;"
                                + " expected values with format json, such as co2 = \"/air/co2\", found none",
                        file + ": sensor[5]: expected a JSON pointer such as \"/air/co2\" for co2, found \"co2\"",
                        file + ": sensor[6]: expected values only with format json or esphome,"
                                + " found them with format tasmota",
                        file + ": sensor[7]: expected the name of an entity such as \"co2\" for co2, found \"a/b\"",
                        file + ": sensor[8]: expected a sensor name of lower-case letters, digits and hyphens"
                                + " (1 to 63, not beginning with a hyphen), found \"I\"",
                        file + ": colour: expected one of node, prefix, broker, state, journal, sensor,"
                                + " found this key, which nobody asks for");
    }

    private SensorSettings load(String toml) throws IOException, SettingsException {
        Files.writeString(file, toml);
        return Settings.load(SensorSettings.class, file, Map.of());
    }

    private List<String> mistakes(String toml) throws IOException {
        Files.writeString(file, toml);
        SettingsException wrong = catchThrowableOfType(
                SettingsException.class, () -> Settings.load(SensorSettings.class, file, Map.of()));
        return wrong.mistakes().stream().map(Object::toString).toList();
    }
}
