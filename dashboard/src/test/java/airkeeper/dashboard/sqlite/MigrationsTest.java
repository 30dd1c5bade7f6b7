package airkeeper.dashboard.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    @BeforeEach
    void open() throws IOException, HistoryException {
        Path file = folder.resolve("airkeeper.db");
        try (InputStream version1 =
                Objects.requireNonNull(MigrationsTest.class.getResourceAsStream("/history/version-1.db"))) {
            Files.copy(version1, file);
        }
        history = new SqliteHistory(file);
        history.open();
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void version1KeepsItsReadings() throws HistoryException {
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
    void version1SaysTheSameWhenItIsSummedUp() throws HistoryException {
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
    void aReasonThatNobodySaysAnyMoreIsInBetween() throws HistoryException {
        assertThat(history.events(KITCHEN, Span.ALL, 2))
                .extracting(event -> ((Entry.Decided) event).decision().reason() + ": "
                        + ((Entry.Decided) event).decision().why())
                .containsExactly(
                        Reason.LOW_ENOUGH + ": CO₂ 1012 ppm ≥ 1000 ppm",
                        Reason.IN_BETWEEN + ": the air outside has PM2.5 40 µg/m³");
    }
}
