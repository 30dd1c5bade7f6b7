package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Codes;
import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a file as it is after years: one sensor in each of many rooms that says CO₂ every 30 s, the slots of all those years in
 * the order in which a recorder writes them, day by day, and the readings of the last days.
 */
public final class TenYears {
    /** The moment at which the file is looked at. */
    public static final Instant END = Instant.parse("2026-11-21T00:00:00Z");

    private static final int READINGS_A_DAY = 2_880;
    private static final int SLOTS_A_DAY = 288;
    /** In one transaction; the pages are the same. */
    private static final int DAYS_AT_ONCE = 30;

    private final int sensors;

    public TenYears(int sensors) {
        this.sensors = sensors;
    }

    public static Room room(int number) {
        return new Room("room-" + number);
    }

    /** Ten years of 50 sensors take some minutes and two gigabytes. */
    public void write(Path file, int days, int daysOfReadings) throws HistoryException, SQLException, IOException {
        Instant begin = END.minus(Duration.ofDays(days));
        long readings = day(END.minus(Duration.ofDays(daysOfReadings)));
        try (History history = new SqliteHistory(file)) {
            history.open();
            history.add(first(begin));
        }
        try (Connection connection = Sqlite.writing(file);
                Statement statement = connection.createStatement()) {
            // whoever pulls the plug makes it anew
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA cache_size = -100000");
            statement.execute("CREATE TEMP TABLE moment (i INTEGER PRIMARY KEY, value INTEGER NOT NULL)");
            statement.execute("WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT " + READINGS_A_DAY
                    + ") INSERT INTO moment SELECT i, 5000 + i * 7919 % 9000 FROM n");
            connection.setAutoCommit(false);
            for (int sensor = 1; sensor <= sensors; sensor++) {
                Seen.with(null, Columns.id(begin.toEpochMilli(), sensor), Codes.USABLE)
                        .write(connection, sensor);
            }
            for (long day = day(begin); day < readings; day++) {
                slots(connection, day);
                if (day % DAYS_AT_ONCE == 0) {
                    connection.commit();
                }
            }
            new Rolled(readings, 0).write(connection);
            Kept.forget(connection, 0, readings * Tier.DAY.length());
            for (long day = readings; day < day(END); day++) {
                readings(connection, day);
            }
            connection.commit();
        }
        try (History history = new SqliteHistory(file)) {
            history.open();
            while (history.tidy(END)) {
                history.holding();
            }
        }
    }

    private static long day(Instant time) {
        return Tier.DAY.slot(time.toEpochMilli());
    }

    private List<Entry> first(Instant time) {
        List<Entry> entries = new ArrayList<>();
        for (int sensor = 1; sensor <= sensors; sensor++) {
            entries.add(new Entry.Measured(
                    new SensorId(room(sensor), "scd41"),
                    new Reading(time, 1, Map.of(Quantity.CO2, 500.0), Quality.OK),
                    Entry.Stamp.NODE));
        }
        return entries;
    }

    /** 500 to 1500 ppm, another in each slot and room. */
    private void slots(Connection connection, long day) throws SQLException {
        run(
                connection,
                "INSERT INTO rollup_5min SELECT s.id, 0, ?1 * 288 + m.i, 10, m.value + s.id + ?1 % 31, 10 * (m.value + s.id + ?1 % 31) + 200,"
                        + " m.value + s.id + ?1 % 31 + 40 FROM sensor s CROSS JOIN moment m WHERE m.i < ?2",
                day,
                SLOTS_A_DAY);
        for (Tier tier : Tier.values()) {
            Tier finer = tier.finer();
            if (finer != null) {
                long begin = tier.floor(day * Tier.DAY.length());
                run(
                        connection,
                        "INSERT OR REPLACE INTO " + tier.table() + " SELECT r.sensor, 0, r.slot / "
                                + tier.seconds() / finer.seconds()
                                + ", sum(r.count), min(r.min), sum(r.sum), max(r.max) FROM sensor s CROSS JOIN "
                                + finer.table()
                                + " r WHERE r.sensor = s.id AND r.quantity = 0 AND r.slot >= ?1 AND r.slot < ?2"
                                + " GROUP BY 1, 2, 3",
                        finer.slot(begin),
                        finer.slot((day + 1) * Tier.DAY.length()));
            }
            Kept.grown(connection, tier, sensors * Math.max(1, Tier.DAY.seconds() / tier.seconds()));
        }
    }

    private static void readings(Connection connection, long day) throws SQLException {
        run(
                connection,
                "INSERT INTO reading (id, seq, quality, stamp, co2)"
                        + " SELECT (?1 * 86400 + m.i * 30) * 1000 << 16 | s.id, ?1 * 2880 + m.i, 0, 0, m.value + s.id"
                        + " FROM moment m CROSS JOIN sensor s WHERE m.i < ?2 ORDER BY m.i, s.id",
                day,
                READINGS_A_DAY);
    }

    private static void run(Connection connection, String statement, long first, long second) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setLong(1, first);
            prepared.setLong(2, second);
            prepared.executeUpdate();
        }
    }
}
