package airkeeper.sensor.senseair;

import airkeeper.sensor.CalibratedSensor;
import airkeeper.sensor.ChipSettings;
import airkeeper.sensor.SelfCalibration;
import airkeeper.sensor.SensorException;
import airkeeper.sensor.SerialAnswer;
import airkeeper.sensor.SerialWires;
import airkeeper.wire.Quantity;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A Senseair S8, which measures CO₂ each 2 or 4 s and speaks Modbus RTU (Senseair, TDE2067 "Modbus on Senseair S8").
 *
 * <p>It is the only one on its line and is called by the address that any answers to.
 */
public final class SenseairS8 implements CalibratedSensor {
    private static final String NAME = "an S8";
    private static final int ANY = 0xFE;
    private static final int READ_HOLDING = 3;
    private static final int READ_INPUT = 4;
    private static final int WRITE = 6;

    private static final int STATUS = 0;
    private static final int ACKNOWLEDGED = 0;
    private static final int COMMAND = 1;
    private static final int SELF_CALIBRATION_HOURS = 31;
    private static final int BACKGROUND_CALIBRATION = 0x7C06;
    private static final int BACKGROUND_CALIBRATED = 0x20;

    /** What Senseair delivers it with: 7 days and a half. */
    private static final int USUAL_HOURS = 180;

    private static final int OUT_OF_RANGE = 0x20;
    private static final int OUTDOORS = 400;
    /** In which it follows the air by 90 % (product specification PSP126); how long it warms up, Senseair does not say. */
    private static final Duration WARM_UP = Duration.ofMinutes(2);
    /** One flash of the lamp, at the latest. */
    private static final Duration CYCLE = Duration.ofSeconds(4);

    private static final int MOST_CYCLES = 10;

    private final SerialWires wires;
    private final ChipSettings settings;
    private final Time time;

    public SenseairS8(SerialWires wires, ChipSettings settings, Time time) {
        this.wires = wires;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public void open() throws SensorException {
        wires.open();
        int hours = ask(READ_HOLDING, SELF_CALIBRATION_HOURS, 1)[0];
        SelfCalibration wanted = settings.selfCalibration();
        if (wanted != null && (wanted == SelfCalibration.ON) != (hours > 0)) {
            selfCalibrate(wanted);
        }
    }

    @Override
    public Map<Quantity, Double> read() throws SensorException {
        int[] registers = ask(READ_INPUT, STATUS, 4);
        int faults = registers[0] & ~OUT_OF_RANGE;
        if (faults != 0) {
            throw new SensorException(
                    "The S8 on %s reports a fault (meter status 0x%04X). Take its 5 V off and on again."
                            .formatted(wires.place(), faults));
        }
        return Map.of(Quantity.CO2, (double) (short) registers[3]);
    }

    private int[] ask(int function, int first, int count) throws SensorException {
        byte[] answer = exchange(request(function, first, count), 5 + 2 * count, 2 * count);
        int[] registers = new int[count];
        for (int i = 0; i < count; i++) {
            registers[i] = (answer[3 + 2 * i] & 0xFF) << 8 | (answer[4 + 2 * i] & 0xFF);
        }
        return registers;
    }

    /** A written register is answered by the same bytes. */
    private void write(int register, int value) throws SensorException {
        byte[] request = request(WRITE, register, value);
        exchange(request, request.length, request[2] & 0xFF);
    }

    /** {@code third} is the byte behind the function: how many bytes follow, or what was written. */
    private byte[] exchange(byte[] request, int length, int third) throws SensorException {
        wires.drain();
        wires.write(request);
        return SerialAnswer.await(
                NAME,
                wires,
                length,
                bytes -> bytes[0] == request[0]
                        && bytes[1] == request[1]
                        && (bytes[2] & 0xFF) == third
                        && crc(bytes, length - 2) == ((bytes[length - 2] & 0xFF) | (bytes[length - 1] & 0xFF) << 8));
    }

    private static byte[] request(int function, int first, int second) {
        byte[] bytes = {
            (byte) ANY, (byte) function, (byte) (first >> 8), (byte) first, (byte) (second >> 8), (byte) second, 0, 0
        };
        int crc = crc(bytes, 6);
        bytes[6] = (byte) crc;
        bytes[7] = (byte) (crc >> 8);
        return bytes;
    }

    /** The CRC-16 of Modbus: polynomial 0xA001 reflected, begins with 0xFFFF; its low byte is sent first. */
    private static int crc(byte[] bytes, int length) {
        int crc = 0xFFFF;
        for (int i = 0; i < length; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xA001;
            }
        }
        return crc;
    }

    @Override
    public int outdoors() {
        return OUTDOORS;
    }

    @Override
    public OptionalInt calibrate(int ppm) throws SensorException {
        if (ppm != OUTDOORS) {
            throw new SensorException("Expected 400 ppm, found " + ppm + ": an S8 can be set right at 400 ppm only.");
        }
        write(ACKNOWLEDGED, 0);
        write(COMMAND, BACKGROUND_CALIBRATION);
        for (int cycle = 0; cycle < MOST_CYCLES; cycle++) {
            time.pauseUntil(time.steady().plus(CYCLE));
            if ((ask(READ_HOLDING, ACKNOWLEDGED, 1)[0] & BACKGROUND_CALIBRATED) != 0) {
                return OptionalInt.empty();
            }
        }
        throw new SensorException(
                "The S8 on " + wires.place() + " does not acknowledge its calibration. Try it again.");
    }

    @Override
    public void selfCalibrate(SelfCalibration wanted) throws SensorException {
        write(SELF_CALIBRATION_HOURS, wanted == SelfCalibration.ON ? USUAL_HOURS : 0);
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
