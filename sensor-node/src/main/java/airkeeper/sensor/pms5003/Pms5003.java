package airkeeper.sensor.pms5003;

import airkeeper.sensor.AirSensor;
import airkeeper.sensor.SensorException;
import airkeeper.sensor.SerialAnswer;
import airkeeper.sensor.SerialWires;
import airkeeper.wire.Quantity;
import java.time.Duration;
import java.util.Map;

/**
 * A PMS5003 or PMS7003, which counts particles (Plantower, PMS5003 series data manual 2.5).
 *
 * <p>Left to itself it speaks each second, and what is not read at once is old: so it is asked. The values for atmospheric air
 * are used, not those for a factory's calibration dust.
 */
public final class Pms5003 implements AirSensor {
    private static final String NAME = "a PMS5003";
    private static final int LENGTH = 32;
    private static final int WAKE_UP = 0xE4;
    private static final int MODE = 0xE1;
    private static final int READ = 0xE2;
    /** Its fan needs so long after waking up. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private final SerialWires wires;

    public Pms5003(SerialWires wires) {
        this.wires = wires;
    }

    @Override
    public void open() throws SensorException {
        wires.open();
        wires.write(command(WAKE_UP, 1));
        wires.write(command(MODE, 0));
        ask();
    }

    @Override
    public Map<Quantity, Double> read() throws SensorException {
        byte[] frame = ask();
        return Map.of(
                Quantity.PM1, (double) word(frame, 10),
                Quantity.PM25, (double) word(frame, 12),
                Quantity.PM10, (double) word(frame, 14));
    }

    private byte[] ask() throws SensorException {
        wires.drain();
        wires.write(command(READ, 0));
        return SerialAnswer.await(NAME, wires, LENGTH, Pms5003::isFrame);
    }

    private static boolean isFrame(byte[] bytes) {
        return word(bytes, 0) == 0x424D && word(bytes, 2) == LENGTH - 4 && word(bytes, 30) == sum(bytes, 30);
    }

    private static byte[] command(int command, int value) {
        byte[] bytes = {0x42, 0x4D, (byte) command, 0, (byte) value, 0, 0};
        int sum = sum(bytes, 5);
        bytes[5] = (byte) (sum >> 8);
        bytes[6] = (byte) sum;
        return bytes;
    }

    private static int sum(byte[] bytes, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += bytes[i] & 0xFF;
        }
        return sum;
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    @Override
    public Duration warmUp() {
        return WARM_UP;
    }

    @Override
    public void close() {
        wires.close();
    }
}
