package airkeeper.sensor.scd30;

import airkeeper.sensor.SensirionModel;
import airkeeper.sensor.SensirionModel.Deed;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An SCD30 as its interface description 1.0 says: it keeps all settings, and each command is its own question. */
public final class Scd30Model implements SensirionModel.Chip {
    private final Time time;
    /** Interval 2 s, self-calibration on, no offset, no altitude. */
    private final Map<Integer, Integer> settings = new TreeMap<>(Map.of(0x4600, 2, 0x5306, 1, 0x5403, 0, 0x5102, 0));

    private boolean measuring;
    private Duration started = Duration.ZERO;
    private long taken;
    private boolean frozen;
    float co2 = 439.09515f;
    float temperature = 27.23828f;
    float humidity = 48.806744f;

    public Scd30Model(Time time) {
        this.time = time;
    }

    void stop() {
        measuring = false;
    }

    /** As somebody has told it before. */
    void measureEach(int seconds) {
        settings.put(0x4600, seconds);
    }

    void freeze() {
        frozen = true;
    }

    int setting(int command) {
        return settings.getOrDefault(command, -1);
    }

    @Override
    public @Nullable Deed command(int command, int[] words) {
        return switch (command) {
            case 0xD304 -> {
                frozen = false;
                yield Deed.of(2000);
            }
            case 0xD100 -> Deed.of(3, 0x0342);
            case 0x0010 -> {
                measuring = true;
                started = time.steady();
                taken = 0;
                yield Deed.of(3);
            }
            case 0x0202 -> Deed.of(3, fresh() ? 1 : 0);
            case 0x0300 -> fresh() ? sample() : null;
            case 0x5204 -> {
                co2 = words[0];
                yield Deed.of(3);
            }
            case 0x4600, 0x5306, 0x5403, 0x5102 -> {
                if (words.length == 1) {
                    settings.put(command, words[0]);
                    yield Deed.of(3);
                }
                yield Deed.of(3, settings.getOrDefault(command, 0));
            }
            default -> null;
        };
    }

    private long periods() {
        return time.steady().minus(started).toSeconds() / setting(0x4600);
    }

    private boolean fresh() {
        return measuring && periods() > taken;
    }

    private Deed sample() {
        taken = periods();
        List<Integer> words = new ArrayList<>();
        for (float value : new float[] {co2 + (frozen ? 0 : taken % 3), temperature, humidity}) {
            int bits = Float.floatToIntBits(value);
            words.add(bits >>> 16);
            words.add(bits & 0xFFFF);
        }
        return new Deed(Duration.ofMillis(3), words);
    }
}
