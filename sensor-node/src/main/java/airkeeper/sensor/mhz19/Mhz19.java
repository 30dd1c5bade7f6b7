package airkeeper.sensor.mhz19;

import airkeeper.sensor.CalibratedSensor;
import airkeeper.sensor.ChipSettings;
import airkeeper.sensor.SelfCalibration;
import airkeeper.sensor.SensorException;
import airkeeper.sensor.SerialAnswer;
import airkeeper.sensor.SerialWires;
import airkeeper.wire.Quantity;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An MH-Z19B or MH-Z19C, which measures CO₂ (Winsen, MH-Z19B manual 1.6 and MH-Z19C manual 1.2).
 *
 * <p>It forgets its self-calibration without power and cannot be asked about it, so it is told at each opening: off where the
 * operator says nothing, since it takes the least of each day for outdoor air. The temperature that it says is its own.
 */
public final class Mhz19 implements CalibratedSensor {
    private static final String NAME = "an MH-Z19";
    private static final int LENGTH = 9;
    private static final int READ = 0x86;
    private static final int ZERO = 0x87;
    private static final int SELF_CALIBRATION = 0x79;
    private static final int ON = 0xA0;
    private static final int OUTDOORS = 400;
    /** Of a B, a C needs a minute. Meanwhile it says 400, 410 or 500 with a right checksum (seen by others, in no manual). */
    private static final Duration WARM_UP = Duration.ofMinutes(3);

    private final SerialWires wires;
    private final ChipSettings settings;

    public Mhz19(SerialWires wires, ChipSettings settings) {
        this.wires = wires;
        this.settings = settings;
    }

    @Override
    public void open() throws SensorException {
        wires.open();
        boolean on = settings.selfCalibration() == SelfCalibration.ON;
        wires.write(frame(SELF_CALIBRATION, on ? ON : 0));
        ask();
    }

    @Override
    public Map<Quantity, Double> read() throws SensorException {
        return Map.of(Quantity.CO2, (double) ask());
    }

    /** Some answer other commands as well, so what came before does not count. */
    private int ask() throws SensorException {
        wires.drain();
        wires.write(frame(READ, 0));
        byte[] answer = SerialAnswer.await(
                NAME,
                wires,
                LENGTH,
                bytes -> (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == READ && bytes[8] == checksum(bytes));
        return (answer[2] & 0xFF) << 8 | (answer[3] & 0xFF);
    }

    private static byte[] frame(int command, int value) {
        byte[] bytes = {(byte) 0xFF, 1, (byte) command, (byte) value, 0, 0, 0, 0, 0};
        bytes[8] = checksum(bytes);
        return bytes;
    }

    /** What makes the sum of all but the first byte zero. */
    private static byte checksum(byte[] bytes) {
        int sum = 0;
        for (int i = 1; i < LENGTH - 1; i++) {
            sum += bytes[i];
        }
        return (byte) -sum;
    }

    @Override
    public int outdoors() {
        return OUTDOORS;
    }

    @Override
    public OptionalInt calibrate(int ppm) throws SensorException {
        if (ppm != OUTDOORS) {
            throw new SensorException(
                    "Expected 400 ppm, found " + ppm + ": an MH-Z19 can be set right at 400 ppm only.");
        }
        wires.write(frame(ZERO, 0));
        return OptionalInt.empty();
    }

    @Override
    public void selfCalibrate(SelfCalibration wanted) throws SensorException {
        throw new SensorException("An MH-Z19 forgets this without power:"
                + " say self-calibration = \"on\" or \"off\" in its settings, which are sent to it at each start.");
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
