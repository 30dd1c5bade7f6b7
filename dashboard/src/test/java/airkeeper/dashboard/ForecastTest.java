package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final Instant T = Instant.parse("2026-01-01T00:00:00Z");
    private static final long MB = 1_000_000;

    @Test
    void whatIsKeptForEverGrowsAndWhatIsForgottenDoesNot() {
        Holding holding = new Holding(
                100 * MB, List.of(tier(Duration.ZERO, 90 * MB, 90), tier(Duration.ofMinutes(5), 10 * MB, 30)));

        // 90 days of readings are all that there will be; 10 MB each 30 days are about 1218 MB in ten years and 30 days
        assertThat(Forecast.of(holding, Keep.USUAL)).hasToString("Optional[at this pace 1.3 GB by 2036]");
    }

    @Test
    void readingsThatAreKeptForEverGrowToo() {
        Keep all = new Keep(Retention.FOR_EVER, Retention.FOR_EVER, Retention.FOR_EVER);
        Holding holding = new Holding(90 * MB, List.of(tier(Duration.ZERO, 90 * MB, 90)));

        assertThat(Forecast.of(holding, all)).hasToString("Optional[at this pace 3.7 GB by 2036]");
    }

    @Test
    void whatIsNoTierStaysAsItIs() {
        Holding holding = new Holding(500 * MB, List.of(tier(Duration.ZERO, 90 * MB, 90)));

        assertThat(Forecast.of(holding, Keep.USUAL)).hasToString("Optional[at this pace 500 MB by 2036]");
    }

    @Test
    void lessThanADayTellsNothing() {
        assertThat(Forecast.of(new Holding(MB, List.of()), Keep.USUAL)).isEmpty();
        Holding.Tier young = new Holding.Tier(Duration.ZERO, MB, T.minusSeconds(3600), T);
        assertThat(Forecast.of(new Holding(MB, List.of(young)), Keep.USUAL)).isEmpty();
    }

    private static Holding.Tier tier(Duration slot, long bytes, int days) {
        return new Holding.Tier(slot, bytes, T.minus(Duration.ofDays(days)), T);
    }
}
