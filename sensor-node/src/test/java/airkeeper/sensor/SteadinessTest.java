package airkeeper.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SteadinessTest {
    private final Steadiness steadiness = new Steadiness();
    private Duration now = Duration.ZERO;

    private Steadiness.Window after(int values, double even, double odd) {
        for (int i = 0; i < values; i++) {
            steadiness.says(i % 2 == 0 ? even : odd, now);
            now = now.plusSeconds(5);
        }
        return steadiness.window().orElseThrow();
    }

    @Test
    void knowsNothingWithoutAValue() {
        assertThat(steadiness.window()).isEmpty();
    }

    @Test
    void isSteadyAfterThreeMinutes() {
        assertThat(after(34, 500, 504).isSteady()).isFalse();
        Steadiness.Window window = after(2, 500, 504);

        assertThat(window.isSteady()).isTrue();
        assertThat(window.length()).isEqualTo(Duration.ofSeconds(175));
        assertThat(window.mean()).isEqualTo(502);
        assertThat(window.deviation()).isCloseTo(2, within(1e-9));
    }

    @Test
    void isNotSteadyWhereItWavers() {
        assertThat(after(200, 500, 520.2).isSteady()).isFalse();
        assertThat(after(37, 500, 519.8).isSteady()).isTrue();
    }

    @Test
    void forgetsABreath() {
        after(36, 500, 502);
        after(1, 900, 900);
        assertThat(after(36, 500, 502).isSteady()).isFalse();
        assertThat(after(1, 500, 502).isSteady()).isTrue();
    }
}
