package airkeeper.sensor.scd4x;

import airkeeper.sensor.SensirionModel;
import airkeeper.sensor.SensirionModel.Deed;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An SCD41 as its data sheet 1.3 describes it: sleeping, idle or measuring, with settings that only some commands keep. */
public final class Scd4xModel implements SensirionModel.Chip {
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Set<Integer> ALLOWED_WHILE_MEASURING = Set.of(0x3F86, 0xEC05, 0xE4B8, 0xE000);
    /** Temperature offset 4 °C, altitude 0 m, self-calibration on. */
    private static final TreeMap<Integer, Integer> FACTORY =
            new TreeMap<>(Map.of(0x2318, 0x05DA, 0x2322, 0, 0x2313, 1));

    private enum State {
        SLEEPING,
        IDLE,
        MEASURING
    }

    private final Time time;
    private final TreeMap<Integer, Integer> kept = new TreeMap<>(FACTORY);
    private final TreeMap<Integer, Integer> settings = new TreeMap<>(FACTORY);
    private State state = State.IDLE;
    private Duration started = Duration.ZERO;
    private Duration measured = Duration.ZERO;
    private long taken;
    private int writings;
    private boolean frozen;
    private int drift;
    private int gust;
    public int co2 = 500;
    int temperature = 0x6667;
    int humidity = 0x5EB9;

    public Scd4xModel(Time time) {
        this.time = time;
    }

    /** As after a restart of the computer: it has never stopped. */
    void measure() {
        state = State.MEASURING;
        started = time.steady();
    }

    void sleep() {
        state = State.SLEEPING;
    }

    /** Its power is gone for a moment. */
    void brownOut() {
        state = State.IDLE;
        settings.putAll(kept);
    }

    /** Its values stay the same until its power goes. */
    void freeze() {
        frozen = true;
    }

    /** It says so many ppm too much. */
    public void drift(int ppm) {
        drift = ppm;
    }

    /** Its air comes in gusts, of so many ppm more or less. */
    public void waver(int ppm) {
        gust = ppm;
    }

    public boolean measuring() {
        return state == State.MEASURING;
    }

    public int setting(int getter) {
        return settings.getOrDefault(getter, 0);
    }

    /** How often it wrote to the memory that bears 2000 of that. */
    public int writings() {
        return writings;
    }

    @Override
    public @Nullable Deed command(int command, int[] words) {
        if (state == State.SLEEPING) {
            state = command == 0x36F6 ? State.IDLE : state;
            return null;
        }
        if (state == State.MEASURING && !ALLOWED_WHILE_MEASURING.contains(command)) {
            return null;
        }
        return switch (command) {
            case 0x21B1 -> {
                measure();
                taken = 0;
                yield Deed.of(0);
            }
            case 0x3F86 -> {
                measured = state == State.MEASURING ? time.steady().minus(started) : Duration.ZERO;
                state = State.IDLE;
                yield Deed.of(500);
            }
            case 0xE4B8 -> Deed.of(1, fresh() ? 0x8006 : 0x8000);
            case 0xEC05 -> fresh() ? sample() : null;
            case 0xE000 -> words.length == 1 && words[0] >= 700 && words[0] <= 1200 ? Deed.of(1) : null;
            case 0x36E0 -> {
                state = State.SLEEPING;
                frozen = false;
                yield Deed.of(1);
            }
            case 0x3646 -> {
                settings.putAll(kept);
                yield Deed.of(30);
            }
            case 0x3682 -> Deed.of(1, 0xF896, 0x9F07, 0x3BBE);
            case 0x202F -> Deed.of(1, 0x1440);
            case 0x2318, 0x2322, 0x2313 -> Deed.of(1, settings.getOrDefault(command, 0));
            case 0x241D -> set(0x2318, words);
            case 0x2427 -> set(0x2322, words);
            case 0x2416 -> set(0x2313, words);
            case 0x3615 -> {
                kept.putAll(settings);
                writings++;
                yield Deed.of(800);
            }
            case 0x362F -> recalibrated(words);
            default -> null;
        };
    }

    private @Nullable Deed set(int getter, int[] words) {
        if (words.length != 1) {
            return null;
        }
        settings.put(getter, words[0]);
        return Deed.of(1);
    }

    private boolean fresh() {
        return state == State.MEASURING && time.steady().minus(started).dividedBy(PERIOD) > taken;
    }

    private Deed sample() {
        taken = time.steady().minus(started).dividedBy(PERIOD);
        int noise = frozen ? 0 : (int) (taken % 3);
        return Deed.of(1, co2 + drift + gust * (int) (taken % 3 - 1), temperature + noise, humidity);
    }

    private Deed recalibrated(int[] words) {
        if (measured.compareTo(Duration.ofMinutes(3)) < 0) {
            return Deed.of(400, 0xFFFF);
        }
        int correction = words[0] - co2 - drift;
        drift += correction;
        return Deed.of(400, 0x8000 + correction);
    }
}
