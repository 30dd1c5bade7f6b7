package airkeeper.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.sensor.bme280.Bme280;
import airkeeper.sensor.bme280.Bme280Model;
import airkeeper.sensor.mhz19.Mhz19;
import airkeeper.sensor.mhz19.Mhz19Model;
import airkeeper.sensor.pms5003.Pms5003;
import airkeeper.sensor.pms5003.Pms5003Model;
import airkeeper.sensor.scd30.Scd30;
import airkeeper.sensor.scd30.Scd30Model;
import airkeeper.sensor.scd4x.Scd4x;
import airkeeper.sensor.scd4x.Scd4xModel;
import airkeeper.sensor.senseair.SenseairS8;
import airkeeper.sensor.senseair.SenseairS8Model;
import airkeeper.sensor.sps30.Sps30;
import airkeeper.sensor.sps30.Sps30Model;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** What it had measured is lost then, and asked for again before there is something new. */
    @Test
    void forgivesAMeasurementThatCameWrong() {
        try (Printed printed = new Printed();
                SensorNode node = node()) {
            node.start();
            stage.time.advance(Duration.ofSeconds(85));
            wires.garble(1, 1); // it says that there is something new, and what it is comes wrong
            stage.time.advance(Duration.ofMinutes(1));

            assertThat(printed.with("kitchen/scd41")).isEmpty();
            assertThat(readings())
                    .hasSize(5)
                    .last()
                    .extracting(Reading::quality)
                    .isEqualTo(Quality.OK);
        }
    }

    /** A kind of sensor on wires of its own, and what it says where nothing is wrong. */
    record Wired(String kind, Quantity quantity, double least, double most, Function<Time, Line> line) {
        @Override
        public String toString() {
            return kind;
        }
    }

    /** A driver, and what makes its wires bad and good again. */
    record Line(AirSensor sensor, LongConsumer disturb, Runnable calm) {}

    /** The BME280 has no checksum: its wrong bits would be believed. */
    private static final List<Wired> KINDS = List.of(
            new Wired(
                    "scd4x",
                    Quantity.CO2,
                    500,
                    500,
                    time -> onABus(
                            new Scd4xModel(time),
                            time,
                            wires -> new Scd4x(wires, ChipSettings.AS_IT_IS, new Barometer(), time))),
            new Wired(
                    "scd30",
                    Quantity.CO2,
                    439,
                    442,
                    time -> onABus(new Scd30Model(time), time, wires -> new Scd30(wires, ChipSettings.AS_IT_IS, time))),
            new Wired(
                    "sps30",
                    Quantity.PM25,
                    4.25,
                    4.25,
                    time -> onABus(new Sps30Model(time), time, wires -> new Sps30(wires, time))),
            new Wired(
                    "mhz19",
                    Quantity.CO2,
                    812,
                    812,
                    time -> onALine(new Mhz19Model(812), wires -> new Mhz19(wires, ChipSettings.AS_IT_IS))),
            new Wired(
                    "senseair",
                    Quantity.CO2,
                    910,
                    910,
                    time -> onALine(
                            new SenseairS8Model(910), wires -> new SenseairS8(wires, ChipSettings.AS_IT_IS, time))),
            new Wired("pms5003", Quantity.PM25, 6, 6, time -> onALine(new Pms5003Model(), Pms5003::new)));

    /** Three transfers in a hundred fail. */
    private static Line onABus(SensirionModel.Chip chip, Time time, Function<I2cWires, AirSensor> driver) {
        SensirionModel wires = new SensirionModel("the model", chip, time);
        return new Line(driver.apply(wires), seed -> wires.disturb(seed, 0.03), wires::calm);
    }

    /** One answer in ten fails; not each swap is found by a sum, but each wrong bit. */
    private static Line onALine(UnaryOperator<byte[]> device, Function<SerialWires, AirSensor> driver) {
        SerialModel line = new SerialModel(device);
        return new Line(driver.apply(line), seed -> line.disturb(seed, 0.1), line::calm);
    }

    private static Stream<Arguments> kindsAndSeeds() {
        return KINDS.stream().flatMap(kind -> LongStream.rangeClosed(1, 8).mapToObj(seed -> Arguments.of(kind, seed)));
    }

    /** Any of them fail in any way for two hours: nothing wrong is said, little is lost, and it ends well. */
    @ParameterizedTest
    @MethodSource("kindsAndSeeds")
    void isNeverWrongOnBadWires(Wired kind, long seed) {
        Line line = kind.line().apply(stage.time);
        try (SensorNode node = stage.node(Stage.NODE, mounted(line.sensor()))) {
            node.start();
            line.disturb().accept(seed);
            stage.time.advance(Duration.ofHours(2));
            int disturbed = readings().size();
            line.calm().run();
            stage.time.advance(Duration.ofMinutes(10));

            assertThat(disturbed).isGreaterThan(220);
            assertThat(readings()).hasSizeGreaterThanOrEqualTo(disturbed + 9);
        }
        assertThat(readings())
                .allSatisfy(reading ->
                        assertThat(reading.values().get(kind.quantity())).isBetween(kind.least(), kind.most()));
    }
}
