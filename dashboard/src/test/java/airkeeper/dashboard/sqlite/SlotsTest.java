package airkeeper.dashboard.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Keep;
import airkeeper.dashboard.Retention;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slots say what the readings said, however these came, also when the readings are forgotten. */
class SlotsTest {
    private static final Instant T = Instant.parse("2026-09-01T00:00:00Z");
    private static final Keep THIRTY_DAYS = new Keep(Retention.of("30 d"), Retention.of("60 d"), Retention.of("100 d"));

    @TempDir
    private Path folder;

    private History history = new SqliteHistory(Path.of("none"));

    @BeforeEach
    void open() throws HistoryException {
        history = new SqliteHistory(folder.resolve("airkeeper.db"), THIRTY_DAYS);
        history.open();
    }

    @AfterEach
    void close() {
        history.close();
    }

    private static Span days(int from, int to) {
        return new Span(T.plus(Duration.ofDays(from)), T.plus(Duration.ofDays(to)));
    }

    private void tidy(Instant now) throws HistoryException {
        while (history.tidy(now)) {
            assertThat(history.holding().bytes()).isPositive();
        }
    }

    @Test
    void areTheSameAsTheReadingsHoweverTheseCame() throws HistoryException {
        Random random = new Random(4);
        Model model = new Model(5);
        for (int day = 0; day < 20; day++) {
            for (int batch = 0; batch < 6; batch++) {
                List<Entry> entries = new ArrayList<>(model.some(100, days(day, day + 1)));
                entries.addAll(model.some(10, days(0, day + 1)));
                model.add(entries);
                history.add(entries);
                history.add(entries.subList(0, 40));
                if (random.nextInt(3) == 0) {
                    history.tidy(T.plus(Duration.ofDays(day)).plusSeconds(random.nextInt(86_400)));
                }
                if (random.nextInt(10) == 0) {
                    history.close();
                    open();
                }
            }
            model.expectSome(10, history, days(0, day + 1));
        }
        tidy(T.plus(Duration.ofDays(25)));
        model.expectSome(100, history, days(0, 20));
    }

    @Test
    void sayOfForgottenReadingsWhatTheseSaid() throws HistoryException, SQLException {
        Model model = new Model(6);
        for (int day = 0; day < 45; day++) {
            List<Entry> entries = model.some(200, days(day, day + 1));
            model.add(entries);
            history.add(entries);
        }
        tidy(days(0, 45).to());

        assertThat(rows("SELECT count(*) FROM reading WHERE id >> 16 < "
                        + days(14, 15).from().toEpochMilli()))
                .isZero();
        model.expect(history, null, Quantity.CO2, days(0, 40), 500);
        model.expect(history, Model.SCD41, Quantity.TEMPERATURE, days(3, 4), 2000);
        model.expect(history, null, Quantity.CO2, days(30, 31), 2000);
        assertThat(history.series(Model.KITCHEN, null, Quantity.CO2, days(3, 4), 2000)
                        .stepSeconds())
                .isEqualTo(300);
        assertThat(history.series(Model.KITCHEN, null, Quantity.CO2, days(30, 31), 2000)
                        .stepSeconds())
                .isEqualTo(60);
    }

    @Test
    void atTheEndsOfASpanAreWholeWhereTheReadingsAreForgotten() throws HistoryException {
        history.add(List.of(
                Model.co2(Model.SCD41, T.plusSeconds(10), 500), Model.co2(Model.SCD41, T.plusSeconds(290), 700)));
        history.add(List.of(Model.co2(Model.SCD41, days(40, 41).from(), 400)));
        tidy(days(0, 40).to());

        Series series = history.series(
                Model.KITCHEN, null, Quantity.CO2, new Span(T.plusSeconds(100), T.plusSeconds(200)), 500);
        assertThat(series.slots()).isEqualTo(1);
        assertThat(series.count(0)).isEqualTo(2);
        assertThat(series.mean(0)).isEqualTo(600);
    }

