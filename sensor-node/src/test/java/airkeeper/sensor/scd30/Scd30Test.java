package airkeeper.sensor.scd30;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import airkeeper.sensor.ChipSettings;
import airkeeper.sensor.SelfCalibration;
import airkeeper.sensor.SensirionModel;
import airkeeper.sensor.SensorException;
import airkeeper.wire.Quantity;
import airkeeper.wire.time.HandTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Scd30Test {
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final Scd30Model chip = new Scd30Model(time);
    private final SensirionModel wires = new SensirionModel("0x61 on /dev/i2c-1", chip, time);
    private final Scd30 sensor = sensor(ChipSettings.AS_IT_IS);

    private Scd30 sensor(ChipSettings settings) {
        return new Scd30(wires, settings, time);
    }

    @AfterEach
    void neverSpeaksToABusyChip() {
        assertThat(wires.early()).isZero();
    }

    @Test
    void bringsTheChipToAKnownState() throws SensorException {
        chip.measureEach(15);
        sensor.open();
        assertThat(wires.commands()).containsExactly("D304", "D100", "4600", "4600 0002", "0010 0000");

        sensor.open();
        assertThat(wires.commands())
                .as("what it keeps is not written again")
                .containsExactly("D304", "D100", "4600", "0010 0000");
    }

    @Test
    void readsTheExampleOfTheInterfaceDescription() throws SensorException {
        chip.freeze();
        sensor.open();
        chip.freeze();
        time.advance(Duration.ofSeconds(2));
        Map<Quantity, Double> values = sensor.read();

        assertThat(values).containsOnlyKeys(Quantity.CO2, Quantity.TEMPERATURE, Quantity.HUMIDITY);
        assertThat(values.get(Quantity.CO2)).isCloseTo(439.1, within(0.05));
        assertThat(values.get(Quantity.TEMPERATURE)).isCloseTo(27.2, within(0.05));
        assertThat(values.get(Quantity.HUMIDITY)).isCloseTo(48.8, within(0.05));
        assertThat(sensor.read()).isEmpty();
    }

    @Test
    void setsOnlyWhatDiffers() throws SensorException {
        sensor(new ChipSettings(520, 2.15, SelfCalibration.OFF)).open();

        assertThat(wires.commands())
                .containsExactly(
                        "D304",
                        "D100",
                        "4600",
                        "5403",
                        "5403 00D7",
                        "5102",
                        "5102 0208",
                        "5306",
                        "5306 0000",
                        "0010 0000");
    }

    @Test
    void takesNothingForNothing() throws SensorException {
        sensor.open();
        chip.co2 = Float.NaN;
        time.advance(Duration.ofSeconds(2));

        assertThat(sensor.read()).isEmpty();
    }

    @Test
    void isLostOnceItMeasuresNothingMore() throws SensorException {
        sensor.open();
        chip.stop();
        assertThat(sensor.read()).isEmpty();
        time.advance(Duration.ofSeconds(9));
        assertThat(sensor.read()).isEmpty();
        time.advance(Duration.ofSeconds(1));

        assertThatThrownBy(sensor::read)
                .isInstanceOf(SensorException.class)
                .hasMessage("The SCD30 at 0x61 on /dev/i2c-1 has measured nothing for 10 s."
                        + " Has its supply 3.3 V and 75 mA?");
    }

    @Test
    void switchesAFrozenChipOffAndOn() throws SensorException {
        sensor.open();
        chip.freeze();
        for (int i = 0; i < 30; i++) {
            time.advance(INTERVAL);
            sensor.read();
        }
        time.advance(INTERVAL);

        assertThatThrownBy(sensor::read)
                .isInstanceOf(SensorException.class)
                .hasMessage("The SCD30 at 0x61 on /dev/i2c-1 has said the very same for 15 min;"
                        + " it is switched off and on by command.");
        sensor.open();
        for (int i = 0; i < 60; i++) {
            time.advance(Duration.ofSeconds(25));
            assertThat(sensor.read()).isNotEmpty();
        }
    }

    @Test
    void isCalibratedAndKeepsWhetherItDoesSoItself() throws SensorException {
        sensor.open();
        wires.commands();
        assertThat(sensor.calibrate(425)).isEmpty();
        sensor.selfCalibrate(SelfCalibration.OFF);

        assertThat(wires.commands()).containsExactly("5204 01A9", "5306", "5306 0000");
        assertThat(sensor.outdoors()).isEqualTo(425);
        assertThat(chip.setting(0x5306)).isZero();
    }
}
