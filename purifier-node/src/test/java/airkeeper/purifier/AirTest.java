package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AirTest {

    @Test
    void aSlopeIsToldAfterTwoMinutes() {
        Air.Sample first = Air.Sample.first(800, Duration.ZERO);
        assertThat(first.tells()).isFalse();
        assertThat(first.then(810, Duration.ofSeconds(119)).tells()).isFalse();
        Air.Sample second = first.then(820, Duration.ofMinutes(2));
        assertThat(second.tells()).isTrue();
        assertThat(second.slope()).isEqualTo(10);
    }

    @Test
    void aSecondValueAtTheSameTimeLeavesTheSlope() {
        Air.Sample sample = Air.Sample.first(800, Duration.ZERO).then(820, Duration.ofMinutes(2));
        assertThat(sample.then(900, Duration.ofMinutes(2)))
                .isEqualTo(new Air.Sample(900, Duration.ofMinutes(2), 10, Duration.ZERO));
    }

    @Test
    void equalThresholdsAreNone() {
        assertThatThrownBy(() -> new Hysteresis(1000, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected off below on, found off = 1000.0 and on = 1000.0");
    }
}
