package airkeeper.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RangesTest {
    private final Ranges ranges = new Ranges();

    @Test
    void whatTouchesIsOneRange() {
        ranges.add(5, 9);
        ranges.add(20);
        ranges.add(10);
        ranges.add(3, 4);

        assertThat(ranges).hasToString("3-10,20");
    }

    @Test
    void whatIsTakenOutOfTheMiddleLeavesTwo() {
        ranges.add(1, 10);
        ranges.remove(4, 6);

        assertThat(ranges).hasToString("1-3,7-10");
        assertThat(ranges.count(2, 8)).isEqualTo(4);
    }

    @Test
    void isReadAsItIsWritten() {
        for (String written : new String[] {"-", "0", "58-120,130", "0-9223372036854775806"}) {
            assertThat(Ranges.of(written)).hasToString(written);
        }
        assertThatThrownBy(() -> Ranges.of("9-5")).hasMessage("expected 0 ≤ from ≤ to, found from 9 to 5");
        assertThatThrownBy(() -> Ranges.of("many")).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void holdsWhatASetOfNumbersHolds() {
        Random random = new Random(20_261_121);
        TreeSet<Long> set = new TreeSet<>();
        for (int i = 0; i < 20_000; i++) {
            long from = random.nextInt(200);
            long to = from + random.nextInt(10);
            boolean in = random.nextBoolean();
            for (long number = from; number <= to; number++) {
                if (in) {
                    set.add(number);
                } else {
                    set.remove(number);
                }
            }
            if (in) {
                ranges.add(from, to);
            } else {
                ranges.remove(from, to);
            }
            long one = random.nextInt(220);
            assertThat(ranges.contains(one)).isEqualTo(set.contains(one));
            assertThat(ranges.isEmpty()).isEqualTo(set.isEmpty());
            assertThat(ranges.count(0, one)).isEqualTo(set.headSet(one, true).size());
            if (!set.isEmpty()) {
                assertThat(ranges.first()).isEqualTo(set.first());
            }
            assertThat(Ranges.of(ranges.toString())).hasToString(ranges.toString());
        }
    }
}
