package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Gaps.Order;
import airkeeper.wire.Resend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private boolean first = true;
    private final List<String> lost = new ArrayList<>();
    private final Gaps gaps = new Gaps((from, to, until) -> lost.add(from + " to " + to));

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
    void aGapIsAskedForFiveTimesWithGrowingPausesAndGivenUpAfterAQuarterOfAnHour() {
        came(5, 9);
        List<Integer> when = new ArrayList<>();
        for (int second = 0; second < 935; second++) {
            if (!asked(second).isEmpty()) {
                when.add(second);
            }
            came(10 + second);
        }

        assertThat(when).containsExactly(5, 35, 95, 215, 455);
        assertThat(lost).isEmpty();
        assertThat(asked(935)).isEmpty();
        assertThat(lost).containsExactly("6 to 8");
    }

    @Test
    void aGapIsNotGivenUpWhileItsSensorSaysOthersAgain() {
        came(0, 901, 2_001);
        for (int second = 0; second < 3_600; second++) {
            asked(second);
            if (second % 30 == 0) {
                gaps.came(1 + second / 30, Order.OLDER, AT, Duration.ofSeconds(second));
            }
            came(2_002 + second);
        }
        assertThat(lost).isEmpty();
        for (int second = 3_600; second < 4_600; second++) {
            asked(second);
            came(2_002 + second);
        }

        assertThat(lost).containsExactlyInAnyOrder("121 to 900", "902 to 2000");
    }

    @Test
    void aSensorThatIsAwayIsNotAskedAgainBeforeItIsBack() {
        came(5, 9);
        assertThat(asked(5)).hasSize(1);
        for (int second = 6; second <= 3_600; second++) {
            assertThat(asked(second)).isEmpty();
        }
        came(10);

        assertThat(asked(3_601)).containsExactly(new Resend(6, 8));
        assertThat(lost).isEmpty();
    }

    @Test
    void whatAKilledNodeLeftOutUpToAFullThousandIsAskedForAndNotTakenForLost() {
        came(57, 1_000);
        for (int second = 0; second <= 935; second++) {
            asked(second);
            came(1_001 + second);
        }

        assertThat(gaps.wanted()).isEmpty();
        assertThat(lost).isEmpty();
    }

    @Test
    void whatWasBeforeTheFirstReadingThatEverCameIsAskedForAndNotTakenForLost() {
        gaps.came(48_211, Order.NEWER, AT, Duration.ZERO);
        assertThat(asked(5)).containsExactly(new Resend(0, 48_210));
        gaps.came(48_000, Order.OLDER, AT, Duration.ofSeconds(5));
        for (int second = 6; second <= 1_000; second++) {
            asked(second);
            came(48_206 + second);
        }

        assertThat(gaps.wanted()).isEmpty();
        assertThat(lost).isEmpty();
    }

    @Test
    void theOldestOfVeryManyGapsIsGivenUpAndSaid() {
        for (int gap = 0; gap <= 1_001; gap++) {
            came(gap * 10L);
        }

        assertThat(lost).containsExactly("1 to 9");
        assertThat(asked(5)).hasSize(1_000);
    }

    @Test
    void onlyWhatIsStillMissingIsAskedForAgain() {
        came(0, 10);
        assertThat(asked(5)).containsExactly(new Resend(1, 9));
        came(1, 2, 5, 9);

        assertThat(asked(35)).containsExactly(new Resend(3, 4), new Resend(6, 8));
    }

    @Test
    void theRestOfALongGapIsAskedForFiveSecondsAfterTheLastOfItCame() {
        came(0, 2_000);
        asked(5);
        for (int number = 1; number <= 500; number++) {
            gaps.came(number, Order.OLDER, AT, Duration.ofSeconds(6));
        }

        assertThat(asked(10)).isEmpty();
        assertThat(asked(11)).containsExactly(new Resend(501, 1_999));
    }

    @Test
    void whatARestartLeftOpenIsAskedForOnce() {
        gaps.begin(new Gaps.Wanted(6, 20, AT), Duration.ZERO);
        came(5, 9, 21);

        assertThat(asked(5)).containsExactly(new Resend(6, 8), new Resend(10, 20));
        assertThat(gaps.wanted()).containsExactly(new Gaps.Wanted(6, 20, AT));
        for (int number = 6; number <= 20; number++) {
            gaps.came(number, Order.OLDER, AT, Duration.ZERO);
        }
        assertThat(gaps.wanted()).isEmpty();
    }

    @Test
    void ofThePastOfANewSensorTheWiderGapIsAskedFor() {
        gaps.begin(new Gaps.Wanted(0, 99, null), Duration.ZERO);
        gaps.came(103, Order.NEWER, AT, Duration.ZERO);

        assertThat(asked(5)).containsExactly(new Resend(0, 102));
    }

    @Test
    void aSensorThatLostItsCountBeginsAnew() {
        came(5, 9);
        came(0, 1);

        assertThat(asked(60)).isEmpty();
        assertThat(lost).containsExactly("6 to 8");
    }

    @Test
    void anOldReadingHeardTwiceChangesNothing() {
        came(5, 6);
        gaps.came(2, Order.OLDER, AT, Duration.ZERO);
        came(7);

        assertThat(asked(60)).isEmpty();
    }

    private void came(long... numbers) {
        for (long number : numbers) {
            gaps.came(number, first ? Order.OLDER : Order.NEWER, AT, Duration.ZERO);
            first = false;
        }
    }

    private List<Resend> asked(int second) {
        return gaps.toAsk(Duration.ofSeconds(second));
    }
}
