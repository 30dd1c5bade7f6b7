package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.time.HandTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final HandTime time = HandTime.at("2026-11-21T12:00:00Z");
    private final Pace pace = new Pace(time);

    @Test
    void theLagIsThatOfTheOldest() {
        pace.came();
        time.advance(Duration.ofSeconds(2));
        pace.came();
        time.advance(Duration.ofSeconds(1));
        assertThat(pace.now()).isEqualTo(new Pace.Now(0, 0, 2, Duration.ofSeconds(3)));
        pace.stored();
        time.advance(Duration.ofHours(1));
        assertThat(pace.now()).isEqualTo(new Pace.Now(1, 2, 0, Duration.ofSeconds(3)));
    }

    @Test
    void whatCannotBeStoredLagsMoreAndMore() {
        pace.came();
        time.advance(Duration.ofHours(1));
        assertThat(pace.now().lag()).isEqualTo(Duration.ofHours(1));
    }
}
