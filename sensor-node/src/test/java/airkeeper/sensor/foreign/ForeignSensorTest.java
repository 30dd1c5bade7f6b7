package airkeeper.sensor.foreign;

import static airkeeper.wire.Quantity.CO2;
import static airkeeper.wire.Quantity.HUMIDITY;
import static airkeeper.wire.Quantity.PM25;
import static airkeeper.wire.Quantity.TEMPERATURE;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.sensor.Format;
import airkeeper.sensor.Journal;
import airkeeper.sensor.Judge;
import airkeeper.sensor.Listener;
import airkeeper.sensor.MountedSensor;
import airkeeper.sensor.Printed;
import airkeeper.sensor.SensorEntry.ForeignDevice;
import airkeeper.sensor.SensorNode;
import airkeeper.wire.Complaints;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topic;
import airkeeper.wire.Topics;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.time.HandTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class ForeignSensorTest {
    private static final NodeId NODE = new NodeId("bridge");
    private static final SensorId BEDROOM = SensorId.of("bedroom/foreign");
    private static final String READING = "airkeeper/bedroom/sensor/foreign";

    private final Path directory;
    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final MemoryBroker broker = new MemoryBroker();
    private final Listener listener = new Listener(broker);
    private final Complaints complaints = new Complaints(LoggerFactory.getLogger(ForeignSensorTest.class));
    private SensorNode node;

    ForeignSensorTest(@TempDir Path directory) {
        this.directory = directory;
        this.node = started(Format.NUMBER, "hall/co2", Map.of());
    }

    @AfterEach
    void close() {
        node.close();
    }

    /** https://github.com/airgradienthq/arduino/blob/master/docs/local-server.md; the same JSON is said on MQTT. */
    @Test
    void readsAirGradient() throws IOException {
        restart(Format.AIRGRADIENT, "airgradient/readings/ecda3b1eaaaf", Map.of());
        say("airgradient/readings/ecda3b1eaaaf", recorded("airgradient.json"));

        assertThat(listener.texts(READING))
                .containsExactly("{\"time\":\"2026-11-21T10:00:00Z\",\"seq\":0,\"co2\":447,\"temperature\":25.87,"
                        + "\"humidity\":43,\"pm1\":3,\"pm25\":7,\"pm10\":8,\"voc\":100,\"nox\":1,\"quality\":\"ok\"}");
    }

    /** Firmware 3.6.0, which also says corrected values: those are taken. */
    @Test
    void readsWhatAirGradientCorrects() throws IOException {
        restart(Format.AIRGRADIENT, "airgradient/readings/d83bda1d50f0", Map.of());
        say("airgradient/readings/d83bda1d50f0", recorded("airgradient-3.6.0.json"));

        assertThat(last().values())
                .containsEntry(CO2, 482.33)
                .containsEntry(TEMPERATURE, 18.71)
                .containsEntry(PM25, 6.78);
    }

    /**
     * SCD40: https://tasmota.github.io/docs/SCD4x; MH-Z19B: https://github.com/sieren/Homepoint/issues/178; the others as
     * devices in the field publish them, one of them set to Fahrenheit.
     */
    @ParameterizedTest
    @CsvSource({
        "tasmota-scd40.json,            1204, 28.8,  47.5",
        "tasmota-scd30-fahrenheit.json, 814,  22.11, 61.6",
        "tasmota-mhz19b.json,           589,  27,    ",
        "tasmota-s8.json,               1352, ,      ",
    })
    void readsTasmota(String file, Double co2, Double temperature, Double humidity) throws IOException {
        restart(Format.TASMOTA, "tele/bedroom/SENSOR", Map.of());
        say("tele/bedroom/SENSOR", recorded(file));

        assertThat(last().values().get(CO2)).isEqualTo(co2);
        assertThat(last().values().get(TEMPERATURE)).isEqualTo(temperature);
        assertThat(last().values().get(HUMIDITY)).isEqualTo(humidity);
    }

    /**
     * https://github.com/stas-demydiuk/domoticz-zigbee2mqtt-plugin/issues/684 and
     * https://github.com/Koenkk/zigbee2mqtt/issues/21703; {@code voc} is a concentration there, so it is left out.
     */
    @Test
    void readsZigbee2Mqtt() throws IOException {
        restart(Format.ZIGBEE2MQTT, "zigbee2mqtt/Air Quality Sensor", Map.of());
        say("zigbee2mqtt/Air Quality Sensor", recorded("zigbee2mqtt-ts0601.json"));
        time.advance(Duration.ofSeconds(5));
        say("zigbee2mqtt/Air Quality Sensor", recorded("zigbee2mqtt-smart-air-house-keeper.json"));

        assertThat(listener.readings(READING))
                .extracting(Reading::values)
                .containsExactly(
                        Map.of(CO2, 359.0, TEMPERATURE, 21.1, HUMIDITY, 62.3),
                        Map.of(CO2, 360.0, TEMPERATURE, 27.8, HUMIDITY, 61.8, PM25, 6.0));
    }

    /** https://esphome.io/components/mqtt.html: a number with its decimals per entity, each marked to be kept. */
    @Test
    void readsEspHomeAsOneReading() {
        restart(Format.ESPHOME, "espHome-co2", Map.of());
        keep("espHome-co2/sensor/co2/state", "450.8");
        keep("espHome-co2/sensor/rssi/state", "-80.09");
        keep("espHome-co2/sensor/temperature/state", "21.53");
        time.advance(Duration.ofSeconds(1));

        assertThat(listener.texts(READING))
                .containsExactly("{\"time\":\"2026-11-21T10:00:01Z\",\"seq\":0,\"co2\":450.8,\"temperature\":21.53,"
                        + "\"quality\":\"ok\"}");
    }

    @Test
    void readsEspHomeEntitiesByTheirNames() {
        restart(Format.ESPHOME, "school/air-3", Map.of(CO2, "classroom_co2", PM25, "pm_2_5"));
        keep("school/air-3/sensor/classroom_co2/state", "1210");
        keep("school/air-3/sensor/pm_2_5/state", "4.0");
        keep("school/air-3/sensor/co2/state", "9");
        time.advance(Duration.ofSeconds(1));

        assertThat(last().values()).isEqualTo(Map.of(CO2, 1210.0, PM25, 4.0));
    }

    /** https://github.com/melkati/CO2-Gadget, CO2_Gadget_MQTT.h: publishMeasurementsMQTT. */
    @Test
    void readsCo2Gadget() {
        restart(Format.CO2_GADGET, "CO2-Gadget-A0B4", Map.of());
        say("CO2-Gadget-A0B4/co2", "743");
        say("CO2-Gadget-A0B4/temp", "22.71");
        say("CO2-Gadget-A0B4/humi", "38.05");
        say("CO2-Gadget-A0B4/battery", "100");
        time.advance(Duration.ofSeconds(1));

        assertThat(listener.readings(READING)).hasSize(1);
        assertThat(last().values()).isEqualTo(Map.of(CO2, 743.0, TEMPERATURE, 22.71, HUMIDITY, 38.05));
    }

    @Test
    void readsJsonAtItsPointers() {
        restart(Format.JSON, "any/thing", Map.of(CO2, "/air/0/co2", TEMPERATURE, "/t~1c"));
        say("any/thing", "{\"air\":[{\"co2\":655}],\"t/c\":20.5,\"more\":null}");
        time.advance(Duration.ofSeconds(1));
        say("any/thing", "{\"air\":[{\"co2\":660}],\"t/c\":null}");

        assertThat(listener.readings(READING))
                .extracting(Reading::values)
                .containsExactly(Map.of(CO2, 655.0, TEMPERATURE, 20.5), Map.of(CO2, 660.0));
    }

    @Test
    void reportsAtOnceAndNotMoreThanOnceASecond() {
        say("hall/co2", "600");
        time.advance(Duration.ofMillis(300));
        say("hall/co2", "610");
        time.advance(Duration.ofMillis(300));
        say("hall/co2", "620");
        time.advance(Duration.ofMillis(399));
        assertThat(spoken()).containsExactly("2026-11-21T10:00:00Z 600.0");

        time.advance(Duration.ofSeconds(5));

        assertThat(spoken()).containsExactly("2026-11-21T10:00:00Z 600.0", "2026-11-21T10:00:01Z 620.0");
    }

    @Test
    void keepsTwoDifferentValuesASecondApart() {
        for (int i = 0; i < 5; i++) {
            say("hall/co2", String.valueOf(600 + i));
            time.advance(Duration.ofSeconds(1));
        }

        assertThat(spoken())
                .containsExactly(
                        "2026-11-21T10:00:00Z 600.0",
                        "2026-11-21T10:00:01Z 601.0",
                        "2026-11-21T10:00:02Z 602.0",
                        "2026-11-21T10:00:03Z 603.0",
                        "2026-11-21T10:00:04Z 604.0");
    }

    @Test
    void ignoresWhatTheBrokerHasKeptFromBefore() {
        node.close();
        keep("hall/co2", "600");
        node = started(Format.NUMBER, "hall/co2", Map.of());

        assertThat(listener.on(READING)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "99999", "-273.15", "1e12", "1E+15"})
    void saysAbsurdNumbersAsImplausible(String number) {
        say("hall/co2", number);

        assertThat(listener.readings(READING)).extracting(Reading::quality).containsExactly(Quality.IMPLAUSIBLE);
        assertThat(listener.on(READING + "/co2")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''              | expected a number, found \"\"",
                "NaN             | expected a number, found \"NaN\"",
                "nan             | expected a number, found \"nan\"",
                "Infinity        | expected a number, found \"Infinity\"",
                "unavailable     | expected a number, found \"unavailable\"",
                "0x1F4           | expected a number, found \"0x1F4\"",
                "500 ppm         | expected a number, found \"500 ppm\"",
                "'{\"co2\":500}' | expected a number, found \"{\"co2\":500}\"",
            })
    void dropsWhatIsNoNumber(String payload, String sentence) {
        try (Printed printed = new Printed()) {
            say("hall/co2", payload);
            say("hall/co2", payload);

            assertThat(listener.on(READING)).isEmpty();
            assertThat(complaints.count()).isEqualTo(2);
            assertThat(printed.with("Dropped"))
                    .containsExactly("Dropped a message on \"hall/co2\": " + sentence
                            + ". Further ones on this topic are counted, not logged.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                  | expected JSON, found an empty message",
                "812 ppm             | expected JSON, found \"812 ppm\"",
                "'{\"co2\":\"lots\"}'| expected a number at /co2, found \"lots\"",
                "'{\"co2\":true}'    | expected a number at /co2, found \"true\"",
                "'{\"co2\":[500]}'   | expected a number at /co2, found \"[500]\"",
                "'{\"co2\":NaN}'     | expected JSON, found \"{\"co2\":NaN}\"",
                "'{\"co2\":1e999}'   | expected a number at /co2, found Infinity",
                "'{\"co2\":null}'    | expected a number at /co2, found none",
                "'{\"state\":\"ON\"}'| expected a number at /co2, found none",
                "'[]'                | expected a number at /co2, found none",
            })
    void dropsWhatIsNotTheJsonItExpects(String payload, String sentence) {
        restart(Format.JSON, "any/thing", Map.of(CO2, "/co2"));
        try (Printed printed = new Printed()) {
            say("any/thing", payload);

            assertThat(listener.on(READING)).isEmpty();
            assertThat(printed.with("Dropped"))
                    .containsExactly("Dropped a message on \"any/thing\": " + sentence
                            + ". Further ones on this topic are counted, not logged.");
        }
    }

    @Test
    void dropsBytesThatAreNoText() {
        byte[] wrong = {(byte) 0xC3, 0x28, (byte) 0xFF, (byte) 0xFE};
        byte[] huge = new byte[1 << 20];
        Arrays.fill(huge, (byte) '1');
        restart(Format.TASMOTA, "tele/bedroom/SENSOR", Map.of());
        say("tele/bedroom/SENSOR", wrong);
        say("tele/bedroom/SENSOR", huge);
        restart(Format.NUMBER, "hall/co2", Map.of());
        say("hall/co2", wrong);
        say("hall/co2", huge);

        assertThat(listener.on(READING)).isEmpty();
        assertThat(complaints.count()).isEqualTo(4);
    }

    @Test
    void saysOnceThatADeviceIsSilentAndOnceThatItSpeaksAgain() {
        try (Printed printed = new Printed()) {
            say("hall/co2", "600");
            time.advance(Duration.ofSeconds(89));
            assertThat(printed.with("bedroom/foreign")).isEmpty();

            time.advance(Duration.ofHours(1));
            assertThat(listener.on(READING)).hasSize(1);
            say("hall/co2", "650");
            time.advance(Duration.ofMinutes(5));

            assertThat(printed.with("bedroom/foreign"))
                    .containsExactly(
                            "bedroom/foreign says nothing on [hall/co2] for 90 s. Is the device on, and is this its topic?",
                            "bedroom/foreign speaks again.",
                            "bedroom/foreign says nothing on [hall/co2] for 90 s. Is the device on, and is this its topic?");
        }
    }

    private List<String> spoken() {
        return listener.readings(READING).stream()
                .map(reading -> reading.time() + " " + reading.values().get(CO2))
                .toList();
    }

    private Reading last() {
        return listener.readings(READING).getLast();
    }

    private void say(String topic, String payload) {
        say(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    private void say(String topic, byte[] payload) {
        var _ = listener.link().say(Message.json(new Topic(topic), payload));
        time.settle();
    }

    private void keep(String topic, String payload) {
        var _ = listener.link().say(Message.text(new Topic(topic), payload).kept());
        time.settle();
    }

    private static byte[] recorded(String file) throws IOException {
        try (InputStream in = ForeignSensorTest.class.getResourceAsStream("/foreign/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }

    private void restart(Format format, String topic, Map<Quantity, String> values) {
        node.close();
        node = started(format, topic, values);
    }

    private SensorNode started(Format format, String topic, Map<Quantity, String> values) {
        Duration interval = Duration.ofSeconds(30);
        ForeignSensor sensor = new ForeignSensor(
                BEDROOM, new ForeignDevice(new Topic(topic), format, CO2, values), interval, time, complaints);
        MountedSensor mounted =
                new MountedSensor(BEDROOM, sensor, interval, new Judge(sensor.warmUp(), Duration.ofHours(3)));
        SensorNode made = new SensorNode(
                NODE, Topics.standard(), List.of(mounted), broker::link, new Journal(directory, NODE), time);
        made.start();
        time.settle();
        return made;
    }
}
