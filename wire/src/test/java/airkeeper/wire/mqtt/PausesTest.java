package airkeeper.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.mqtt.BrokerException.Remedy;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PausesTest {
    private final Pauses pauses = new Pauses(new Random(1));

    @Test
    void growToHalfAMinuteAndBeginAnewAfterALineThatHeld() {
        long[] most = {200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000};
        for (long each : most) {
            assertThat(pauses.after(Duration.ofSeconds(29), Remedy.TIME))
                    .isBetween(Duration.ofMillis(each / 2), Duration.ofMillis(each));
        }
        assertThat(pauses.after(Duration.ofSeconds(30), Remedy.TIME)).isLessThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void areLongAtOnceWhenAPersonMustDoSomething() {
        assertThat(pauses.after(Duration.ZERO, Remedy.PERSON)).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
    }
}
