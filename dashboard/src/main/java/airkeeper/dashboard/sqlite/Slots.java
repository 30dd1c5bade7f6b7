package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Series;
import org.jspecify.annotations.Nullable;

/** The slots of a series while they are summed up in integers, so that they are the same from whatever tier they come. */
final class Slots {
    private final Series series;
    private final @Nullable Sum[] sums;

    Slots(Series series) {
        this.series = series;
        this.sums = new @Nullable Sum[series.slots()];
    }

    void take(long epochMillis, long scaled) {
        take(epochMillis, 1, scaled, scaled, scaled);
    }

    void take(long epochMillis, int count, long min, long sum, long max) {
        int slot = (int) ((epochMillis - series.start()) / (series.stepSeconds() * 1000));
        Sum known = sums[slot];
        if (known == null) {
            known = new Sum();
            sums[slot] = known;
        }
        known.take(count, min, sum, max);
    }

    /** The series, whose values are these over {@code scale}. */
    Series over(double scale) {
        for (int slot = 0; slot < sums.length; slot++) {
            Sum sum = sums[slot];
            if (sum != null) {
                long begin = series.start() + slot * series.stepSeconds() * 1000;
                series.take(begin, sum.count(), sum.min() / scale, sum.sum() / scale, sum.max() / scale);
            }
        }
        return series;
    }
}
