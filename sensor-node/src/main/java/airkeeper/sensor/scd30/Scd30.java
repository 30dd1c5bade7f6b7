package airkeeper.sensor.scd30;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An SCD30, which measures CO₂, temperature and humidity (Sensirion, Interface Description SCD30 1.0).
 *
 * <p>It keeps all of its settings without power; only what differs is written. It measures each 2 s, whatever the interval of
 * the node: at 15 s its CO₂ would follow the air with a time constant of 72 s (Sensirion, Low Power Mode for SCD30).
 */
public final class Scd30 implements CalibratedSensor {
    public static final int ADDRESS = 0x61;

    private static final Logger log = LoggerFactory.getLogger(Scd30.class);

    private static final int START = 0x0010;
    private static final int INTERVAL = 0x4600;
    private static final int READY = 0x0202;
    private static final int READ = 0x0300;
    private static final int SELF_CALIBRATION = 0x5306;
    private static final int FORCED_RECALIBRATION = 0x5204;
    private static final int OFFSET = 0x5403;
    private static final int ALTITUDE = 0x5102;
    private static final int FIRMWARE = 0xD100;
    private static final int RESET = 0xD304;

    /** Between a command and what it answers. */
    private static final Duration SOON = Duration.ofMillis(4);

    private static final Duration BOOTING = Duration.ofSeconds(2);
    private static final int EACH_SECONDS = 2;
    /** Three times the 20 s in which its CO₂ follows the air by 63 % (SCD30 data sheet 1.0, at one measurement in 2 s). */
    private static final Duration WARM_UP = Duration.ofMinutes(1);

    /** Five measurements. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private static final int OUTDOORS = 425;

    private final SensirionChip chip;
    private final ChipSettings settings;
    private final Time time;
    private final Frozen frozen = new Frozen();
    private final Silence silence = new Silence(LONGEST_SILENCE, "Has its supply 3.3 V and 75 mA?");

    public Scd30(I2cWires wires, ChipSettings settings, Time time) {
        this.chip = new SensirionChip("SCD30", wires, time);
        this.settings = settings;
        this.time = time;
    }

    @Override
    public void open() throws SensorException {
        chip.open();
        chip.tell(RESET, BOOTING);
        int firmware = chip.identify(FIRMWARE, SOON, 1)[0];
        log.debug("{} has the firmware {}.{}.", chip, firmware >> 8, firmware & 0xFF);
        set(INTERVAL, EACH_SECONDS);
        if (settings.temperatureOffset() != null) {
            set(OFFSET, (int) Math.round(settings.temperatureOffset() * 100));
        }
        if (settings.altitude() != null) {
            set(ALTITUDE, settings.altitude());
        }
        if (settings.selfCalibration() != null) {
            selfCalibrate(settings.selfCalibration());
        }
        chip.tell(START, SOON, 0); // 0: reckon with the altitude, not with a pressure
        silence.ends();
    }

    private void set(int command, int wanted) throws SensorException {
        if (chip.ask(command, SOON, 1)[0] != wanted) {
            chip.tell(command, SOON, wanted);
        }
    }

    @Override
    public Map<Quantity, Double> read() throws SensorException {
        Duration now = time.steady();
        if (chip.ask(READY, SOON, 1)[0] == 0) {
            silence.lasts(chip.toString(), now);
            return Map.of();
        }
        silence.ends();
        int[] words = chip.ask(READ, SOON, 6);
        frozen.says(chip.toString(), Arrays.hashCode(words), now);
        float co2 = SensirionChip.real(words[0], words[1]);
        if (!(co2 > 0)) {
            return Map.of(); // it has begun a moment ago
        }
        return Map.of(
                Quantity.CO2, (double) co2,
                Quantity.TEMPERATURE, (double) SensirionChip.real(words[2], words[3]),
                Quantity.HUMIDITY, (double) SensirionChip.real(words[4], words[5]));
    }

    @Override
    public int outdoors() {
        return OUTDOORS;
    }

    /**
     * It must have measured for two minutes in this air (Sensirion, Field Calibration for SCD30), and forgets what it was told
     * when it is reset before it has measured again (Sensirion/arduino-i2c-scd30, issue 4). It does not say by how much it
     * corrects itself.
     */
    @Override
    public OptionalInt calibrate(int ppm) throws SensorException {
        chip.tell(FORCED_RECALIBRATION, SOON, ppm);
        return OptionalInt.empty();
    }

    @Override
    public void selfCalibrate(SelfCalibration wanted) throws SensorException {
        set(SELF_CALIBRATION, wanted == SelfCalibration.ON ? 1 : 0);
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
