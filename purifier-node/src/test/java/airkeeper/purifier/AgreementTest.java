package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Power;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private final Agreement agreement = new Agreement(Duration.ZERO);

    @Test
    void whoSaysNothingIsAgreedWith() {
        assertThat(says(null, 0)).isEmpty();
        assertThat(says(null, 3600)).isEmpty();
    }

    @Test
    void aDeviceHasTenSecondsToFollow() {
        agreement.ordered(Power.ON, Duration.ofSeconds(100));
        assertThat(says(Power.OFF, 100)).isEmpty();
        assertThat(says(Power.OFF, 109)).isEmpty();
        assertThat(says(Power.OFF, 110)).isEqualTo("the relay was switched ON 10 s ago but still says OFF");
    }

    @Test
    void theSameOrderAgainIsNoNewPatience() {
        agreement.ordered(Power.ON, Duration.ofSeconds(100));
        says(Power.OFF, 100);
        agreement.ordered(Power.ON, Duration.ofSeconds(109));
        assertThat(says(Power.OFF, 112)).isEqualTo("the relay was switched ON 12 s ago but still says OFF");
    }

    @Test
    void anotherOrderIs() {
        agreement.ordered(Power.ON, Duration.ofSeconds(100));
        says(Power.OFF, 100);
        agreement.ordered(Power.OFF, Duration.ofSeconds(111));
        assertThat(says(Power.ON, 112)).isEmpty();
    }

    @Test
    void oneThatFollowedAndThenSaysOtherwiseWasSwitchedBySomebodyElse() {
        agreement.ordered(Power.ON, Duration.ofSeconds(100));
        assertThat(says(Power.ON, 101)).isEmpty();
        assertThat(says(Power.OFF, 300)).isEmpty();
        assertThat(says(Power.OFF, 310))
                .isEqualTo("the relay was switched ON 3 min 30 s ago but says OFF:"
                        + " was it switched by somebody else?");
    }

    @Test
    void whoSaysNothingHasNotFollowed() {
        agreement.ordered(Power.ON, Duration.ofSeconds(100));
        assertThat(says(null, 101)).isEmpty();
        says(Power.OFF, 102);
        assertThat(says(Power.OFF, 112)).isEqualTo("the relay was switched ON 12 s ago but still says OFF");
    }

    @Test
    void aDisagreementThatEndsIsForgotten() {
        says(Power.ON, 0);
        says(Power.OFF, 9);
        assertThat(says(Power.ON, 12)).isEmpty();
    }

    private String says(@Nullable Power power, long seconds) {
        return agreement
                .doubt(Optional.ofNullable(power), Duration.ofSeconds(seconds))
                .orElse("");
    }
}
