package airkeeper.sensor.bme280;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import airkeeper.sensor.Barometer;
import airkeeper.sensor.ChipSettings;
import airkeeper.sensor.SensorException;
import airkeeper.wire.Quantity;
import airkeeper.wire.time.HandTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Bme280Test {
    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final Bme280Model chip = new Bme280Model(0x60, time);
    private final Barometer barometer = new Barometer();

    private Bme280 opened(ChipSettings settings) throws SensorException {
        Bme280 sensor = new Bme280(chip, settings, barometer, time);
        sensor.open();
        return sensor;
    }

    /** The numbers of the example in Bosch's data sheets; the humidity by Bosch's other formula. */
    @Test
    void readsTheExampleOfTheDataSheet() throws SensorException {
        Map<Quantity, Double> values = opened(ChipSettings.AS_IT_IS).read();

        assertThat(values).containsOnlyKeys(Quantity.PRESSURE, Quantity.TEMPERATURE, Quantity.HUMIDITY);
        assertThat(values.get(Quantity.TEMPERATURE)).isCloseTo(25.08, within(0.005));
        assertThat(values.get(Quantity.PRESSURE)).isCloseTo(1006.5327, within(0.0005));
        assertThat(values.get(Quantity.HUMIDITY)).isCloseTo(Bme280Model.humidity(28_000, 128_422), within(0.01));
        assertThat(values.get(Quantity.HUMIDITY)).isBetween(20.0, 80.0);
    }

    @Test
    void feedsTheBarometer() throws SensorException {
        Bme280 sensor = opened(ChipSettings.AS_IT_IS);
        assertThat(barometer.pressure()).isEmpty();
        sensor.read();
        assertThat(barometer.pressure()).hasValue(1007);
        chip.rawPressure = 0xFFFFF;
        sensor.read();

        assertThat(barometer.pressure())
                .as("what is no pressure is not passed on")
                .hasValue(1007);
    }

    /** 25.08 °C and 50.4 % have a dew point of 14.0 °C; air with that has 63.9 % at 21.08 °C. */
    @Test
    void reckonsTheHumidityOfACoolerRoomFromTheDewPoint() throws SensorException {
        double measured = opened(ChipSettings.AS_IT_IS).read().getOrDefault(Quantity.HUMIDITY, 0.0);
        Map<Quantity, Double> values = opened(new ChipSettings(null, 4.0, null)).read();

        assertThat(values.get(Quantity.TEMPERATURE)).isCloseTo(21.08, within(0.005));
        assertThat(dewPoint(25.08, measured))
                .isCloseTo(dewPoint(21.08, values.getOrDefault(Quantity.HUMIDITY, 0.0)), within(0.01));
        assertThat(Moisture.at(98, 25, 20)).isEqualTo(100);
    }

    private static double dewPoint(double celsius, double humidity) {
        double x = Math.log(humidity / 100) + 17.62 * celsius / (243.12 + celsius);
        return 243.12 * x / (17.62 - x);
    }

    @Test
    void refusesABmp280() {
        Bme280 wrong = new Bme280(new Bme280Model(0x58, time), ChipSettings.AS_IT_IS, barometer, time);

        assertThatThrownBy(wrong::open)
                .isInstanceOf(SensorException.class)
                .hasMessage("Expected a BME280 (chip id 0x60) at 0x76 on /dev/i2c-1, found chip id 0x58,"
                        + " a BMP280, which measures no humidity: exchange it.");
    }

    @Test
    void refusesAnotherChip() {
        Bme280 wrong = new Bme280(new Bme280Model(0xFF, time), ChipSettings.AS_IT_IS, barometer, time);

        assertThatThrownBy(wrong::open)
                .hasMessage("Expected a BME280 (chip id 0x60) at 0x76 on /dev/i2c-1, found chip id 0xFF."
                        + " Is another chip there, and the BME280 at the other address (0x76 or 0x77)?");
    }

    @Test
    void givesUpOnAMeasurementWithoutEnd() throws SensorException {
        Bme280 sensor = opened(ChipSettings.AS_IT_IS);
        chip.hang();

        assertThatThrownBy(sensor::read)
                .isInstanceOf(SensorException.class)
                .hasMessage(
                        "The BME280 at 0x76 on /dev/i2c-1 does not come to an end. Take its power off and on again.");
    }
}
