package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.postgres.PostgresHistory;
import airkeeper.dashboard.postgres.TestServer;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.dashboard.terminal.Terminal;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.time.HandTime;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A history that has forgotten most of its readings moves from a file to a server and back. */
class CopyTest {
    private static final int DAYS = 60;
    private static final Instant BEGIN = Instant.parse("2024-03-01T09:17:03Z");
    private static final Instant END = BEGIN.plus(Duration.ofDays(DAYS));
    private static final Room KITCHEN = new Room("kitchen");
    private static final SensorId SCD41 = new SensorId(KITCHEN, "scd41");
    /** Says nothing any more. */
    private static final SensorId SILENT = new SensorId(KITCHEN, "silent");

    private static final List<Quantity> QUANTITIES = List.of(Quantity.CO2, Quantity.TEMPERATURE);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"4 d, for ever, for ever", "4 d, 10 d, for ever", "4 d, 10 d, 20 d"})
    void bringsAlongTheSlotsOfForgottenReadings(String readings, String fiveMinutes, String hours)
            throws HistoryException {
        Path file = folder.resolve("airkeeper.db");
        Path back = folder.resolve("back.db");
        URI database = TestServer.database();
        String server = database.toString().replace("//", "//postgres@");
        Keep keep = new Keep(Retention.of(readings), Retention.of(fiveMinutes), Retention.of(hours));
        try (History source = new SqliteHistory(file, keep);
                History onServer = new PostgresHistory(database, TestServer.USER, null, Keep.USUAL)) {
            record(source);
            List<String> expected = known(source);
            assertThat(source.past(SILENT, Span.ALL).slots()).isNotEmpty();

            int slots = source.past(SCD41, Span.ALL).slots().size()
                    + source.past(SILENT, Span.ALL).slots().size();
            for (int times = 0; times < 2; times++) {
                assertThat(copied(file.toString(), server))
                        .contains("Copied %,d slots of earlier readings".formatted(slots));
                onServer.open();
                tidied(onServer);
                assertThat(known(onServer)).isEqualTo(expected);
            }
            for (int times = 0; times < 2; times++) {
                copied(server, back.toString());
                try (History again = new SqliteHistory(back)) {
                    again.open();
                    assertThat(known(again)).isEqualTo(expected);
                    tidied(again);
                    assertThat(known(again)).isEqualTo(expected);
                }
            }
        }
    }

    private static void record(History history) throws HistoryException {
        Random random = new Random(4);
        List<Entry> entries = new ArrayList<>();
        entries.add(measured(SCD41, BEGIN.minusSeconds(90), 400, 20, Quality.WARMING_UP));
        for (Instant time = BEGIN; time.isBefore(END); time = time.plusSeconds(240)) {
            double co2 = (4_000 + random.nextInt(20_000)) / 10.0;
            entries.add(measured(SCD41, time, co2, (1_500 + random.nextInt(1_000)) / 100.0, Quality.OK));
            if (time.isBefore(BEGIN.plus(Duration.ofDays(12)))) {
                entries.add(measured(SILENT, time.plusMillis(1), co2 + 1, -5.25, Quality.OK));
            }
        }
        history.open();
        history.add(entries);
        tidied(history);
    }

    private static Entry.Measured measured(SensorId sensor, Instant time, double co2, double celsius, Quality quality) {
        Map<Quantity, Double> values = Map.of(Quantity.CO2, co2, Quantity.TEMPERATURE, celsius);
        return new Entry.Measured(sensor, new Reading(time, 7, values, quality), Entry.Stamp.NODE);
    }

    private static void tidied(History history) throws HistoryException {
        int pieces = 0;
        while (history.tidy(END)) {
            assertThat(++pieces).as("pieces of upkeep").isLessThan(10_000);
        }
    }

    private static String copied(String from, String to) {
        ByteArrayOutputStream people = new ByteArrayOutputStream();
        int code = new Terminal(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        new PrintStream(people, true, StandardCharsets.UTF_8),
                        HandTime.at("2026-11-21T12:05:00Z"),
                        (settings, address) -> HistoryMain.place(settings, address, Map.of()))
                .run("copy", from, to);
        String said = people.toString(StandardCharsets.UTF_8);
        assertThat(code).as(said).isZero();
        return said;
    }

    /** All that can be known: what is left of the past, and series of ten years down to a quarter of an hour. */
    private static List<String> known(History history) throws HistoryException {
        List<String> found = new ArrayList<>();
        found.add("since " + history.since(KITCHEN));
        for (History.Known known : history.sensors()) {
            found.add(known.toString());
            Past past = history.past(known.sensor(), Span.ALL);
            found.add("first " + past.since());
            past.slots().stream().map(Past.Slot::toString).sorted().forEach(found::add);
        }
        for (Quantity quantity : QUANTITIES) {
            show(history, quantity, new Span(END.minus(Duration.ofDays(3650)), END), found);
            show(history, quantity, new Span(BEGIN.minusSeconds(3_600), END), found);
            for (int day = 0; day < DAYS; day += 5) {
                Instant noon = BEGIN.plus(Duration.ofDays(day));
                show(history, quantity, new Span(noon, noon.plusSeconds(86_400)), found);
                show(history, quantity, new Span(noon, noon.plusSeconds(900)), found);
            }
        }
        return found;
    }

    private static void show(History history, Quantity quantity, Span span, List<String> found)
            throws HistoryException {
        Series series = history.series(KITCHEN, null, quantity, span, 500);
        found.add(quantity + " of " + span + " in steps of " + series.stepSeconds() + " s");
        for (int slot = 0; slot < series.slots(); slot++) {
            if (series.count(slot) > 0) {
                found.add("%d: %d × %.2f %.4f %.2f"
                        .formatted(slot, series.count(slot), series.min(slot), series.mean(slot), series.max(slot)));
            }
        }
    }
}
