package airkeeper.sensor.sps30;

import airkeeper.sensor.SensirionModel;
import airkeeper.sensor.SensirionModel.Deed;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An SPS30 as its data sheet 2.0 describes it: idle or measuring, ten numbers each second. */
public final class Sps30Model implements SensirionModel.Chip {
    private final Time time;
    private boolean measuring;
    private Duration started = Duration.ZERO;
    private long taken;
    /** PM1, PM2.5, PM4, PM10 in µg/m³; five counts per cm³; typical size in µm. */
    float[] values = {3.5f, 4.25f, 4.75f, 5, 20, 23, 24, 24.5f, 24.75f, 0.5f};

    public Sps30Model(Time time) {
        this.time = time;
    }

    void stop() {
        measuring = false;
    }

    @Override
    public @Nullable Deed command(int command, int[] words) {
        return switch (command) {
            case 0xD304 -> {
                measuring = false;
                yield Deed.of(100);
            }
            case 0xD100 -> Deed.of(5, 0x0202);
            case 0x0010 -> {
                if (measuring || words.length != 1 || words[0] != 0x0300) {
                    yield null;
                }
                measuring = true;
                started = time.steady();
                taken = 0;
                yield Deed.of(20);
            }
            case 0x0202 -> Deed.of(5, fresh() ? 1 : 0);
            case 0x0300 -> fresh() ? sample() : null;
            default -> null;
        };
    }

    private long seconds() {
        return time.steady().minus(started).toSeconds();
    }

    private boolean fresh() {
        return measuring && seconds() > taken;
    }

    private Deed sample() {
        taken = seconds();
        List<Integer> words = new ArrayList<>();
        for (float value : values) {
            int bits = Float.floatToIntBits(value);
            words.add(bits >>> 16);
            words.add(bits & 0xFFFF);
        }
        return new Deed(Duration.ofMillis(5), words);
    }
}
