package airkeeper.demo.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeastCostTest {
    private static final double THRESHOLD = 1000;
    private static final int STEPS = 12;

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "1, 2", "2, 5", "1, 100"})
    void isThatOfTheBestOfAllWaysToSwitch(int on, int above) {
        Foresight.Price price = new Foresight.Price(on, above);
        SplittableRandom random = new SplittableRandom(7);
        Set<Long> found = new HashSet<>();
        for (int course = 0; course < 200; course++) {
            List<Foresight.Phase> phases = phases(random);
            double begin = random.nextDouble(600, 1400);

            long least = new LeastCost(phases, THRESHOLD, price).from(begin);

            assertThat(least).as("course %d", course).isEqualTo(best(phases, begin, price));
            found.add(least);
        }
        assertThat(found).as("courses that all cost the same prove nothing").hasSizeGreaterThan(5);
    }

    @Test
    void nothingIsPaidForAirThatIsNeverBad() {
        Affine still = new Affine(1, 0);

        assertThat(leastOf(new Foresight.Phase(still, still, 1000), 999)).isZero();
        assertThat(leastOf(new Foresight.Phase(still, still, 1000), THRESHOLD)).isZero();
    }

    @Test
    void airThatNothingHelpsIsPaidForInEachStep() {
        Affine still = new Affine(1, 0);

        assertThat(leastOf(new Foresight.Phase(still, still, 1000), 1001)).isEqualTo(2000);
    }

    @Test
    void whatIsComingIsMetBeforehandIfThatIsCheaper() {
        Foresight.Phase quiet = new Foresight.Phase(new Affine(1, 0), new Affine(1, -10), 40);
        Affine rush = new Affine(1, 300);
        List<Foresight.Phase> day = List.of(quiet, new Foresight.Phase(rush, rush, 1), quiet);

        // from 950 down to 700 by ten in each step; afterwards it would be 25 steps above as well
        assertThat(new LeastCost(day, THRESHOLD, new Foresight.Price(1, 1)).from(950))
                .isEqualTo(25);
    }

    private static long leastOf(Foresight.Phase phase, double begin) {
        return new LeastCost(List.of(phase), THRESHOLD, new Foresight.Price(1, 2)).from(begin);
    }

    /** Rooms that fill and empty in big steps, so that much happens in few of them. */
    private static List<Foresight.Phase> phases(SplittableRandom random) {
        List<Foresight.Phase> phases = new ArrayList<>();
        int left = STEPS;
        while (left > 0) {
            int steps = random.nextInt(1, Math.min(4, left) + 1);
            double settling = random.nextDouble(500, 1800);
            double kept = random.nextDouble(0.7, 0.99);
            double stronger = kept * random.nextDouble(0.6, 0.9);
            phases.add(new Foresight.Phase(
                    new Affine(kept, (1 - kept) * settling), new Affine(stronger, (1 - stronger) * 600), steps));
            left -= steps;
        }
        return phases;
    }

    private static long best(List<Foresight.Phase> phases, double begin, Foresight.Price price) {
        List<Foresight.Phase> steps = new ArrayList<>();
        for (Foresight.Phase phase : phases) {
            for (int i = 0; i < phase.steps(); i++) {
                steps.add(phase);
            }
        }
        long best = Long.MAX_VALUE;
        for (int ways = 0; ways < 1 << STEPS; ways++) {
            double value = begin;
            long cost = 0;
            for (int i = 0; i < STEPS; i++) {
                boolean on = (ways >> i & 1) == 1;
                value = (on ? steps.get(i).on() : steps.get(i).off()).after(value);
                cost += (on ? price.on() : 0) + (value > THRESHOLD ? price.above() : 0);
            }
            best = Math.min(best, cost);
        }
        return best;
    }
}
