package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {
    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT1S, 500, 1",
        "PT1H, 500, 10",
        "PT6H, 500, 60",
        "PT24H, 500, 300",
        "P7D, 500, 1800",
        "P30D, 500, 7200",
        "P365D, 500, 86400",
        "P730D, 500, 172800",
        "P1826D, 500, 432000",
        "P3650D, 500, 864000",
        "P7300D, 500, 1728000",
        "PT24H, 1, 86400",
        "PT24H, 24, 3600",
        "PT0S, 1, 1"
    })
    void theStepIsTheShortestReadableOneThatFits(Duration length, int points, long step) {
        Instant from = Instant.parse("2026-11-21T00:00:00Z");

        assertThat(new Series(new Span(from, from.plus(length)), points).stepSeconds())
                .isEqualTo(step);
    }

    @Test
    void slotsBeginAtMultiplesOfTheStep() {
        Series series = new Series(new Span(T.plusSeconds(7), T.plusSeconds(127)), 3);

        assertThat(series.stepSeconds()).isEqualTo(60);
        assertThat(series.start()).isEqualTo(T.toEpochMilli());
        assertThat(series.slots()).isEqualTo(3);
    }

    @Test
    void eachSlotHasCountLeastMeanAndMost() {
        Series series = new Series(new Span(T, T.plusSeconds(30)), 3);
        series.take(T.toEpochMilli(), 800);
        series.take(T.toEpochMilli() + 9_999, 1000);
        series.take(T.toEpochMilli() + 20_000, 500);

        assertThat(series.count(0)).isEqualTo(2);
        assertThat(series.min(0)).isEqualTo(800);
        assertThat(series.mean(0)).isEqualTo(900);
        assertThat(series.max(0)).isEqualTo(1000);
        assertThat(series.count(1)).isZero();
        assertThat(series.count(2)).isEqualTo(1);
    }

    @Test
    void aCoarserOneHasTheSameValuesInFewerSlots() {
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            Instant from = T.plusSeconds(random.nextInt(100_000));
            long length = 1 + random.nextLong(1L << random.nextInt(8, 36));
            Span span = new Span(from, from.plusMillis(length));
            int points = random.nextInt(1, 60);
            Series fine = new Series(span, 6 * points);
            double most = 0;
            for (int k = 0; k < 50; k++) {
                double value = random.nextDouble(2_000);
                most = Math.max(most, value);
                fine.take(from.toEpochMilli() + random.nextLong(length), value);
            }
            Series coarse = fine.coarser(points);

            assertThat(coarse.slots()).isBetween(1, points);
            assertThat(coarse.stepSeconds() % fine.stepSeconds()).isZero();
            assertThat(IntStream.range(0, coarse.slots()).map(coarse::count).sum())
                    .isEqualTo(50);
            assertThat(IntStream.range(0, coarse.slots())
                            .mapToDouble(coarse::max)
                            .max())
                    .hasValue(most);
        }
    }

    @Test
    void thereAreNeverMoreSlotsThanAskedForAndEveryMomentHasOne() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Instant from = Instant.ofEpochMilli(random.nextLong(Span.ALL.to().toEpochMilli()));
            long length = random.nextLong(1L << random.nextInt(1, 42));
            Instant to = from.plusMillis(length).isAfter(Span.ALL.to()) ? Span.ALL.to() : from.plusMillis(length);
            int points = random.nextInt(1, 2_001);
            Series series = new Series(new Span(from, to), points);

            assertThat(series.slots()).isBetween(1, points);
            series.take(from.toEpochMilli(), 1);
            if (to.isAfter(from)) {
                series.take(to.toEpochMilli() - 1, 1);
            }
        }
    }
}
