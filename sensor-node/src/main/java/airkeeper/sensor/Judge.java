package airkeeper.sensor;

import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says how far the values of one device can be trusted: a function of what it said before, what it says now, and when.
 *
 * <p>Only CO₂ shows that a device is frozen. Its value wavers by some ppm even in an empty room, while a temperature that
 * stays the same for two hours, or particles that stay at 0, are real.
 *
 * @param warmUp for how long after it was opened a device does not know yet
 * @param stuckAfter for how long CO₂ must be the very same before the device counts as frozen
 */
public record Judge(Duration warmUp, Duration stuckAfter) {
    /** So many equal values in a row at least, because a device that is seldom asked may repeat one by chance. */
    static final int FEWEST_EQUAL = 10;

    /** Beyond this no device measures anything; such a number would only make a long line. */
    private static final double ABSURD = 1_000_000;

    /** Whether a number may stand in a reading at all, be it plausible or not. */
    static boolean sayable(double value) {
        return Math.abs(value) < ABSURD;
    }

    /** The quality of these values, and what is to be remembered for the next ones; {@code now} is steady time. */
    public Verdict judge(Trust before, Map<Quantity, Double> values, Duration now) {
        Trust after = before.having(values.get(Quantity.CO2), now);
        return new Verdict(after, quality(after, values, now));
    }

    private Quality quality(Trust trust, Map<Quantity, Double> values, Duration now) {
        if (now.minus(trust.opened).compareTo(warmUp) < 0) {
            return Quality.WARMING_UP;
        }
        boolean plausible =
                values.entrySet().stream().allMatch(value -> value.getKey().plausible(value.getValue()));
        if (values.isEmpty() || !plausible) {
            return Quality.IMPLAUSIBLE;
        }
        boolean stuck = trust.equal >= FEWEST_EQUAL && now.minus(trust.since).compareTo(stuckAfter) >= 0;
        return stuck && values.containsKey(Quantity.CO2) ? Quality.STUCK : Quality.OK;
    }

    /**
     * What is remembered of a device.
     *
     * @param opened when it was opened
     * @param co2 what it said last; null before it said any
     * @param since when it first said that
     * @param equal how often it has said that in a row
     */
    public record Trust(Duration opened, @Nullable Double co2, Duration since, int equal) {
        /** What is known of a device that was opened just now: nothing. */
        public static Trust opened(Duration now) {
            return new Trust(now, null, now, 0);
        }

        private Trust having(@Nullable Double now, Duration when) {
            if (now == null) {
                return this;
            }
            return now.equals(co2) ? new Trust(opened, co2, since, equal + 1) : new Trust(opened, now, when, 1);
        }
    }

    /** A quality, and what to remember. */
    public record Verdict(Trust trust, Quality quality) {}
}
