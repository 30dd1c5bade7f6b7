package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void twoReadingsMissingAreNoneThreeAre() {
        assertThat(silences(150, 30, T, 0, 90, 120)).isEmpty();
        assertThat(silences(150, 30, T, 0, 120)).containsExactly(span(15, 135));
    }

    @Test
    void slotsShorterThanThePauseAreEmptyInBetween() {
        assertThat(silences(70, 10, T, 0, 30, 60)).isEmpty();
    }

    @Test
    void oneEmptySlotThatIsMuchLongerThanThePauseIsOne() {
        assertThat(silences(3 * 3600, 3600, T, 0, 7200)).containsExactly(span(1800, 9000));
    }

    @Test
    void aSensorThatMeasuredLessOftenWasNotSilent() {
        int[] eachFiveMinutes = IntStream.range(0, 40).map(k -> k * 300).toArray();
        assertThat(silences(12_000, 30, T, eachFiveMinutes)).isEmpty();

        int[] withoutAnHour = IntStream.of(eachFiveMinutes)
                .filter(at -> at < 3000 || at >= 6600)
                .toArray();
        assertThat(silences(12_000, 30, T, withoutAnHour)).containsExactly(span(2715, 6615));
    }

    @Test
    void beforeTheFirstAndAfterTheLastReadingItIsToo() {
        assertThat(silences(1200, 30, T, 300)).containsExactly(span(0, 315), span(315, 1200));
        assertThat(silences(1200, 30, T, 30, 120, 210, 300, 390, 480, 570, 660, 750, 840, 930, 1020, 1110))
                .isEmpty();
    }

    @Test
    void beforeTheFirstReadingEverThereIsNone() {
        assertThat(silences(600, 30, T.plusSeconds(300), 300)).containsExactly(span(315, 600));
        assertThat(silences(600, 30, null)).isEmpty();
        assertThat(silences(600, 30, T.plusSeconds(600))).isEmpty();
    }

    @Test
    void withoutAnyReadingAllOfItIs() {
        assertThat(silences(600, 30, T)).containsExactly(span(0, 600));
        assertThat(silences(60, 30, T)).isEmpty();
    }

    @Test
    void whatIsUsualIsSeenInShortSlotsOnly() {
        Series seldom = new Series(new Span(T, T.plusSeconds(3_600)), 1_200, Duration.ofSeconds(30));
        Series often = new Series(new Span(T, T.plusSeconds(3_600)), 1_200, Duration.ofMinutes(5));
        for (int at = 0; at < 3_600; at += 300) {
            seldom.take(T.toEpochMilli() + at * 1000L, 800);
            often.take(T.toEpochMilli() + at * 1000L, 800);
        }
        Duration known = Duration.ofMinutes(1);

        assertThat(Silence.pause(seldom, known)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Silence.pause(often, known)).isEqualTo(known);
        assertThat(Silence.pause(seldom, Duration.ofMinutes(6))).isEqualTo(Duration.ofMinutes(6));
    }

    /** The silences of a sensor with a reading each 30 s, in slots of {@code step} seconds. */
    private static List<Span> silences(int seconds, int step, @Nullable Instant since, int... readings) {
        Span span = new Span(T, T.plusSeconds(seconds));
        Series series = new Series(span, 1_200, Duration.ofSeconds(step));
        for (int at : readings) {
            series.take(T.toEpochMilli() + at * 1000L, 800);
        }
        assertThat(series.stepSeconds()).isEqualTo(step);
        return Silence.in(series, Silence.pause(series, Duration.ofSeconds(30)), since);
    }

    private static Span span(int from, int to) {
        return new Span(T.plusSeconds(from), T.plusSeconds(to));
    }
}
