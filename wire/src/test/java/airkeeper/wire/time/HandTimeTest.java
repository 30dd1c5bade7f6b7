package airkeeper.wire.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandTimeTest {
    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final List<String> done = new ArrayList<>();

    @Test
    void doesEachTaskAtItsMoment() {
        Loop loop = time.loop("owner");
        loop.every(
                Duration.ofSeconds(30), () -> done.add("tick " + time.steady().toSeconds()));
        loop.after(
                Duration.ofSeconds(45), () -> done.add("once " + time.steady().toSeconds()));
        loop.execute(() -> loop.execute(() -> done.add("handed on")));

        time.settle();
        assertThat(done).containsExactly("handed on");
        time.advance(Duration.ofSeconds(60));
        assertThat(done).containsExactly("handed on", "tick 30", "once 45", "tick 60");
        assertThat(time.wall()).isEqualTo(Instant.parse("2026-11-21T10:01:00Z"));
    }

    @Test
    void aPauseHoldsEverybody() {
        Loop loop = time.loop("owner");
        loop.after(Duration.ofSeconds(1), () -> {
            time.pauseUntil(Duration.ofSeconds(4));
            time.pauseUntil(Duration.ofSeconds(2));
            done.add("paused " + time.steady().toSeconds());
        });
        loop.after(Duration.ofSeconds(3), () -> done.add("late " + time.steady().toSeconds()));

        time.advance(Duration.ofSeconds(2));
        assertThat(done).containsExactly("paused 4");
        time.settle();
        assertThat(done).containsExactly("paused 4", "late 4");
    }

    @Test
    void aClosedLoopDoesNothingMore() {
        Loop loop = time.loop("owner");
        Loop other = time.loop("other");
        loop.execute(() -> done.add("closed"));
        other.execute(() -> done.add("open"));
        loop.close();
        loop.close();
        loop.execute(() -> done.add("late"));
        time.advance(Duration.ofHours(1));
        assertThat(done).containsExactly("open");
    }

    @Test
    void theWallMayBeUnsetAndJumpWhileTheSteadyTimeDoesNot() {
        time.unsetWall();
        assertThat(time.wall()).isNull();
        time.advance(Duration.ofSeconds(10));
        time.setWall(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(time.wall()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(time.steady()).isEqualTo(Duration.ofSeconds(10));
    }
}
