package airkeeper.sensor.foreign;

import static airkeeper.sensor.foreign.ForeignStage.READING;
import static airkeeper.wire.Quantity.CO2;
import static airkeeper.wire.Quantity.HUMIDITY;
import static airkeeper.wire.Quantity.PM25;
import static airkeeper.wire.Quantity.TEMPERATURE;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.sensor.Format;
import airkeeper.wire.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that other projects really send, each with where it was found. */
class FormatsTest {
    private final ForeignStage stage;

    FormatsTest(@TempDir Path directory) {
        stage = new ForeignStage(directory);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /** https://github.com/airgradienthq/arduino/blob/master/docs/local-server.md; the same JSON is said on MQTT. */
    @Test
    void readsAirGradient() throws IOException {
        stage.restart(Format.AIRGRADIENT, "airgradient/readings/ecda3b1eaaaf", Map.of());
        stage.say("airgradient/readings/ecda3b1eaaaf", ForeignStage.recorded("airgradient.json"));

        assertThat(stage.listener.texts(READING))
                .containsExactly("{\"time\":\"2026-11-21T10:00:00Z\",\"seq\":0,\"co2\":447,\"temperature\":25.87,"
                        + "\"humidity\":43,\"pm1\":3,\"pm25\":7,\"pm10\":8,\"voc\":100,\"nox\":1,\"quality\":\"ok\"}");
    }

    /** Firmware 3.6.0, which also says corrected values: those are taken. */
    @Test
    void readsWhatAirGradientCorrects() throws IOException {
        stage.restart(Format.AIRGRADIENT, "airgradient/readings/d83bda1d50f0", Map.of());
        stage.say("airgradient/readings/d83bda1d50f0", ForeignStage.recorded("airgradient-3.6.0.json"));

        assertThat(stage.last().values())
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
        stage.restart(Format.TASMOTA, "tele/bedroom/SENSOR", Map.of());
        stage.say("tele/bedroom/SENSOR", ForeignStage.recorded(file));

        assertThat(stage.last().values().get(CO2)).isEqualTo(co2);
        assertThat(stage.last().values().get(TEMPERATURE)).isEqualTo(temperature);
        assertThat(stage.last().values().get(HUMIDITY)).isEqualTo(humidity);
    }

    /**
     * https://github.com/stas-demydiuk/domoticz-zigbee2mqtt-plugin/issues/684 and
     * https://github.com/Koenkk/zigbee2mqtt/issues/21703; {@code voc} is a concentration there, so it is left out.
     */
    @Test
    void readsZigbee2Mqtt() throws IOException {
        stage.restart(Format.ZIGBEE2MQTT, "zigbee2mqtt/Air Quality Sensor", Map.of());
        stage.say("zigbee2mqtt/Air Quality Sensor", ForeignStage.recorded("zigbee2mqtt-ts0601.json"));
        stage.time.advance(Duration.ofSeconds(5));
        stage.say("zigbee2mqtt/Air Quality Sensor", ForeignStage.recorded("zigbee2mqtt-smart-air-house-keeper.json"));

        assertThat(stage.listener.readings(READING))
                .extracting(Reading::values)
                .containsExactly(
                        Map.of(CO2, 359.0, TEMPERATURE, 21.1, HUMIDITY, 62.3),
                        Map.of(CO2, 360.0, TEMPERATURE, 27.8, HUMIDITY, 61.8, PM25, 6.0));
    }

    /** https://esphome.io/components/mqtt.html: a number with its decimals per entity, each marked to be kept. */
    @Test
    void readsEspHomeAsOneReading() {
        stage.restart(Format.ESPHOME, "espHome-co2", Map.of());
        stage.keep("espHome-co2/sensor/co2/state", "450.8");
        stage.keep("espHome-co2/sensor/rssi/state", "-80.09");
        stage.keep("espHome-co2/sensor/temperature/state", "21.53");
        stage.time.advance(Duration.ofSeconds(1));

        assertThat(stage.listener.texts(READING))
                .containsExactly("{\"time\":\"2026-11-21T10:00:01Z\",\"seq\":0,\"co2\":450.8,\"temperature\":21.53,"
                        + "\"quality\":\"ok\"}");
    }

    @Test
    void readsEspHomeEntitiesByTheirNames() {
        stage.restart(Format.ESPHOME, "school/air-3", Map.of(CO2, "classroom_co2", PM25, "pm_2_5"));
        stage.keep("school/air-3/sensor/classroom_co2/state", "1210");
        stage.keep("school/air-3/sensor/pm_2_5/state", "4.0");
        stage.keep("school/air-3/sensor/co2/state", "9");
        stage.time.advance(Duration.ofSeconds(1));

        assertThat(stage.last().values()).isEqualTo(Map.of(CO2, 1210.0, PM25, 4.0));
    }

    /** https://github.com/melkati/CO2-Gadget, CO2_Gadget_MQTT.h: publishMeasurementsMQTT. */
    @Test
    void readsCo2Gadget() {
        stage.restart(Format.CO2_GADGET, "CO2-Gadget-A0B4", Map.of());
        stage.say("CO2-Gadget-A0B4/co2", "743");
        stage.say("CO2-Gadget-A0B4/temp", "22.71");
        stage.say("CO2-Gadget-A0B4/humi", "38.05");
        stage.say("CO2-Gadget-A0B4/battery", "100");
        stage.time.advance(Duration.ofSeconds(1));

        assertThat(stage.listener.readings(READING)).hasSize(1);
        assertThat(stage.last().values()).isEqualTo(Map.of(CO2, 743.0, TEMPERATURE, 22.71, HUMIDITY, 38.05));
    }

    @Test
    void readsJsonAtItsPointers() {
        stage.restart(Format.JSON, "any/thing", Map.of(CO2, "/air/0/co2", TEMPERATURE, "/t~1c"));
        stage.say("any/thing", "{\"air\":[{\"co2\":655}],\"t/c\":20.5,\"more\":null}");
        stage.time.advance(Duration.ofSeconds(1));
        stage.say("any/thing", "{\"air\":[{\"co2\":660}],\"t/c\":null}");

        assertThat(stage.listener.readings(READING))
                .extracting(Reading::values)
                .containsExactly(Map.of(CO2, 655.0, TEMPERATURE, 20.5), Map.of(CO2, 660.0));
    }
}