    @Test
    void areForgottenInTheirTurnAndThenLongerOnesAnswer() throws HistoryException, SQLException {
        Model model = new Model(7);
        for (int day = 0; day < 120; day++) {
            List<Entry> entries = model.some(30, days(day, day + 1));
            model.add(entries);
            history.add(entries);
        }
        tidy(days(0, 120).to());

        long day59 = days(59, 60).from().getEpochSecond();
        assertThat(rows("SELECT min(slot) FROM rollup_5min")).isBetween(day59 / 300, day59 / 300 + 287);
        long day19 = days(19, 20).from().getEpochSecond();
        assertThat(rows("SELECT min(slot) FROM rollup_1h")).isBetween(day19 / 3600, day19 / 3600 + 23);
        assertThat(history.series(Model.KITCHEN, null, Quantity.CO2, days(40, 41), 2000)
                        .stepSeconds())
                .isEqualTo(3600);
        assertThat(history.series(Model.KITCHEN, null, Quantity.CO2, days(3, 4), 2000)
                        .stepSeconds())
                .isEqualTo(86_400);
        model.expect(history, null, Quantity.CO2, days(40, 80), 2000);
        model.expect(history, null, Quantity.CO2, days(3, 90), 2000);
    }

    @Test
    void countALateReadingOnceHoweverOftenItComes() throws HistoryException {
        List<Entry> late = List.of(Model.co2(Model.SCD41, T.plusSeconds(330), 900));
        history.add(List.of(
                Model.co2(Model.SCD41, T, 500),
                Model.co2(Model.SCD41, days(50, 51).from(), 400)));
        tidy(days(0, 50).to());
        history.add(late);
        tidy(days(0, 51).to());
        history.add(late);
        history.close();
        open();
        history.add(late);

        Series series = history.series(Model.KITCHEN, null, Quantity.CO2, days(0, 1), 24);
        assertThat(series.count(0)).isEqualTo(2);
        assertThat(series.max(0)).isEqualTo(900);
        assertThat(history.since(Model.KITCHEN)).isEqualTo(T);
    }

    @Test
    void whatWasForgottenAndIsCopiedAgainCountsOnce() throws HistoryException {
        List<Entry> copied = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            copied.add(Model.co2(Model.SCD41, T.plusSeconds(90L * i), 500 + i));
        }
        history.add(copied);
        history.add(List.of(Model.co2(Model.SCD41, days(50, 51).from(), 400)));
        tidy(days(0, 51).to());
        for (int from = 0; from < 40; from += 8) {
            history.add(copied.subList(from, from + 8));
            tidy(days(0, 51).to());
        }
        history.add(copied);
        history.add(List.of(Model.co2(Model.SCD41, T.plusSeconds(5_000), 1_000)));

        for (int points : List.of(1, 2, 24, 288)) {
            Series series = history.series(Model.KITCHEN, null, Quantity.CO2, days(0, 2), points);
            assertThat(IntStream.range(0, series.slots()).map(series::count).sum())
                    .as(points + " points")
                    .isEqualTo(41);
            assertThat(series.min(0)).isEqualTo(500);
        }
    }

    @Test
    void aClockThatJumpsAheadMakesNothingForgotten() throws HistoryException, SQLException {
        history.add(List.of(
                Model.co2(Model.SCD41, T, 500),
                Model.co2(Model.SCD41, days(2, 3).from(), 400)));
        tidy(Instant.parse("2099-01-01T00:00:00Z"));

        assertThat(rows("SELECT count(*) FROM reading")).isEqualTo(2);
    }

    @Test
    void aSensorWhoseClockIsAheadMakesNothingForgotten() throws HistoryException, SQLException {
        history.add(List.of(
                Model.co2(Model.SCD41, T, 500),
                Model.co2(Model.ATTIC, days(400, 401).from(), 400)));
        tidy(days(2, 3).from());

        assertThat(rows("SELECT count(*) FROM reading")).isEqualTo(2);
    }

    @Test
    void theNewestOfASensorThatIsLongDeadStays() throws HistoryException, SQLException {
        Entry.Measured usable = Model.co2(Model.ATTIC, T.plusSeconds(30), 431);
        Entry.Measured stuck = new Entry.Measured(
                Model.ATTIC,
                new Reading(T.plusSeconds(60), 3, Map.of(Quantity.CO2, 431.0), Quality.STUCK),
                Entry.Stamp.NODE);
        Entry.Measured now = Model.co2(Model.SCD41, days(50, 51).from(), 400);
        history.add(List.of(Model.co2(Model.ATTIC, T, 430), usable, stuck, now));
        tidy(days(0, 50).to());
        history.close();
        open();

        assertThat(rows("SELECT count(*) FROM reading")).isEqualTo(3);
        assertThat(history.sensors())
                .containsExactly(
                        new History.Known(Model.ATTIC, stuck, usable), new History.Known(Model.SCD41, now, now));
        assertThat(history.since(Model.ATTIC.room())).isEqualTo(T);
    }

    private long rows(String query) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("airkeeper.db"));
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.getLong(1);
        }
    }
}
