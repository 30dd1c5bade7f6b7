package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunningMeanTest {
    private static final Instant T = Instant.parse("2026-11-21T00:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private final RunningMean mean = new RunningMean(DAY);

    private static Instant quarter(int number) {
        return T.plus(Duration.ofMinutes(15L * number));
    }

    @Test
    void isKnownOnce18Of24HoursWereMeasured() {
        for (int number = 0; number < 71; number++) {
            mean.take(quarter(number), 20);
        }
        assertThat(mean.at(quarter(70)).value()).isNull();
        assertThat(mean.at(quarter(70)).covered()).isEqualTo(71 / 96.0);

        mean.take(quarter(71), 20);
        assertThat(mean.at(quarter(71))).isEqualTo(new RoomNow.Mean(DAY, 20.0, 0.75));
    }

    @Test
    void eachQuarterOfAnHourCountsAlikeHoweverOftenItWasMeasured() {
        for (int number = 0; number < 96; number++) {
            boolean often = number < 24;
            for (int i = 0; i < (often ? 90 : 1); i++) {
                mean.take(quarter(number).plusSeconds(i * 10L), often ? 40 : 0);
            }
        }
        assertThat(mean.at(quarter(95)).value()).isEqualTo(10.0);
    }

    @Test
    void forgetsWhatIsADayOldAndIsUnknownAgainWhenNothingComes() {
        for (int number = 0; number < 192; number++) {
            mean.take(quarter(number), number < 96 ? 100 : 8);
        }
        assertThat(mean.at(quarter(191)).value()).isEqualTo(8.0);
        assertThat(mean.at(quarter(191 + 24)).value()).isEqualTo(8.0);
        assertThat(mean.at(quarter(191 + 25)).value()).isNull();
        assertThat(mean.at(quarter(191 + 96)).covered()).isZero();
    }

    @Test
    void takesWhatIsSaidLateWhereItBelongs() {
        for (int number = 0; number < 96; number++) {
            if (number != 50) {
                mean.take(quarter(number), 10);
            }
        }
        mean.take(quarter(50), 106);
        mean.take(quarter(50 - 96), 9_999);

        assertThat(mean.at(quarter(95))).isEqualTo(new RoomNow.Mean(DAY, 11.0, 1));
    }
}
