package airkeeper.dashboard.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static final Map<Duration, Instant> ALL_KEPT = Map.of();

    @Test
    void shortSlotsAreMadeOfReadings() {
        assertThat(parts(List.of(), ALL_KEPT, "10:00", "11:00", Duration.ofMinutes(1)))
                .containsExactly("readings 10:00–11:00");
    }

    @Test
    void theCoarsestThatFitsInTheMiddleAndFinerOnesAtTheEnds() {
        assertThat(parts(List.of(), ALL_KEPT, "08:58", "13:07", Duration.ofHours(2)))
                .containsExactly(
                        "readings 08:58–09:00",
                        "rollup_1h 09:00–13:00",
                        "rollup_5min 13:00–13:05",
                        "readings 13:05–13:07");
    }

    @Test
    void whatIsShorterThanOneSlotIsMadeOfFinerOnes() {
        assertThat(parts(List.of(), ALL_KEPT, "10:02", "10:58", Duration.ofHours(1)))
                .containsExactly("readings 10:02–10:05", "rollup_5min 10:05–10:55", "readings 10:55–10:58");
    }

    @Test
    void whatIsNotWrittenYetComesFromBelow() {
        Span late = span("09:10", "09:20");
        Span live = new Span(time("11:35"), Span.ALL.to());

        assertThat(parts(List.of(late, live), ALL_KEPT, "08:00", "12:00", Duration.ofHours(1)))
                .containsExactly(
                        "rollup_1h 08:00–09:00",
                        "rollup_5min 09:00–09:10",
                        "readings 09:10–09:20",
                        "rollup_5min 09:20–10:00",
                        "rollup_1h 10:00–11:00",
                        "rollup_5min 11:00–11:35",
                        "readings 11:35–12:00");
    }

    @Test
    void whatIsLateAtSeveralTimesOfAnHourIsReadOnce() {
        List<Span> late = List.of(span("09:10", "09:20"), span("09:15", "09:25"), span("09:40", "09:45"));

        assertThat(parts(late, ALL_KEPT, "09:00", "10:00", Duration.ofHours(1)))
                .containsExactly(
                        "rollup_5min 09:00–09:10",
                        "readings 09:10–09:20",
                        "readings 09:20–09:25",
                        "rollup_5min 09:25–09:40",
                        "readings 09:40–09:45",
                        "rollup_5min 09:45–10:00");
    }

    @Test
    void aSlotIsGivenWholeWhereNothingFinerIsKept() {
        Map<Duration, Instant> kept = Map.of(Duration.ZERO, time("12:00"), Duration.ofMinutes(5), time("11:00"));

        assertThat(parts(List.of(), kept, "10:02", "10:58", Duration.ofHours(1)))
                .containsExactly("rollup_1h 10:00–11:00");
        assertThat(parts(List.of(), kept, "11:02", "11:58", Duration.ofMinutes(5)))
                .containsExactly("rollup_5min 11:00–12:00");
    }

    @Test
    void knowsTheFinestThatReachesBack() {
        Parts parts = new Parts(List.of(), Map.of(Duration.ZERO, time("12:00"), Duration.ofMinutes(5), time("11:00")));

        assertThat(parts.finest(time("12:00"))).isEqualTo(Duration.ZERO);
        assertThat(parts.finest(time("11:59"))).isEqualTo(Duration.ofMinutes(5));
        assertThat(parts.finest(time("10:59"))).isEqualTo(Duration.ofHours(1));
    }

    private static List<String> parts(
            List<Span> unwritten, Map<Duration, Instant> kept, String from, String to, Duration step) {
        return new Parts(unwritten, kept)
                .of(span(from, to), step).stream().map(PartsTest::shown).toList();
    }

    private static String shown(Parts.Part part) {
        return part.tier().map(Tier::table).orElse("readings") + " "
                + clock(part.span().from()) + "–" + clock(part.span().to());
    }

    private static String clock(Instant time) {
        return time.toString().substring(11, 16);
    }

    private static Span span(String from, String to) {
        return new Span(time(from), time(to));
    }

    private static Instant time(String clock) {
        return Instant.parse("2026-11-21T" + clock + ":00Z");
    }
}
