package airkeeper.dashboard;

import java.time.Duration;
import java.util.Arrays;

/** A quantity over a span in slots of equal length: how many values fell into each, and their least, mean and most. */
public final class Series {
    /** Seconds that people can read on an axis. */
    private static final long[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 432_000
    };

    /** Longer steps are multiples of it, which are made of the longest slots that a history keeps. */
    private static final long TEN_DAYS = 864_000_000;

    private final Span span;
    private final long step;
    private final long start;
    private final int[] count;
    private final double[] sum;
    private final double[] min;
    private final double[] max;

    /** An empty series with the shortest step that gives at most {@code points} slots, which begin at multiples of it. */
    public Series(Span span, int points) {
        this(span, points, Duration.ZERO);
    }

    /** The same, with a step of at least this length, where nothing finer is known. */
    public Series(Span span, int points, Duration least) {
        this(span, points, least.toMillis(), 1);
    }

    private Series(Span span, int points, long least, long multiple) {
        this.span = span;
        long from = span.from().toEpochMilli();
        long to = Math.max(from + 1, span.to().toEpochMilli());
        this.step = step(from, to, points, least, multiple);
        this.start = Math.floorDiv(from, step) * step;
        int slots = (int) slots(from, to, step);
        count = new int[slots];
        sum = new double[slots];
        min = new double[slots];
        max = new double[slots];
        Arrays.fill(min, Double.POSITIVE_INFINITY);
        Arrays.fill(max, Double.NEGATIVE_INFINITY);
    }

    private static long step(long from, long to, int points, long least, long multiple) {
        for (long seconds : STEPS) {
            long step = seconds * 1000;
            if (step >= least && step % multiple == 0 && slots(from, to, step) <= points) {
                return step;
            }
        }
        long unit = Math.max(TEN_DAYS, multiple);
        long step = unit;
        while (slots(from, to, step) > points) {
            step += unit;
        }
        return step;
    }

    private static long slots(long from, long to, long step) {
        return Math.floorDiv(to - 1, step) - Math.floorDiv(from, step) + 1;
    }

    /** Takes one value. */
    public void take(long epochMillis, double value) {
        take(epochMillis, 1, value, value, value);
    }

    /** Takes what is known of several values, all of one slot: when the first was, their number, least, sum and most. */
    public void take(long epochMillis, int values, double least, double total, double most) {
        int slot = (int) Math.floorDiv(epochMillis - start, step);
        if (slot < 0 || slot >= count.length) {
            throw new IllegalArgumentException("expected a time in " + span + ", found " + epochMillis);
        }
        count[slot] += values;
        sum[slot] += total;
        min[slot] = Math.min(min[slot], least);
        max[slot] = Math.max(max[slot], most);
    }

    /** The same in at most {@code points} slots, each as long as several of these. */
    public Series coarser(int points) {
        Series coarse = new Series(span, points, step, step);
        for (int slot = 0; slot < count.length; slot++) {
            if (count[slot] > 0) {
                long within = Math.max(start + slot * step, coarse.start);
                coarse.take(within, count[slot], min[slot], sum[slot], max[slot]);
            }
        }
        return coarse;
    }

    public Span span() {
        return span;
    }

    /** The length of a slot, in whole seconds. */
    public long stepSeconds() {
        return step / 1000;
    }

    /** When the first slot begins, in epoch milliseconds: at or before the span's beginning. */
    public long start() {
        return start;
    }

    public int slots() {
        return count.length;
    }

    /** How many values fell into a slot; the other three are only to be asked for where there are any. */
    public int count(int slot) {
        return count[slot];
    }

    public double min(int slot) {
        return min[slot];
    }

    public double mean(int slot) {
        return sum[slot] / count[slot];
    }

    public double max(int slot) {
        return max[slot];
    }
}
