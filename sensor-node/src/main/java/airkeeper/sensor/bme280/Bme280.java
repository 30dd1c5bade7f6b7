package airkeeper.sensor.bme280;

import airkeeper.sensor.AirSensor;
import airkeeper.sensor.Barometer;
import airkeeper.sensor.ChipSettings;
import airkeeper.sensor.I2cWires;
import airkeeper.sensor.SensorException;
import airkeeper.wire.Quantity;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A BME280, which measures pressure, temperature and humidity when it is asked, and sleeps otherwise (Bosch, BME280 data sheet
 * 1.6). What it says of the pressure, the node's CO₂ sensors hear.
 */
public final class Bme280 implements AirSensor {
    private static final int ID = 0xD0;
    private static final int BME280 = 0x60;
    private static final int BMP280 = 0x58;
    private static final int RESET = 0xE0;
    private static final int STATUS = 0xF3;
    /** It copies its trimming, or it measures. */
    private static final int AT_WORK = 0b1001;

    private static final int TRIMMING = 0x88;
    private static final int TRIMMING_OF_HUMIDITY = 0xE1;
    private static final int CONTROL_HUMIDITY = 0xF2;
    private static final int CONTROL = 0xF4;
    /** Temperature and pressure sampled once each, now. */
    private static final int MEASURE = 1 << 5 | 1 << 2 | 1;

    private static final int VALUES = 0xF7;

    private static final Duration BOOTING = Duration.ofMillis(2);
    /** At most 9.3 ms with one sample each (appendix B). */
    private static final Duration MEASURING = Duration.ofMillis(10);

    private static final int MOST_LOOKS = 5;

    private final I2cWires wires;
    private final ChipSettings settings;
    private final Barometer barometer;
    private final Time time;
    private @Nullable Trimming trimming;

    public Bme280(I2cWires wires, ChipSettings settings, Barometer barometer, Time time) {
        this.wires = wires;
        this.settings = settings;
        this.barometer = barometer;
        this.time = time;
    }

    @Override
    public void open() throws SensorException {
        wires.open();
        int id = registers(ID, 1)[0] & 0xFF;
        if (id != BME280) {
            throw new SensorException("Expected a BME280 (chip id 0x60) at %s, found chip id 0x%02X%s"
                    .formatted(
                            wires.place(),
                            id,
                            id == BMP280
                                    ? ", a BMP280, which measures no humidity: exchange it."
                                    : ". Is another chip there, and the BME280 at the other address (0x76 or 0x77)?"));
        }
        wires.write((byte) RESET, (byte) 0xB6);
        rest(BOOTING);
        trimming = new Trimming(registers(TRIMMING, 26), registers(TRIMMING_OF_HUMIDITY, 7));
    }

    @Override
    public Map<Quantity, Double> read() throws SensorException {
        Trimming its = trimming;
        if (its == null) {
            throw new SensorException(wires.place() + " is not open.");
        }
        wires.write((byte) CONTROL_HUMIDITY, (byte) 1); // counts from the next writing of CONTROL on
        wires.write((byte) CONTROL, (byte) MEASURE);
        rest(MEASURING);
        byte[] raw = registers(VALUES, 8);
        double fine = its.fine(twenty(raw, 3));
        double pressure = its.hectopascals(twenty(raw, 0), fine);
        double humidity = its.humidity((raw[6] & 0xFF) << 8 | (raw[7] & 0xFF), fine);
        double measured = Trimming.celsius(fine);
        double room = settings.temperatureOffset() == null ? measured : measured - settings.temperatureOffset();
        if (Quantity.PRESSURE.plausible(pressure)) {
            barometer.says(pressure);
        }
        return Map.of(
                Quantity.PRESSURE, pressure,
                Quantity.TEMPERATURE, room,
                Quantity.HUMIDITY, Moisture.at(humidity, measured, room));
    }

    /** Waits until it should be done, and looks whether it is. */
    private void rest(Duration busy) throws SensorException {
        for (int look = 0; look < MOST_LOOKS; look++) {
            time.pauseUntil(time.steady().plus(busy));
            if ((registers(STATUS, 1)[0] & AT_WORK) == 0) {
                return;
            }
        }
        throw new SensorException(
                "The BME280 at " + wires.place() + " does not come to an end. Take its power off and on again.");
    }

    private byte[] registers(int first, int count) throws SensorException {
        wires.write((byte) first);
        return wires.read(count);
    }

    /** 20 bits in three bytes. */
    private static int twenty(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 12 | (bytes[at + 1] & 0xFF) << 4 | (bytes[at + 2] & 0xFF) >> 4;
    }

    @Override
    public Duration warmUp() {
        return Duration.ZERO;
    }

    @Override
    public void close() {
        wires.close();
    }
}
