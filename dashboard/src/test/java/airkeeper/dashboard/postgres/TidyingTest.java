package airkeeper.dashboard.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Holding;
import airkeeper.dashboard.Keep;
import airkeeper.dashboard.Retention;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TidyingTest {
    /** Long after any clock that runs these tests, so that the line in time is moved by them alone. */
    private static final Instant T = Instant.parse("2101-03-10T00:00:00Z");

    private static final SensorId SCD41 = SensorId.of("kitchen/scd41");
    private static final SensorId SECOND = SensorId.of("kitchen/second");
    private static final Keep SHORT = new Keep(
            new Retention(Duration.ofDays(40)), new Retention(Duration.ofDays(60)), new Retention(Duration.ofDays(90)));

    private final URI database = TestServer.database();
    private final History history = history(Keep.USUAL);

    private History history(Keep keep) {
        return new PostgresHistory(database, TestServer.USER, null, keep);
    }

    @BeforeEach
    void open() throws HistoryException {
        history.open();
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void aSlotIsWrittenWhenItIsOver() throws HistoryException {
        history.add(List.of(co2(SCD41, 0, 400), co2(SCD41, 299, 600), co2(SCD41, 300, 999)));
        tidy(T.plusSeconds(300 + 119));
        assertThat(slots("rollup_5min")).isEmpty();

        tidy(T.plusSeconds(300 + 120));
        assertThat(slots("rollup_5min")).containsExactly("2101-03-10 00:00:00+00 2 4000 10000 6000");
        assertThat(slots("rollup_1h")).isEmpty();

        tidy(T.plusSeconds(3600 + 120));
        assertThat(slots("rollup_1h")).containsExactly("2101-03-10 00:00:00+00 3 4000 19990 9990");
        assertThat(slots("rollup_1d")).isEmpty();

        tidy(T.plusSeconds(86_400 + 120));
        assertThat(slots("rollup_1d")).containsExactly("2101-03-10 00:00:00+00 3 4000 19990 9990");
        assertThat(history.tidy(T.plusSeconds(86_400 + 120))).isFalse();
    }

    @Test
    void whatComesLateIsWrittenIntoItsSlotsAgain() throws HistoryException {
        history.add(List.of(co2(SCD41, 0, 400)));
        tidy(T.plus(Duration.ofDays(2)));
        history.add(List.of(co2(SCD41, 100, 700), co2(SCD41, 0, 1)));
        assertThat(count(SCD41, Duration.ofDays(1))).as("before it is written").isEqualTo(2);
        tidy(T.plus(Duration.ofDays(2)));

        for (String table : List.of("rollup_5min", "rollup_1h", "rollup_1d")) {
            assertThat(slots(table)).as(table).containsExactly("2101-03-10 00:00:00+00 2 4000 11000 7000");
        }
        assertThat(TestServer.rows(database, "SELECT count(*) FROM due")).containsExactly("0");
    }

    @Test
    void onlyUsableReadingsEnterSlots() throws HistoryException {
        history.add(List.of(
                new Entry.Measured(
                        SCD41, new Reading(T, 1, Map.of(Quantity.CO2, 400.0), Quality.STUCK), Entry.Stamp.NODE),
                new Entry.Measured(
                        SCD41,
                        new Reading(T.plusSeconds(1), 2, Map.of(Quantity.HUMIDITY, 41.27), Quality.OK),
                        Entry.Stamp.NODE)));
        tidy(T.plus(Duration.ofDays(2)));

        assertThat(TestServer.rows(database, "SELECT quantity, count, sum FROM rollup_1d"))
                .containsExactly("2 1 4127");
    }

    @Test
    void severalThatAddAtOnceKeepEveryReadingOnceAndAllSlotsRight() throws Exception {
        List<Entry.Measured> all = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            all.add(co2(i % 2 == 0 ? SCD41 : SECOND, i * 30, 400 + i % 700));
        }
        Instant end = T.plusSeconds(4000 * 30 + 3600);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> ends = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ends.add(threads.submit(adding(all, new Random(i), end)));
            }
            for (Future<Boolean> each : ends) {
                assertThat(each.get()).isTrue();
            }
        }
        tidy(end);

        assertThat(TestServer.rows(database, "SELECT count(*) FROM reading")).containsExactly("4000");
        for (Tier tier : Tier.values()) {
            assertThat(TestServer.rows(database, wrong(tier))).as(tier.table()).isEmpty();
        }
        assertThat(TestServer.rows(database, "SELECT sum(count) FROM rollup_1d"))
                .containsExactly("2880");
    }

    /** Adds all in an order of its own, and tidies up meanwhile with a clock that jumps. */
    private Callable<Boolean> adding(List<Entry.Measured> all, Random random, Instant end) {
        List<Entry> mine = new ArrayList<>(all);
        Collections.shuffle(mine, random);
        return () -> {
            History own = history(Keep.USUAL);
            own.open();
            for (int from = 0; from < mine.size(); from += 100) {
                own.add(mine.subList(from, from + 100));
                own.tidy(end.minusSeconds(random.nextInt(100_000)));
            }
            own.close();
            return true;
        };
    }

    /** The slots that differ from what the readings say, of the time up to the line. */
    private static String wrong(Tier tier) {
        String right =
                "SELECT sensor, 0 AS quantity, date_bin('" + tier.seconds() + " s', time, 'epoch') AS slot, count(*),"
                        + " min(co2), sum(co2), max(co2) FROM reading WHERE time < date_bin('" + tier.seconds()
                        + " s', (SELECT rolled FROM progress), 'epoch') GROUP BY 1, 2, 3";
        String found = "SELECT sensor, quantity, slot, count, min, sum, max FROM " + tier.table();
        return "(" + right + " EXCEPT " + found + ") UNION ALL (" + found + " EXCEPT " + right + ")";
    }

    @Test
    void forgetsReadingsByTheMonthAndSlotsByTheDay() throws HistoryException {
        try (History kept = history(SHORT)) {
            kept.open();
            kept.add(List.of(co2(SCD41, 0, 400), co2(SCD41, 86_400 * 30, 500), co2(SECOND, 60, 300)));
            Instant april = Instant.parse("2101-04-30T00:00:00Z");
            tidy(kept, april);
            assertThat(TestServer.rows(database, "SELECT count(*) FROM reading"))
                    .containsExactly("3");

            tidy(kept, Instant.parse("2101-05-12T00:00:00Z"));
            assertThat(TestServer.rows(database, "SELECT time FROM reading")).containsExactly("2101-04-09 00:00:00+00");
            assertThat(slots("rollup_5min")).hasSize(1);
            assertThat(slots("rollup_1h")).hasSize(3);

            assertThat(kept.since(SCD41.room())).isEqualTo(T);
            assertThat(kept.sensors())
                    .containsExactly(
                            new History.Known(SCD41, co2(SCD41, 86_400 * 30, 500), co2(SCD41, 86_400 * 30, 500)),
                            new History.Known(SECOND, co2(SECOND, 60, 300), co2(SECOND, 60, 300)));
            assertThat(kept.holding().tiers())
                    .extracting(Holding.Tier::from)
                    .containsExactly(
                            Instant.parse("2101-04-09T00:00:00Z"),
                            Instant.parse("2101-04-09T00:00:00Z"),
                            T,
                            T,
                            Instant.parse("2101-03-05T00:00:00Z"));
        }
    }

    @Test
    void whatIsForgottenStillShowsInLongerSlotsAndNothingLateSpoilsThem() throws HistoryException {
        try (History kept = history(SHORT)) {
            kept.open();
            kept.add(List.of(co2(SCD41, 0, 400), co2(SCD41, 10, 600)));
            Instant later = Instant.parse("2101-06-01T00:00:00Z");
            tidy(kept, later);
            kept.add(List.of(co2(SCD41, 20, 5000)));
            tidy(kept, later);

            Series series =
                    kept.series(SCD41.room(), null, Quantity.CO2, new Span(T.plusSeconds(5), T.plusSeconds(60)), 100);
            assertThat(series.stepSeconds()).isEqualTo(3600);
            assertThat(shown(series)).containsExactly(T + " 2 400.0 500.0 600.0");
        }
    }

    @Test
    void aMonthThatSomebodyReadsIsForgottenLater() throws Exception {
        try (History kept = history(SHORT)) {
            kept.open();
            kept.add(List.of(co2(SCD41, 0, 400)));
            Instant later = Instant.parse("2101-06-01T00:00:00Z");
            kept.readings(sensor -> true, Span.ALL, entry -> {
                try {
                    tidy(kept, later);
                } catch (HistoryException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(TestServer.rows(database, "SELECT count(*) FROM reading"))
                    .containsExactly("1");

            tidy(kept, later);
            assertThat(TestServer.rows(database, "SELECT count(*) FROM reading"))
                    .containsExactly("0");
        }
    }

    @Test
    void monthsAreMadeBeforeTheyAreNeeded() throws HistoryException {
        tidy(Instant.parse("2101-11-30T12:00:00Z"));

        assertThat(TestServer.rows(
                        database,
                        "SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'reading'::regclass ORDER BY 1"))
                .containsExactly("reading_2101_11", "reading_2101_12", "reading_2102_01");
    }

    private void tidy(Instant now) throws HistoryException {
        tidy(history, now);
    }

    private static void tidy(History history, Instant now) throws HistoryException {
        int pieces = 0;
        while (history.tidy(now)) {
            assertThat(++pieces).as("pieces of upkeep").isLessThan(5000);
        }
    }

    private List<String> slots(String table) {
        return TestServer.rows(database, "SELECT slot, count, min, sum, max FROM " + table + " ORDER BY slot, sensor");
    }

    private int count(SensorId sensor, Duration length) throws HistoryException {
        Series series = history.series(sensor.room(), sensor, Quantity.CO2, new Span(T, T.plus(length)), 1);
        return series.count(0);
    }

    private static List<String> shown(Series series) {
        List<String> found = new ArrayList<>();
        for (int slot = 0; slot < series.slots(); slot++) {
            if (series.count(slot) > 0) {
                Instant start = Instant.ofEpochMilli(series.start()).plusSeconds(slot * series.stepSeconds());
                found.add("%s %d %.1f %.1f %.1f"
                        .formatted(start, series.count(slot), series.min(slot), series.mean(slot), series.max(slot)));
            }
        }
        return found;
    }

    private static Entry.Measured co2(SensorId sensor, int after, double value) {
        Reading reading = new Reading(T.plusSeconds(after), after / 30, Map.of(Quantity.CO2, value), Quality.OK);
        return new Entry.Measured(sensor, reading, Entry.Stamp.NODE);
    }
}
