package airkeeper.demo.year;

import java.util.Arrays;
import java.util.List;

/**
 * The least that a course of the air can cost over all ways to switch: dynamic programming from the last step to the first.
 *
 * <p>It is exact, as no concentration is put on a grid. A step leads from lower air to lower air, so what is still to be paid
 * never falls with the concentration; and it is a whole number. So the highest concentration for each cost, at which no
 * more than that is still to be paid, says all. Of the costs only those are looked at that some switching can lead to.
 */
final class LeastCost {
    private final List<Foresight.Phase> phases;
    private final double threshold;
    private final Foresight.Price price;
    /** The lowest cost still to be paid. */
    private long least;
    /** For {@code least} and each cost after it the highest concentration; more than these suffice for any. */
    private double[] highest = {Double.POSITIVE_INFINITY};

    private int count = 1;
    private double[] earlier = new double[1];

    LeastCost(List<Foresight.Phase> phases, double threshold, Foresight.Price price) {
        this.phases = phases;
        this.threshold = threshold;
        this.price = price;
    }

    /** What it costs from this concentration on; once. */
    long from(double begin) {
        int step = phases.stream().mapToInt(Foresight.Phase::steps).sum();
        double[] low = new double[step + 1];
        double[] high = new double[step + 1];
        reach(begin, low, high);
        for (Foresight.Phase phase : phases.reversed()) {
            for (int i = 0; i < phase.steps(); i++) {
                step--;
                goBack(phase, low[step], high[step]);
            }
        }
        return least;
    }

    /** The lowest and the highest concentration that any switching leads to, before each step and after the last. */
    private void reach(double begin, double[] low, double[] high) {
        low[0] = begin;
        high[0] = begin;
        int step = 0;
        for (Foresight.Phase phase : phases) {
            for (int i = 0; i < phase.steps(); i++) {
                low[step + 1] =
                        Math.min(phase.off().after(low[step]), phase.on().after(low[step]));
                high[step + 1] =
                        Math.max(phase.off().after(high[step]), phase.on().after(high[step]));
                step++;
            }
        }
    }

    /** One step earlier, when the concentration is from {@code low} to {@code high}. */
    private void goBack(Foresight.Phase phase, double low, double high) {
        int first = 0;
        int found = 0;
        for (int cost = 0; found == 0 || earlier[found - 1] < high; cost++) {
            double from =
                    Math.max(phase.off().before(affordable(cost)), phase.on().before(affordable(cost - price.on())));
            if (from < low) {
                first = cost + 1;
            } else {
                if (found == earlier.length) {
                    earlier = Arrays.copyOf(earlier, 2 * found);
                }
                earlier[found++] = from;
            }
        }
        double[] later = highest;
        highest = earlier;
        earlier = later;
        count = found;
        least += first;
    }

    /** The highest concentration in which a step may end if it and all after it cost no more than this above the least. */
    private double affordable(int cost) {
        return Math.max(Math.min(threshold, highest(cost)), highest(cost - price.above()));
    }

    private double highest(int cost) {
        return cost < 0 ? Double.NEGATIVE_INFINITY : cost < count ? highest[cost] : Double.POSITIVE_INFINITY;
    }
}
