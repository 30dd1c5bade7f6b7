package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Codes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sums the readings up in slots, a day (UTC) and a few sensors at a time, when the day is over.
 *
 * <p>Not each slot when it closes: the slots of a day lie side by side in the file, so writing them at once dirties each page
 * once and not 288 times. Until then the readings answer. Belongs to the writer, and to its transactions.
 */
final class Rolls {
    private static final Logger log = LoggerFactory.getLogger(Rolls.class);
    /** So long after a day's end its last readings are there; what comes later is added to its slots. */
    private static final long GRACE = Duration.ofHours(1).toMillis();
    /** So many that it takes some milliseconds. */
    private static final int SENSORS_AT_ONCE = 8;
    /** Behind by more, as an older file is, it says how far it is. */
    private static final int MANY_DAYS = 30;

    private final Connection connection;

    Rolls(Connection connection) {
        this.connection = connection;
    }

    /** Does one piece of what is due at this time; whether there was any. */
    boolean step(long now, int sensors, Map<Integer, Seen> seen) throws SQLException {
        Rolled rolled = Rolled.read(connection);
        long day = rolled.sensor() == 0 ? nextDay(rolled.day()) : rolled.day();
        if (now < (day + 1) * Tier.DAY.length() + GRACE) {
            return false;
        }
        int first = rolled.sensor();
        int end = Math.min(first + SENSORS_AT_ONCE, Columns.MOST_SENSORS);
        Rollup rollup = readings(day, first, end);
        rollup.write(connection);
        rollup.count(connection, day);
        for (int sensor = first; sensor < end; sensor++) {
            Seen known = seen.get(sensor);
            if (known != null) {
                known.write(connection, sensor);
            }
        }
        if (end <= sensors) {
            new Rolled(day, end).write(connection);
        } else {
            new Rolled(day + 1, 0).write(connection);
            tell(day, Tier.DAY.slot(now));
        }
        return true;
    }

    /** Sums up all before this day, a piece at a time; whether there was any. */
    boolean stepBefore(long day, int sensors, Map<Integer, Seen> seen) throws SQLException {
        if (step(day * Tier.DAY.length() + GRACE, sensors, seen)) {
            return true;
        }
        if (Rolled.read(connection).day() < day) {
            new Rolled(day, 0).write(connection); // there is no reading before
        }
        return false;
    }

    /** The first day from this one on that has readings; one that never ends where there is none. */
    private long nextDay(long day) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id FROM reading WHERE id >= ? ORDER BY id LIMIT 1")) {
            statement.setLong(1, Columns.id(day * Tier.DAY.length(), 0));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Tier.DAY.slot(Columns.epochMillis(row.getLong(1))) : Integer.MAX_VALUE;
            }
        }
    }

    private Rollup readings(long day, int first, int end) throws SQLException {
        Rollup rollup = new Rollup();
        try (PreparedStatement statement = connection.prepareStatement(Columns.SELECT
                + "WHERE id >= ? AND id < ? AND id & 65535 >= ? AND id & 65535 < ? AND quality = " + Codes.USABLE)) {
            statement.setLong(1, Columns.id(day * Tier.DAY.length(), 0));
            statement.setLong(2, Columns.id((day + 1) * Tier.DAY.length(), 0));
            statement.setInt(3, first);
            statement.setInt(4, end);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    rollup.take(rows.getLong(1), Columns.scaled(rows));
                }
            }
        }
        return rollup;
    }

    private static void tell(long day, long today) {
        long left = today - day - 1;
        if (left >= MANY_DAYS && day % MANY_DAYS == 0) {
            log.info(
                    "Summing up the readings of earlier days for quick charts: {} is done, at most {} days are left.",
                    LocalDate.ofEpochDay(day),
                    left);
        }
    }
}
