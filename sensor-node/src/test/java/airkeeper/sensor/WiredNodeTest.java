package airkeeper.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.sensor.bme280.Bme280;
import airkeeper.sensor.bme280.Bme280Model;
import airkeeper.sensor.mhz19.Mhz19;
import airkeeper.sensor.mhz19.Mhz19Model;
import airkeeper.sensor.scd4x.Scd4x;
import airkeeper.sensor.scd4x.Scd4xModel;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole node with chips on its wires, which are pulled out, disturbed, and put back. */
class WiredNodeTest {
    private final Stage stage;
    private final Scd4xModel chip;
    private final SensirionModel wires;

    WiredNodeTest(@TempDir Path state) {
        this.stage = new Stage(state);
        this.chip = new Scd4xModel(stage.time);
        this.wires = new SensirionModel("0x62 on /dev/i2c-1", chip, stage.time);
    }

    private SensorNode node() {
        Scd4x sensor = new Scd4x(wires, ChipSettings.AS_IT_IS, new Barometer(), stage.time);
        return stage.node(Stage.NODE, mounted(sensor));
    }

    private MountedSensor mounted(AirSensor sensor) {
        return mounted(Stage.KITCHEN, sensor);
    }

    private MountedSensor mounted(SensorId id, AirSensor sensor) {
        Duration interval = Duration.ofSeconds(30);
        return new MountedSensor(
                id,
                new PolledSensor(new Forgiving(sensor), interval, stage.time),
                interval,
                new Judge(sensor.warmUp(), Duration.ofDays(7)));
    }

    private List<Reading> readings() {
        return stage.listener.readings(Stage.READING);
    }

    @Test
    void saysWhatTheChipMeasures() {
        try (SensorNode node = node()) {
            node.start();
            stage.time.advance(Duration.ofSeconds(92));
        }

        assertThat(readings())
                .extracting(Reading::quality)
                .containsExactly(Quality.WARMING_UP, Quality.WARMING_UP, Quality.OK, Quality.OK);
        assertThat(readings().getLast().values()).containsEntry(Quantity.CO2, 500.0);
    }

    @Test
    void letsSeveralChipsOnOneBusWorkTogether() {
        Barometer barometer = new Barometer();
        Scd4x scd4x = new Scd4x(wires, ChipSettings.AS_IT_IS, barometer, stage.time);
        Bme280 bme280 = new Bme280(new Bme280Model(0x60, stage.time), ChipSettings.AS_IT_IS, barometer, stage.time);
        try (SensorNode node = stage.node(Stage.NODE, mounted(scd4x), mounted(SensorId.of("kitchen/bme280"), bme280))) {
            node.start();
            stage.time.advance(Duration.ofMinutes(2));
        }

        assertThat(readings()).extracting(Reading::quality).contains(Quality.OK);
        assertThat(stage.listener.readings("airkeeper/kitchen/sensor/bme280"))
                .hasSize(4)
                .allSatisfy(reading -> assertThat(reading.values())
                        .containsOnlyKeys(Quantity.PRESSURE, Quantity.TEMPERATURE, Quantity.HUMIDITY));
        assertThat(wires.commands()).as("1007 hPa, told once").containsOnlyOnce("E000 03EF");
        assertThat(wires.early()).isZero();
    }

    @Test
    void bringsAChipThatWasUnpluggedBackWithGrowingPauses() {
        try (Printed printed = new Printed();
                SensorNode node = node()) {
            node.start();
            stage.time.advance(Duration.ofMinutes(5));
            wires.unplug();
            stage.time.advance(Duration.ofMinutes(30));
            int before = readings().size();
            wires.plugIn();
            stage.time.advance(Duration.ofMinutes(6));

            assertThat(readings()).hasSizeGreaterThan(before + 1);
            assertThat(printed.with("kitchen/scd41"))
                    .hasSize(2)
                    .first()
                    .isEqualTo("kitchen/scd41 cannot be read: Nobody answers at 0x62 on /dev/i2c-1."
                            + " It is opened again and again, with pauses of up to 5 minutes.");
        }
    }

    /** Three transfers in a hundred fail, in any way, for two hours: nothing wrong is said, little is lost, and it ends well. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isNeverWrongOnADisturbedBus(long seed) {
        try (SensorNode node = node()) {
            node.start();
            wires.disturb(seed, 0.03);
            stage.time.advance(Duration.ofHours(2));
            int disturbed = readings().size();
            wires.calm();
            stage.time.advance(Duration.ofMinutes(10));

            assertThat(disturbed).isGreaterThan(200);
            assertThat(readings()).hasSizeGreaterThanOrEqualTo(disturbed + 9);
        }
        assertThat(readings())
                .allSatisfy(reading -> assertThat(reading.values()).containsEntry(Quantity.CO2, 500.0));
    }

    /** As above on a serial line, whose sum does not find each swap, but each wrong bit. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isNeverWrongOnADisturbedLine(long seed) {
        SerialModel line = new SerialModel(new Mhz19Model(812));
        MountedSensor mounted = mounted(new Mhz19(line, ChipSettings.AS_IT_IS));
        try (SensorNode node = stage.node(Stage.NODE, mounted)) {
            node.start();
            line.disturb(seed, 0.1);
            stage.time.advance(Duration.ofHours(2));
            assertThat(readings()).hasSizeGreaterThan(200);
        }
        assertThat(readings())
                .allSatisfy(reading -> assertThat(reading.values()).containsEntry(Quantity.CO2, 812.0));
    }
}
