package airkeeper.sensor.scd4x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import airkeeper.sensor.Barometer;
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

/** The driver against a chip that answers as the data sheet says, byte by byte, in a time that is moved by hand. */
class Scd4xTest {
    private static final String PLACE = "0x62 on /dev/i2c-1";

    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final Scd4xModel chip = new Scd4xModel(time);
    private final SensirionModel wires = new SensirionModel(PLACE, chip, time);
    private final Barometer barometer = new Barometer();
    private final Scd4x sensor = sensor(ChipSettings.AS_IT_IS);

    private Scd4x sensor(ChipSettings settings) {
        return new Scd4x(wires, settings, barometer, time);
    }

    @AfterEach
    void neverSpeaksToABusyChip() {
        assertThat(wires.early()).isZero();
    }

    @Test
    void bringsTheChipToAKnownState() throws SensorException {
        sensor.open();

        // awake already, stopped, switched off; its waking up is not acknowledged; its settings, who it is, begin
        assertThat(wires.commands()).containsExactly("3F86", "36E0", "3646", "3682", "21B1");
        assertThat(time.steady()).isBetween(Duration.ofMillis(560), Duration.ofMillis(610));
        assertThat(chip.measuring()).isTrue();
        assertThat(sensor.warmUp()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void opensAChipThatNeverStopped() throws SensorException {
        chip.measure();
        sensor.open();

        assertThat(chip.measuring()).isTrue();
    }

    @Test
    void wakesAChipThatSleeps() throws SensorException {
        chip.sleep();
        sensor.open();

        assertThat(chip.measuring()).isTrue();
    }

    @Test
    void readsTheExampleOfTheDataSheet() throws SensorException {
        chip.temperature -= 1; // the first sample of the model is a bit above
        sensor.open();
        time.advance(Duration.ofSeconds(5));
        Map<Quantity, Double> values = sensor.read();

        assertThat(values).containsOnlyKeys(Quantity.CO2, Quantity.TEMPERATURE, Quantity.HUMIDITY);
        assertThat(values.get(Quantity.CO2)).isEqualTo(500);
        assertThat(values.get(Quantity.TEMPERATURE)).isCloseTo(25, within(0.01));
        assertThat(values.get(Quantity.HUMIDITY)).isCloseTo(37, within(0.01));
    }

    @Test
    void hasSomethingNewEachFiveSeconds() throws SensorException {
        sensor.open();
        time.advance(Duration.ofSeconds(4));
        assertThat(sensor.read()).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(sensor.read()).containsEntry(Quantity.CO2, 500.0);
        assertThat(sensor.read()).isEmpty();
        chip.co2 = 810;
        time.advance(Duration.ofSeconds(5));
        assertThat(sensor.read()).containsEntry(Quantity.CO2, 810.0);
    }

    @Test
    void takesAZeroForNothing() throws SensorException {
        chip.co2 = 0;
        sensor.open();
        time.advance(Duration.ofSeconds(5));

        assertThat(sensor.read()).isEmpty();
    }

    @Test
    void setsOnlyWhatDiffersAndWearsNoMemory() throws SensorException {
        Scd4x set = sensor(new ChipSettings(520, 4.0, SelfCalibration.OFF));
        set.open();

        assertThat(wires.commands())
                .containsExactly(
                        "3F86", "36E0", "3646", "3682", "2318", "2322", "2427 0208", "2313", "2416 0000", "21B1");
        assertThat(chip.writings()).isZero();
    }

    @Test
    void isSetAgainAfterItsPowerWasGone() throws SensorException {
        Scd4x set = sensor(new ChipSettings(520, 2.5, null));
        set.open();
        chip.brownOut();
        set.close();
        set.open();

        assertThat(chip.setting(0x2322)).isEqualTo(520);
        assertThat(chip.setting(0x2318)).isEqualTo(936);
    }

    @Test
    void hearsThePressureWhereItChanged() throws SensorException {
        sensor.open();
        wires.commands();
        sensor.read();
        barometer.says(952.4);
        sensor.read();
        barometer.says(951.8);
        sensor.read();
        barometer.says(640);
        sensor.read();

        assertThat(wires.commands()).containsExactly("E4B8", "E000 03B8", "E4B8", "E4B8", "E000 02BC", "E4B8");
    }

    @Test
    void refusesAWordThatCameWrong() throws SensorException {
        sensor.open();
        wires.garble(1);

        assertThatThrownBy(sensor::read)
                .isInstanceOf(SensorException.class)
                .hasMessage(
                        "Expected the checksum 0xA2 behind the word 0x8000 of the SCD4x at 0x62 on /dev/i2c-1, found"
                                + " 0xA3. Is it an SCD4x? Then shorter wires help, or a slower bus"
                                + " (dtparam=i2c_arm_baudrate=10000 in /boot/firmware/config.txt).");
    }

    @Test
    void failsWithoutAChip() {
        wires.unplug();

        assertThatThrownBy(sensor::open)
                .isInstanceOf(SensorException.class)
                .hasMessage("Nobody answers at 0x62 on /dev/i2c-1.");
    }

    @Test
    void failsWhereAnotherChipAnswers() {
        Scd4x wrong = new Scd4x(
                new SensirionModel(PLACE, (command, _) -> command == 0x3682 ? null : SensirionModel.Deed.of(0), time),
                ChipSettings.AS_IT_IS,
                barometer,
                time);

        assertThatThrownBy(wrong::open)
                .isInstanceOf(SensorException.class)
                .hasMessage("Expected an SCD4x at 0x62 on /dev/i2c-1, found a device that does not answer like one."
                        + " Is another chip wired there, or are the wires too long?");
    }

    @Test
    void isLostOnceItHasMeasuredNothingForThreePeriods() throws SensorException {
        sensor.open();
        time.advance(Duration.ofSeconds(5));
        sensor.read();
        chip.brownOut();
        assertThat(sensor.read()).isEmpty();
        time.advance(Duration.ofSeconds(14));
        assertThat(sensor.read()).isEmpty();
        time.advance(Duration.ofSeconds(1));

        assertThatThrownBy(sensor::read)
                .isInstanceOf(SensorException.class)
                .hasMessage("The SCD4x at 0x62 on /dev/i2c-1 has measured nothing for 15 s."
                        + " Has its supply 3.3 V and 200 mA?");
        sensor.close();
        sensor.open();
        time.advance(Duration.ofSeconds(5));
        assertThat(sensor.read()).isNotEmpty();
    }

    @Test
    void switchesAFrozenChipOffAndOn() throws SensorException {
        sensor.open();
        chip.freeze();
        for (int i = 0; i < 30; i++) {
            time.advance(Duration.ofSeconds(30));
            assertThat(sensor.read()).isNotEmpty();
        }
        time.advance(Duration.ofSeconds(30));

        assertThatThrownBy(sensor::read)
                .isInstanceOf(SensorException.class)
                .hasMessage("The SCD4x at 0x62 on /dev/i2c-1 has said the very same for 15 min;"
                        + " it is switched off and on by command.");
        sensor.close();
        sensor.open();
        for (int i = 0; i < 60; i++) {
            time.advance(Duration.ofSeconds(25));
            assertThat(sensor.read()).isNotEmpty();
        }
    }

    @Test
    void isCalibrated() throws SensorException {
        chip.co2 = 425;
        chip.drift(193);
        sensor.open();
        time.advance(Duration.ofMinutes(4));
        assertThat(sensor.read()).containsEntry(Quantity.CO2, 618.0);

        assertThat(sensor.calibrate(425)).hasValue(-193);
        time.advance(Duration.ofSeconds(5));
        assertThat(sensor.read()).containsEntry(Quantity.CO2, 425.0);
    }

    @Test
    void isNotCalibratedTooEarly() throws SensorException {
        sensor.open();
        time.advance(Duration.ofMinutes(2));

        assertThatThrownBy(() -> sensor.calibrate(425))
                .isInstanceOf(SensorException.class)
                .hasMessage("The SCD4x at 0x62 on /dev/i2c-1 refuses to be calibrated."
                        + " It must have measured for three minutes before; try it again.");
        assertThat(chip.measuring()).isTrue();
    }

    @Test
    void keepsWhetherItCalibratesItself() throws SensorException {
        sensor.open();
        sensor.selfCalibrate(SelfCalibration.OFF);
        chip.brownOut();

        assertThat(chip.setting(0x2313)).isZero();
        assertThat(chip.writings()).isEqualTo(1);
    }

    @Test
    void mayBeClosedTwiceAndWithoutBeingOpen() throws SensorException {
        sensor.close();
        sensor.open();
        sensor.close();
        sensor.close();

        assertThatThrownBy(sensor::read).hasMessage("Nobody answers at 0x62 on /dev/i2c-1, which is not open.");
    }
}
