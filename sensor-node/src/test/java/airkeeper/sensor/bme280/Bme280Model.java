package airkeeper.sensor.bme280;

import airkeeper.sensor.I2cWires;
import airkeeper.sensor.SensorException;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.Arrays;

/**
 * A BME280 as its data sheet 1.6 describes it: registers that are read one after the other, the humidity's sampling that counts
 * only with the next writing of the control register, and a measurement that takes 9.3 ms.
 */
public final class Bme280Model implements I2cWires {
    private final Time time;
    private final byte[] registers = new byte[256];
    private int at;
    private int humiditySampling;
    private Duration done = Duration.ZERO;
    private boolean endless;
    int rawPressure = 415_148;
    int rawTemperature = 519_888;
    int rawHumidity = 28_000;

    /** With the factory's numbers of the data sheet's example; for the humidity, with usual ones. */
    public Bme280Model(int id, Time time) {
        this.time = time;
        registers[0xD0] = (byte) id;
        int[] words = {27_504, 26_435, -1_000, 36_477, -10_685, 3_024, 2_855, 140, -7, 15_500, -14_600, 6_000};
        for (int i = 0; i < words.length; i++) {
            registers[0x88 + 2 * i] = (byte) words[i];
            registers[0x89 + 2 * i] = (byte) (words[i] >> 8);
        }
        registers[0xA1] = 75;
        registers[0xE1] = (byte) 365;
        registers[0xE2] = (byte) (365 >> 8);
        registers[0xE4] = (byte) (310 >> 4);
        registers[0xE5] = (byte) ((310 & 0xF) | (50 & 0xF) << 4);
        registers[0xE6] = (byte) (50 >> 4);
        registers[0xE7] = 30;
    }

    void hang() {
        endless = true;
    }

    @Override
    public String place() {
        return "0x76 on /dev/i2c-1";
    }

    @Override
    public void open() {}

    @Override
    public void write(byte... bytes) {
        at = bytes[0] & 0xFF;
        if (bytes.length == 1) {
            return;
        }
        switch (at) {
            case 0xE0 -> {
                done = time.steady().plusMillis(2);
                Arrays.fill(registers, 0xF2, 0x100, (byte) 0);
                humiditySampling = 0;
            }
            case 0xF2 -> registers[0xF2] = bytes[1];
            case 0xF4 -> {
                humiditySampling = registers[0xF2] & 7;
                if ((bytes[1] & 3) == 1) {
                    done = time.steady().plusNanos(9_300_000);
                    measure(((bytes[1] >> 5) & 7) > 0, ((bytes[1] >> 2) & 7) > 0);
                }
            }
            default -> registers[at] = bytes[1];
        }
    }

    private void measure(boolean temperature, boolean pressure) {
        put(0xF7, pressure ? rawPressure << 4 : 0x80_0000, 3);
        put(0xFA, temperature ? rawTemperature << 4 : 0x80_0000, 3);
        put(0xFD, humiditySampling > 0 ? rawHumidity : 0x8000, 2);
    }

    private void put(int register, int value, int count) {
        for (int i = 0; i < count; i++) {
            registers[register + i] = (byte) (value >> (8 * (count - 1 - i)));
        }
    }

    @Override
    public byte[] read(int count) throws SensorException {
        registers[0xF3] = (byte) (endless || time.steady().compareTo(done) < 0 ? 0b1000 : 0);
        return Arrays.copyOfRange(registers, at, at + count);
    }

    @Override
    public void close() {}

    /** Bosch's second formula, in whole numbers of 32 bits (section 4.2.3), which is none of the driver's. */
    static double humidity(int raw, int fine) {
        int v = fine - 76_800;
        v = ((((raw << 14) - (310 << 20) - (50 * v)) + 16_384) >> 15)
                * (((((((v * 30) >> 10) * (((v * 0) >> 11) + 32_768)) >> 10) + 2_097_152) * 365 + 8_192) >> 14);
        v = v - (((((v >> 15) * (v >> 15)) >> 7) * 75) >> 4);
        return (Math.clamp(v, 0, 419_430_400) >> 12) / 1_024.0;
    }
}
