package airkeeper.dashboard.sqlite;

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

    private static final String COUNT_TO =
            "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?2) ";
    /** 500 to 1500 ppm, another in each slot and room. */
    private static final String VALUE = "5000 + (n.i * 7919 + s.id * 104729 + ?1 * 31) % 10000";

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
        try (Connection connection = Sqlite.writing(file)) {
            connection.setAutoCommit(false);
            for (int sensor = 1; sensor <= sensors; sensor++) {
                Seen.with(null, Columns.id(begin.toEpochMilli(), sensor), Columns.USABLE)
                        .write(connection, sensor);
            }
            for (long day = day(begin); day < readings; day++) {
                slots(connection, day);
                connection.commit();
            }
            new Rolled(readings, 0).write(connection);
            Kept.forget(connection, 0, readings * Tier.DAY.length());
            for (long day = readings; day < day(END); day++) {
                readings(connection, day);
                connection.commit();
            }
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

    private void slots(Connection connection, long day) throws SQLException {
        long before = 0;
        for (Tier tier : Tier.values()) {
            long slots = Tier.DAY.seconds() / tier.seconds();
            if (before == 0) {
                run(
                        connection,
                        COUNT_TO + "INSERT INTO rollup_5min SELECT s.id, 0, ?1 * 288 + n.i, 10, " + VALUE + ", 10 * ("
                                + VALUE + " + 20), " + VALUE + " + 40 FROM sensor s CROSS JOIN n",
                        day,
                        slots - 1);
            } else {
                run(
                        connection,
                        "INSERT INTO " + tier.table() + " SELECT r.sensor, 0, r.slot * ?2 / " + before
                                + ", sum(r.count), min(r.min), sum(r.sum), max(r.max) FROM sensor s CROSS JOIN rollup_5min r"
                                + " WHERE r.sensor = s.id AND r.quantity = 0 AND r.slot >= ?1 * 288 AND r.slot < (?1 + 1) * 288"
                                + " GROUP BY 1, 2, 3",
                        day,
                        slots);
            }
            before = before == 0 ? slots : before;
            Kept.grown(connection, tier, (int) slots * sensors);
        }
    }

    private static void readings(Connection connection, long day) throws SQLException {
        run(
                connection,
                COUNT_TO + "INSERT INTO reading (id, seq, quality, stamp, co2)"
                        + " SELECT (?1 * 86400 + n.i * 30) * 1000 << 16 | s.id, ?1 * 2880 + n.i, 0, 0, " + VALUE
                        + " FROM n CROSS JOIN sensor s ORDER BY n.i, s.id",
                day,
                2880 - 1);
    }

    private static void run(Connection connection, String statement, long day, long number) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setLong(1, day);
            prepared.setLong(2, number);
            prepared.executeUpdate();
        }
    }
}
