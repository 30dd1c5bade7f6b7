package airkeeper.dashboard.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reason;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of each earlier version is brought up to date and answers as it did. */
class MigrationsTest {
    private static final Room KITCHEN = new Room("kitchen");
    private static final SensorId SCD41 = new SensorId(KITCHEN, "scd41");
    private static final Instant FIRST = Instant.parse("2026-11-18T22:00:00Z");
    private static final Span DAY = new Span(FIRST, FIRST.plus(Duration.ofDays(1)));

    @TempDir
    private Path folder;

    private History history = new SqliteHistory(Path.of("none"));

    private void open(String kept) throws IOException, HistoryException {
        Path file = folder.resolve("airkeeper.db");
        try (InputStream version =
                Objects.requireNonNull(MigrationsTest.class.getResourceAsStream("/history/" + kept))) {
            Files.copy(version, file);
        }
        history = new SqliteHistory(file);
        history.open();
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void version1KeepsItsReadings() throws IOException, HistoryException {
        open("version-1.db");
        List<Entry.Measured> found = new ArrayList<>();
        history.readings(SCD41::equals, Span.ALL, found::add);

        assertThat(found).hasSize(200);
        assertThat(found.getFirst().time()).isEqualTo(Instant.parse("2026-11-18T22:00:00.985Z"));
        assertThat(found.get(3).stamp()).isEqualTo(Entry.Stamp.RECEIVER);
        assertThat(history.sensors())
                .extracting(
                        known -> known.sensor() + " " + known.newest().time().truncatedTo(ChronoUnit.SECONDS))
                .containsExactly(
                        "attic/scd41 2026-10-09T22:00:00Z",
                        "classroom/airgradient 2026-11-19T04:36:07Z",
                        "kitchen/scd41 2026-11-19T04:38:00Z");
        assertThat(history.since(new Room("attic"))).isEqualTo(Instant.parse("2026-10-09T22:00:00Z"));
    }

    @Test
    void version1SaysTheSameWhenItIsSummedUp() throws IOException, HistoryException {
        open("version-1.db");
        Series before = history.series(KITCHEN, null, Quantity.CO2, DAY, 25);
        while (history.tidy(FIRST.plus(Duration.ofDays(20)))) {
            assertThat(history.holding().trouble()).isNull();
        }
        Series after = history.series(KITCHEN, null, Quantity.CO2, DAY, 25);

        assertThat(before.stepSeconds()).isEqualTo(3600);
        assertThat(before.count(0)).isEqualTo(28);
        for (int slot = 0; slot < before.slots(); slot++) {
            assertThat(after.count(slot)).isEqualTo(before.count(slot));
            if (after.count(slot) > 0) {
                assertThat(after.min(slot)).isEqualTo(before.min(slot));
                assertThat(after.mean(slot)).isEqualTo(before.mean(slot));
                assertThat(after.max(slot)).isEqualTo(before.max(slot));
            }
        }
    }

    @Test
    void aReasonThatNobodySaysAnyMoreIsInBetween() throws IOException, HistoryException {
        open("version-1.db");
        assertThat(history.events(KITCHEN, Span.ALL, 2))
                .extracting(event -> ((Entry.Decided) event).decision().reason() + ": "
                        + ((Entry.Decided) event).decision().why())
                .containsExactly(
                        Reason.LOW_ENOUGH + ": CO₂ 1012 ppm ≥ 1000 ppm",
                        Reason.IN_BETWEEN + ": the air outside has PM2.5 40 µg/m³");
    }

    /** Of 45 days from July 2026 on; the readings of the first two weeks are forgotten, all but the last day is summed up. */
    @Test
    void version3SumsItsDaysUpInTens() throws IOException, HistoryException {
        open("version-3.db");
        Instant begin = Instant.parse("2026-07-01T00:00:00Z");
        Span all = new Span(begin, begin.plus(Duration.ofDays(45)));
        for (boolean more = true; more; more = history.tidy(all.to().plus(Duration.ofDays(8)))) {
            Series tens = history.series(KITCHEN, null, Quantity.CO2, all, 6);
            Series days = history.series(KITCHEN, null, Quantity.CO2, all, 45).coarser(6);

            assertThat(tens.stepSeconds()).isEqualTo(864_000);
            assertThat(counts(tens)).containsExactly(40, 80, 80, 80, 80).isEqualTo(counts(days));
            for (int slot = 0; slot < tens.slots(); slot++) {
                assertThat(tens.min(slot)).isEqualTo(days.min(slot));
                assertThat(tens.mean(slot)).isCloseTo(days.mean(slot), within(1e-9));
                assertThat(tens.max(slot)).isEqualTo(days.max(slot));
            }
        }
    }

    private static List<Integer> counts(Series series) {
        return IntStream.range(0, series.slots()).mapToObj(series::count).toList();
    }
}
