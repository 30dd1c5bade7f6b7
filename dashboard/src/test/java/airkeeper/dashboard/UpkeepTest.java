package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.time.HandTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpkeepTest {
    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
    private static final long GB = 1_000_000_000;

    private final HandTime time = new HandTime(T);
    private final FailingHistory history = new FailingHistory();
    private final Health health = new Health(time);
    private final Upkeep upkeep = new Upkeep(time, history, Keep.USUAL, Size.of("2 GB"), health);

    @Test
    void tidiesUntilNothingIsDueAndThenRests() {
        history.due = 5;
        upkeep.start();

        time.advance(Duration.ofMinutes(11));
        assertThat(history.tidied).isEqualTo(6);
        time.advance(Duration.ofMinutes(10));
        assertThat(history.tidied).isEqualTo(7);
    }

    @Test
    void doesNotTidyByAClockThatIsNotSet() {
        time.unsetWall();
        upkeep.start();

        time.advance(Duration.ofHours(1));
        assertThat(history.tidied).isZero();
    }

    @Test
    void saysThatTheBudgetIsExceededAndThatItIsNot() {
        upkeep.start();
        assertThat(trouble()).isNull();
        history.holding = new Holding(2 * GB + 100_000_000, List.of());
        assertThat(trouble())
                .isEqualTo("The history takes 2.1 GB, more than its budget of 2 GB; give it more (history.budget), or"
                        + " keep less (history.keep).");
        history.holding = new Holding(GB, List.of());
        assertThat(trouble()).isNull();
    }

    @Test
    void saysThatTheDiskIsNearlyFullAndWhatElseIsWrong() {
        upkeep.start();
        history.holding = new Holding(GB, 83_000_000, List.of(), "It was damaged.");
        assertThat(trouble())
                .isEqualTo(
                        "It was damaged. Only 83 MB are free where the history is kept; when the disk is full, nothing"
                                + " more is remembered. Make room, or keep less (history.keep).");
    }

    @Test
    void goesOnAfterAFailure() {
        history.full = true;
        upkeep.start();
        time.advance(Duration.ofMinutes(30));
        history.full = false;
        history.due = 1;
        time.advance(Duration.ofMinutes(10));

        assertThat(history.tidied).isEqualTo(2);
    }

    private @Nullable String trouble() {
        time.advance(Duration.ofMinutes(10));
        Health.Trouble trouble = health.troubles().get(Health.Part.DISK);
        return trouble == null ? null : trouble.why();
    }
}
