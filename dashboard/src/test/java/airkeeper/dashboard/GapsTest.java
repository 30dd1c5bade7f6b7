package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Gaps.Order;
import airkeeper.wire.Resend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {
    private final Gaps gaps = new Gaps();
    private final List<String> lost = new ArrayList<>();

    @Test
    void theFirstNumberAndTheNextAreNoGap() {
        came(100, 101, 102);

        assertThat(asked(60)).isEmpty();
    }

    @Test
    void whatIsMissingIsAskedForAfterFiveSeconds() {
        came(5, 9);

        assertThat(asked(4)).isEmpty();
        assertThat(asked(5)).containsExactly(new Resend(6, 8));
    }

    @Test
    void whatWasOnlyOvertakenIsNotAskedFor() {
        came(5, 7, 6);

        assertThat(asked(60)).isEmpty();
    }

    @Test
    void aGapIsAskedForEveryThirtySecondsAndGivenUpAfterFiveTries() {
        came(5, 9);
        List<Integer> when = new ArrayList<>();
        for (int second = 0; second <= 300; second++) {
            if (!asked(second).isEmpty()) {
                when.add(second);
            }
        }

        assertThat(when).containsExactly(5, 35, 65, 95, 125);
        assertThat(lost).containsExactly("6 to 8");
    }

    @Test
    void onlyWhatIsStillMissingIsAskedForAgain() {
        came(0, 10);
        assertThat(asked(5)).containsExactly(new Resend(1, 9));
        came(1, 2, 5, 9);

        assertThat(asked(35)).containsExactly(new Resend(3, 4));
        assertThat(asked(36)).containsExactly(new Resend(6, 8));
    }

    @Test
    void theNewestFiveHundredOfALongGapComeFirst() {
        came(0, 2_000);

        assertThat(asked(5)).containsExactly(new Resend(1_500, 1_999));
    }

    @Test
    void theNextFiveHundredAreAskedForFiveSecondsAfterTheLastOfTheseCame() {
        came(0, 2_000);
        asked(5);
        for (int number = 1_500; number < 2_000; number++) {
            gaps.came(number, Order.OLDER, Duration.ofSeconds(6));
        }

        assertThat(asked(10)).isEmpty();
        assertThat(asked(11)).containsExactly(new Resend(1_000, 1_499));
    }

    @Test
    void ofAVeryLongGapOnlyTheNewestWeekIsWanted() {
        came(0, 1_000_000);
        asked(5);
        for (int second = 35; second < 300; second++) {
            asked(second);
        }

        assertThat(lost).containsExactly("979840 to 999999");
    }

    @Test
    void aSensorThatLostItsCountBeginsAnew() {
        came(5, 9);
        came(0, 1);

        assertThat(asked(60)).isEmpty();
    }

    @Test
    void anOldReadingHeardTwiceChangesNothing() {
        came(5, 6);
        gaps.came(2, Order.OLDER, Duration.ZERO);
        came(7);

        assertThat(asked(60)).isEmpty();
    }

    private void came(long... numbers) {
        for (long number : numbers) {
            gaps.came(number, Order.NEWER, Duration.ZERO);
        }
    }

    private List<Resend> asked(int second) {
        return gaps.toAsk(Duration.ofSeconds(second), (from, to) -> lost.add(from + " to " + to)).stream()
                .toList();
    }
}
