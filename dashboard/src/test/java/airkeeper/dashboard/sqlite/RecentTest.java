package airkeeper.dashboard.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Codes;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentTest {
    private static final long T = Instant.parse("2026-11-21T00:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000;

    @TempDir
    private Path folder;

    @Test
    void theLiveChartReadsNoDisk() throws HistoryException, IOException {
        Path file = folder.resolve("airkeeper.db");
        Instant now = Instant.ofEpochMilli(T);
        try (History history = new SqliteHistory(file)) {
            history.open();
            history.add(List.of(Model.co2(Model.SCD41, now.minusSeconds(3600), 500)));
        }
        try (History history = new SqliteHistory(file)) {
            history.open();
            history.add(List.of(Model.co2(Model.SCD41, now, 700)));
            Files.delete(file);
            Series series = history.series(
                    Model.KITCHEN, null, Quantity.CO2, new Span(now.minusSeconds(3600), now.plusSeconds(1)), 100);
            assertThat(series.count(0)).isEqualTo(1);
            assertThat(series.count(series.slots() - 1)).isEqualTo(1);
        }
    }

    @Test
    void holdsTwoDaysHoweverReadingsCome() {
        Random random = new Random(1);
        Recent recent = new Recent(1 << 30, 0);
        TreeMap<Long, Integer> model = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            long time = T + i * 30_000L - (random.nextInt(5) == 0 ? random.nextLong(3 * DAY) : random.nextInt(1000));
            if (model.putIfAbsent(time, i) == null) {
                recent.take(Columns.id(time, 1), co2(i));
            }
        }
        long newest = model.lastKey();
        assertThat(recent.from()).isEqualTo(newest - 2 * DAY);

        List<String> found = new ArrayList<>();
        assertThat(recent.values(
                        List.of(1),
                        Quantity.CO2,
                        recent.from(),
                        newest,
                        (time, value) -> found.add(time + " " + value)))
                .isEqualTo(recent.from());
        assertThat(found)
                .containsExactlyElementsOf(model.subMap(recent.from(), newest).entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .toList());
    }

    @Test
    void answersFromTheFirstFullHourThatItHolds() {
        Recent recent = new Recent(1 << 20, 0);
        recent.take(Columns.id(T + 1, 1), co2(1));
        recent.take(Columns.id(T + 3 * DAY + 1, 1), co2(2));

        assertThat(recent.values(List.of(1), Quantity.CO2, T, T + 9 * DAY, (time, value) -> {}))
                .isEqualTo(T + DAY + 3_600_000);
        assertThat(recent.values(List.of(1), Quantity.TEMPERATURE, T + 2 * DAY, T + 9 * DAY, (time, value) -> {}))
                .isEqualTo(T + 2 * DAY);
    }

    @Test
    void forgetsTheOldestWhenItWouldTakeTooMuch() {
        int most = 500_000;
        Recent recent = new Recent(most, 0);
        for (int i = 0; i < 2880; i++) {
            for (int sensor = 1; sensor <= 100; sensor++) {
                recent.take(Columns.id(T + i * 30_000L, sensor), co2(i));
            }
            assertThat(recent.bytes()).isLessThanOrEqualTo(most);
        }
        assertThat(recent.from()).isBetween(T + DAY / 2, T + DAY - 3_600_000);

        List<Long> found = new ArrayList<>();
        recent.values(List.of(7), Quantity.CO2, recent.from(), T + DAY, (time, value) -> found.add(time));
        assertThat(found).hasSize((int) ((T + DAY - recent.from()) / 30_000));
    }

    @Test
    void aJumpOfYearsForgetsWhatWas() {
        Recent recent = new Recent(1 << 20, 0);
        recent.take(Columns.id(T, 1), co2(1));
        recent.take(Columns.id(T + 9000 * DAY, 1), co2(2));
        recent.take(Columns.id(T + DAY, 1), co2(3));

        List<Long> found = new ArrayList<>();
        recent.values(List.of(1), Quantity.CO2, recent.from(), T + 9001 * DAY, (time, value) -> found.add(value));
        assertThat(found).containsExactly(2L);
    }

    /** So a day of 500 such sensors fits into the quarter of 64 MB that it may have. */
    @Test
    void aDayOfAnUsualSensorTakes20Kilobytes() {
        Random random = new Random(2);
        Recent recent = new Recent(1 << 20, 0);
        for (int i = 0; i < 2880; i++) {
            int[] values = co2(8000 + i + random.nextInt(200));
            values[Codes.code(Quantity.TEMPERATURE)] = 2100 + random.nextInt(20);
            values[Codes.code(Quantity.HUMIDITY)] = 4500 + random.nextInt(60);
            recent.take(Columns.id(T + i * 30_000L + random.nextInt(60), 1), values);
        }
        assertThat(recent.bytes()).isBetween(10_000L, 20_000L);
    }

    @Test
    void whatIsPackedIsUnpackedAgainWhateverItIs() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Moments moments = new Moments();
            int size = 1 + random.nextInt(256);
            for (int at = 0; at < size; at++) {
                moments.take(random.nextLong(4_000 * DAY), any(random));
            }
            Packed packed = new Packed(moments);

            assertThat(all(packed.unpacked())).isEqualTo(all(moments));
            assertThat(packed.first()).isEqualTo(moments.time(0));
            assertThat(packed.last()).isEqualTo(moments.time(size - 1));
            assertThat(values(packed::values)).isEqualTo(values(moments::values));
        }
    }

    /** A value in two thirds of the quantities, of any that is kept. */
    private static int[] any(Random random) {
        int[] scaled = co2(Columns.NONE);
        for (int quantity = 0; quantity < scaled.length; quantity++) {
            int most = quantity % 2 == 0 ? 1_000_000_000 : 5_000;
            scaled[quantity] = random.nextInt(3) == 0 ? Columns.NONE : random.nextInt(-most, most + 1);
        }
        return scaled;
    }

    private static List<String> all(Moments moments) {
        List<String> all = new ArrayList<>();
        for (int at = 0; at < moments.size(); at++) {
            for (int quantity = 0; quantity < Quantity.values().length; quantity++) {
                all.add(moments.time(at) + " " + moments.value(quantity, at));
            }
        }
        return all;
    }

    private static List<String> values(Handing handing) {
        List<String> handed = new ArrayList<>();
        for (int quantity = 0; quantity < Quantity.values().length; quantity++) {
            handing.over(quantity, 1_000 * DAY, 3_000 * DAY, (time, value) -> handed.add(time + " " + value));
        }
        return handed;
    }

    private interface Handing {
        void over(int quantity, long from, long to, Track.Values each);
    }

    private static int[] co2(int scaled) {
        int[] values = Columns.scaled(new Reading(null, 1, Map.of(), Quality.OK));
        values[Codes.code(Quantity.CO2)] = scaled;
        return values;
    }
}
