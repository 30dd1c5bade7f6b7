package airkeeper.dashboard;

import java.time.Duration;
import java.time.Instant;

/**
 * The mean of the last values, in quarters of an hour that count alike however many values each has. Not thread-safe.
 *
 * <p>It is known once three quarters of them have a value: Directive 2008/50/EC, annex XI, asks as much of a mean of 24 h,
 * "75 % of the hourly averages (i.e. at least 18 hour values)".
 */
final class RunningMean {
    static final double ENOUGH = 0.75;
    private static final long SLOT = Duration.ofMinutes(15).toMillis();

    private final Duration over;
    /** Which quarter since 1970 stands in each place. */
    private final long[] quarter;

    private final double[] sum;
    private final int[] count;

    /** {@code over}: of what span, in whole quarters of an hour. */
    RunningMean(Duration over) {
        int slots = (int) (over.toMillis() / SLOT);
        this.over = over;
        this.quarter = new long[slots];
        this.sum = new double[slots];
        this.count = new int[slots];
    }

    /** Takes a value; one that is older than the span behind the newest changes nothing. */
    void take(Instant at, double value) {
        long its = Math.floorDiv(at.toEpochMilli(), SLOT);
        int place = (int) Math.floorMod(its, (long) quarter.length);
        if (count[place] == 0 || quarter[place] < its) {
            quarter[place] = its;
            sum[place] = 0;
            count[place] = 0;
        }
        if (quarter[place] == its) {
            sum[place] += value;
            count[place]++;
        }
    }

    /** How it is at this time. */
    RoomNow.Mean at(Instant now) {
        long newest = Math.floorDiv(now.toEpochMilli(), SLOT);
        double total = 0;
        int known = 0;
        for (int place = 0; place < quarter.length; place++) {
            boolean within = quarter[place] <= newest && quarter[place] > newest - quarter.length;
            if (count[place] > 0 && within) {
                total += sum[place] / count[place];
                known++;
            }
        }
        double covered = (double) known / quarter.length;
        return new RoomNow.Mean(over, covered < ENOUGH ? null : total / known, covered);
    }
}
