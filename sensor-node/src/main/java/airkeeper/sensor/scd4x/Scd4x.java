package airkeeper.sensor.scd4x;

import airkeeper.sensor.Barometer;
import airkeeper.sensor.CalibratedSensor;
import airkeeper.sensor.ChipSettings;
import airkeeper.sensor.Frozen;
import airkeeper.sensor.I2cWires;
import airkeeper.sensor.SelfCalibration;
import airkeeper.sensor.SensirionChip;
import airkeeper.sensor.SensorException;
import airkeeper.sensor.Silence;
import airkeeper.wire.Quantity;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An SCD40 or SCD41, which measures CO₂, temperature and humidity each 5 s (Sensirion, SCD4x data sheet 1.3).
 *
 * <p>It goes on measuring while its computer starts again, and measuring it refuses most commands: so it is stopped first. Its
 * settings are sent at each opening and not kept by the chip, whose memory bears 2000 writings.
 */
public final class Scd4x implements CalibratedSensor {
    public static final int ADDRESS = 0x62;

    private static final Logger log = LoggerFactory.getLogger(Scd4x.class);

    private static final int START = 0x21B1;
    private static final int READY = 0xE4B8;
    private static final int READ = 0xEC05;
    private static final int STOP = 0x3F86;
    private static final int POWER_DOWN = 0x36E0;
    private static final int WAKE_UP = 0x36F6;
    private static final int REINIT = 0x3646;
    private static final int SERIAL_NUMBER = 0x3682;
    private static final int PERSIST = 0x3615;
    private static final int FORCED_RECALIBRATION = 0x362F;
    private static final int SET_PRESSURE = 0xE000;
    private static final int GET_ALTITUDE = 0x2322;
    private static final int SET_ALTITUDE = 0x2427;
    private static final int GET_OFFSET = 0x2318;
    private static final int SET_OFFSET = 0x241D;
    private static final int GET_SELF_CALIBRATION = 0x2313;
    private static final int SET_SELF_CALIBRATION = 0x2416;

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration STOPPING = Duration.ofMillis(500);
    private static final Duration WAKING = Duration.ofMillis(30);
    private static final Duration KEEPING = Duration.ofMillis(800);
    private static final Duration CALIBRATING = Duration.ofMillis(400);

    /** Its CO₂ follows the air with a time constant of 60 s. */
    private static final Duration WARM_UP = Duration.ofMinutes(1);
    /** Three measurements; a chip that was without power for a moment never has one. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    private static final int RECALIBRATION_FAILED = 0xFFFF;
    private static final int OUTDOORS = 425;

    private final SensirionChip chip;
    private final ChipSettings settings;
    private final Barometer barometer;
    private final Time time;
    private final Frozen frozen = new Frozen();
    private final Silence silence = new Silence(LONGEST_SILENCE, "Has its supply 3.3 V and 200 mA?");
    private @Nullable Integer pressure;

    public Scd4x(I2cWires wires, ChipSettings settings, Barometer barometer, Time time) {
        this.chip = new SensirionChip("SCD4x", wires, time);
        this.settings = settings;
        this.barometer = barometer;
        this.time = time;
    }

    @Override
    public void open() throws SensorException {
        chip.open();
        unanswered(WAKE_UP, WAKING);
        chip.tell(STOP, STOPPING);
        unanswered(POWER_DOWN, AT_ONCE);
        unanswered(WAKE_UP, WAKING);
        chip.tell(REINIT, WAKING);
        int[] serial = chip.identify(SERIAL_NUMBER, AT_ONCE, 3);
        log.debug("{} has the serial number {}.", chip, "%04x%04x%04x".formatted(serial[0], serial[1], serial[2]));
        configure();
        start();
    }

    /** A chip that wakes up does not acknowledge it, and an SCD40 does not know either command. */
    private void unanswered(int command, Duration busy) {
        try {
            chip.tell(command, busy);
        } catch (SensorException e) {
            log.debug("{} does not acknowledge the command 0x{}, as expected.", chip, Integer.toHexString(command));
        }
    }

    private void configure() throws SensorException {
        if (settings.temperatureOffset() != null) {
            set(GET_OFFSET, SET_OFFSET, (int) Math.round(settings.temperatureOffset() * 65_535 / 175));
        }
        if (settings.altitude() != null) {
            set(GET_ALTITUDE, SET_ALTITUDE, settings.altitude());
        }
        if (settings.selfCalibration() != null) {
            set(GET_SELF_CALIBRATION, SET_SELF_CALIBRATION, word(settings.selfCalibration()));
        }
    }

    private void set(int get, int set, int wanted) throws SensorException {
        if (chip.ask(get, AT_ONCE, 1)[0] != wanted) {
            chip.tell(set, AT_ONCE, wanted);
        }
    }

    private static int word(SelfCalibration wanted) {
        return wanted == SelfCalibration.ON ? 1 : 0;
    }

    private void start() throws SensorException {
        chip.tell(START, AT_ONCE);
        silence.ends();
        pressure = null;
    }

    @Override
    public Map<Quantity, Double> read() throws SensorException {
        tellPressure();
        Duration now = time.steady();
        if ((chip.ask(READY, AT_ONCE, 1)[0] & 0x07FF) == 0) {
            silence.lasts(chip.toString(), now);
            return Map.of();
        }
        silence.ends();
        int[] words = chip.ask(READ, AT_ONCE, 3);
        frozen.says(chip.toString(), Arrays.hashCode(words), now);
        if (words[0] == 0) {
            return Map.of(); // it has begun a moment ago
        }
        return Map.of(
                Quantity.CO2,
                (double) words[0],
                Quantity.TEMPERATURE,
                -45 + 175.0 * words[1] / 65_535,
                Quantity.HUMIDITY,
                100.0 * words[2] / 65_535);
    }

    /** Told where it changed; then it counts instead of the altitude. */
    private void tellPressure() throws SensorException {
        OptionalInt here = barometer.pressure();
        if (here.isPresent() && !Integer.valueOf(here.getAsInt()).equals(pressure)) {
            int told = Math.clamp(here.getAsInt(), 700, 1200);
            chip.tell(SET_PRESSURE, AT_ONCE, told);
            pressure = here.getAsInt();
        }
    }

    @Override
    public int outdoors() {
        return OUTDOORS;
    }

    @Override
    public OptionalInt calibrate(int ppm) throws SensorException {
        chip.tell(STOP, STOPPING);
        int answer = chip.ask(FORCED_RECALIBRATION, CALIBRATING, 1, ppm)[0];
        start();
        if (answer == RECALIBRATION_FAILED) {
            throw new SensorException("The " + chip
                    + " refuses to be calibrated. It must have measured for three minutes before; try it again.");
        }
        return OptionalInt.of(answer - 0x8000);
    }

    @Override
    public void selfCalibrate(SelfCalibration wanted) throws SensorException {
        chip.tell(STOP, STOPPING);
        chip.tell(SET_SELF_CALIBRATION, AT_ONCE, word(wanted));
        chip.tell(PERSIST, KEEPING);
        start();
    }

    @Override
    public Duration warmUp() {
        return WARM_UP;
    }

    @Override
    public void close() {
        chip.close();
    }
}
