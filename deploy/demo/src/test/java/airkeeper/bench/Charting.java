package airkeeper.bench;

import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.dashboard.sqlite.TenYears;
import airkeeper.wire.Quantity;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How long a chart takes of a day and of ten years; beside it the limit, which is a scan of as many readings in memory, and
 * what one would write first: GROUP BY over the readings, or over their slots of 5 min where the readings are forgotten.
 */
final class Charting {
    private static final int DAYS = 3_650;
    private static final int DAYS_OF_READINGS = 30;
    private static final int READINGS_A_DAY = 2_880;
    private static final int POINTS = 500;
    private static final int WARM_UP = 50;
    private static final int TRIES = 50;
    private static final int GROUPED = 3;
    private static final int SENSOR = 2;

    private static final String OF_READINGS = """
            SELECT (id >> 16) / ?1 AS slot, count(*), min(co2), avg(co2), max(co2) FROM reading
            WHERE id >= ?2 << 16 AND id < ?3 << 16 AND id & 65535 = ?4 GROUP BY slot""";
    private static final String OF_SLOTS = """
            SELECT slot * 300000 / ?1 AS longer, sum(count), min(min), sum(sum) * 1.0 / sum(count), max(max) FROM rollup_5min
            WHERE sensor = ?4 AND quantity = 0 AND slot >= ?2 / 300000 AND slot < ?3 / 300000 GROUP BY longer""";

    private final Time time = new SystemTime();
    private final Path file;
    private final int sensors;

    /**
     * @param folder on a disk with 50 MB for each sensor
     * @param sensors each of which has its own rows
     */
    Charting(Path folder, int sensors) {
        this.file = folder.resolve("ten-years.db");
        this.sensors = sensors;
    }

    List<Row> rows() throws HistoryException, SQLException, IOException {
        new TenYears(sensors).write(file, DAYS, DAYS_OF_READINGS);
        Map<String, Integer> spans = new LinkedHashMap<>();
        spans.put("1 day", 1);
        spans.put("30 days", 30);
        spans.put("1 year", 365);
        spans.put("10 years", DAYS);
        List<Row> rows = new ArrayList<>();
        try (SqliteHistory history = new SqliteHistory(file);
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            history.open();
            for (Map.Entry<String, Integer> each : spans.entrySet()) {
                rows.addAll(rows(history, connection, each.getKey(), each.getValue()));
            }
        }
        return rows;
    }

    private List<Row> rows(SqliteHistory history, Connection connection, String name, int days)
            throws HistoryException, SQLException {
        Span span = new Span(TenYears.END.minus(Duration.ofDays(days)), TenYears.END);
        int[] values =
                new Random(1).ints((long) days * READINGS_A_DAY, 5_000, 15_000).toArray();
        Samples<Duration> charts = samples("the chart of " + span, () -> {
            Series series = history.series(TenYears.room(SENSOR), null, Quantity.CO2, span, POINTS);
            return series.count(series.slots() / 2);
        });
        // not by turns: a scan of ten years empties the processor's cache, and the next chart would pay for it
        Samples<Duration> scans = samples("the scan of " + span, () -> scan(values));
        Samples<Duration> groups = new Samples<>();
        for (int i = 0; i <= GROUPED; i++) {
            Duration took = grouped(connection, span, days > DAYS_OF_READINGS ? OF_SLOTS : OF_READINGS);
            if (i > 0) {
                groups.add(took);
            }
        }
        return List.of(
                Row.waits(
                        "Chart of " + name + ", " + sensors + " sensors, beside an int[] in memory",
                        charts.median(),
                        scans.median()),
                Row.waits(
                        days > DAYS_OF_READINGS
                                ? "  beside GROUP BY over slots of 5 min"
                                : "  beside GROUP BY over readings",
                        charts.median(),
                        groups.median()));
    }

    private Samples<Duration> samples(String name, Work work) throws HistoryException {
        Samples<Duration> samples = new Samples<>();
        for (int i = 0; i < WARM_UP + TRIES; i++) {
            Duration began = time.steady();
            long found = work.found();
            Duration took = time.steady().minus(began);
            if (found == 0) {
                throw new IllegalStateException(name + " is empty");
            }
            if (i >= WARM_UP) {
                samples.add(took);
            }
        }
        return samples;
    }

    /** What is timed; zero: it found nothing. */
    private interface Work {
        long found() throws HistoryException;
    }

    /** Least, sum and most of each of the chart's slots; all of it is returned, lest the compiler leave it out. */
    private static long scan(int[] values) {
        int length = Math.max(1, values.length / POINTS);
        long all = 0;
        for (int from = 0; from < values.length; from += length) {
            int min = Integer.MAX_VALUE;
            int max = Integer.MIN_VALUE;
            int sum = 0;
            for (int i = from; i < Math.min(values.length, from + length); i++) {
                min = Math.min(min, values[i]);
                max = Math.max(max, values[i]);
                sum += values[i];
            }
            all += min + max + sum;
        }
        return all;
    }

    private Duration grouped(Connection connection, Span span, String query) throws SQLException {
        Duration began = time.steady();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, span.length().toMillis() / POINTS);
            statement.setLong(2, span.from().toEpochMilli());
            statement.setLong(3, span.to().toEpochMilli());
            statement.setInt(4, SENSOR);
            int slots = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    slots++;
                }
            }
            if (slots == 0) {
                throw new IllegalStateException("no slots of " + span);
            }
        }
        return time.steady().minus(began);
    }
}
