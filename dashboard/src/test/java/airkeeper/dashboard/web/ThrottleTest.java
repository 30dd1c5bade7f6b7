package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.time.HandTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final HandTime time = HandTime.at("2026-11-21T12:00:00Z");
    private final Throttle throttle = new Throttle(time, Duration.ofSeconds(30));

    @Test
    void pausesGrowUpToTheLongest() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            time.advance(throttle.pause("a"));
            throttle.tried("a");
            pauses.add(throttle.pause("a").toSeconds());
        }
        assertThat(pauses).containsExactly(0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
        assertThat(throttle.pause("b")).isZero();
    }

    @Test
    void aRightTryOrAnHourMakesUpForWrongOnes() {
        times(10);
        throttle.right("a");
        assertThat(throttle.pause("a")).isZero();
        times(10);
        time.advance(Duration.ofMinutes(61));
        throttle.tried("a");
        assertThat(throttle.pause("a")).isZero();
    }

    @Test
    void anHourOfTriesIsNoHourOfRest() {
        times(10);
        time.advance(Duration.ofMinutes(59));
        throttle.tried("a");
        time.advance(Duration.ofMinutes(2));
        throttle.tried("a");
        assertThat(throttle.pause("a")).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void onlySoManyAreRemembered() {
        times(10);
        for (int i = 0; i < 2_000; i++) {
            throttle.tried("other " + i);
        }
        assertThat(throttle.pause("a")).isZero();
        times(10);
        for (int i = 0; i < 1_999; i++) {
            throttle.tried("another " + i);
        }
        assertThat(throttle.pause("a")).isEqualTo(Duration.ofSeconds(30));
    }

    private void times(int count) {
        for (int i = 0; i < count; i++) {
            throttle.tried("a");
        }
    }
}
