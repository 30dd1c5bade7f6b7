package airkeeper.sensor.sps30;

import airkeeper.sensor.AirSensor;
import airkeeper.sensor.I2cWires;
import airkeeper.sensor.SensirionChip;
import airkeeper.sensor.SensorException;
import airkeeper.sensor.Silence;
import airkeeper.wire.Quantity;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An SPS30, which measures particles each second (Sensirion, SPS30 data sheet 2.0). It blows its fan clean each week by itself. */
public final class Sps30 implements AirSensor {
    public static final int ADDRESS = 0x69;

    private static final Logger log = LoggerFactory.getLogger(Sps30.class);

    private static final int START = 0x0010;
    /** Big-endian numbers of 32 bits, as the interface description writes them. */
    private static final int AS_REALS = 0x0300;

    private static final int READY = 0x0202;
    private static final int READ = 0x0300;
    private static final int FIRMWARE = 0xD100;
    private static final int RESET = 0xD304;

    private static final Duration SOON = Duration.ofMillis(5);
    private static final Duration STARTING = Duration.ofMillis(20);
    private static final Duration BOOTING = Duration.ofMillis(100);
    /** Until it is steady in clean air, of 50 to 100 particles/cm³; with more of them it is 16 s or 8 s (table 1). */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private final SensirionChip chip;
    private final Time time;
    private final Silence silence = new Silence(LONGEST_SILENCE, "Has it 5 V, and does its fan turn?");

    public Sps30(I2cWires wires, Time time) {
        this.chip = new SensirionChip("SPS30", wires, time);
        this.time = time;
    }

    @Override
    public void open() throws SensorException {
        chip.open();
        chip.tell(RESET, BOOTING);
        int firmware = chip.identify(FIRMWARE, SOON, 1)[0];
        log.debug("{} has the firmware {}.{}.", chip, firmware >> 8, firmware & 0xFF);
        chip.tell(START, STARTING, AS_REALS);
        silence.ends();
    }

    @Override
    public Map<Quantity, Double> read() throws SensorException {
        if (chip.ask(READY, SOON, 1)[0] == 0) {
            silence.lasts(chip.toString(), time.steady());
            return Map.of();
        }
        silence.ends();
        int[] words = chip.ask(READ, SOON, 20);
        return Map.of(
                Quantity.PM1, (double) SensirionChip.real(words[0], words[1]),
                Quantity.PM25, (double) SensirionChip.real(words[2], words[3]),
                Quantity.PM10, (double) SensirionChip.real(words[6], words[7]));
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
