package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Keep;
import airkeeper.dashboard.Retention;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Forgets what is older than is kept, whole days and a few thousand rows at a time. The file does not shrink: its free pages
 * are used again, which spares the disk. Belongs to the writer, and to its transactions.
 *
 * <p>A reading that comes when its time is not kept any more stays: so it is known when it comes again.
 */
final class Pruning {
    private static final int ROWS = 4_000;

    private final Connection connection;
    private final Keep keep;
    private final Set<Tier> unfinished = EnumSet.noneOf(Tier.class);

    Pruning(Connection connection, Keep keep) {
        this.connection = connection;
        this.keep = keep;
    }

    /** Does one piece of what is due at this time; whether there was any. Only what is summed up is forgotten. */
    boolean step(long now) throws SQLException {
        long rolled = Rolled.read(connection).to(Columns.MOST_SENSORS - 1);
        return readings(Math.min(horizon(keep.readings(), now), rolled))
                || slots(Tier.FIVE_MINUTES, Math.min(horizon(keep.fiveMinutes(), now), rolled))
                || slots(Tier.HOUR, Math.min(horizon(keep.hours(), now), rolled));
    }

    private static long horizon(Retention retention, long now) {
        return Tier.DAY.floor(retention.horizon(Instant.ofEpochMilli(now)).toEpochMilli());
    }

    /** Of each sensor the newest readings stay: they tell when it was heard last. */
    private boolean readings(long horizon) throws SQLException {
        long from = Kept.read(connection).from(0);
        if (from >= horizon) {
            return false;
        }
        long next = Math.min(horizon, timeAfter(ROWS, from));
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM reading WHERE id >= ? AND id < ?"
                + " AND NOT EXISTS (SELECT 1 FROM sensor s WHERE s.id = reading.id & 65535"
                + " AND (reading.id = s.newest OR reading.id = s.usable))")) {
            statement.setLong(1, Columns.id(from, 0));
            statement.setLong(2, Columns.id(next, 0));
            statement.executeUpdate();
        }
        Kept.forget(connection, 0, next);
        return true;
    }

    private long timeAfter(int rows, long from) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id FROM reading WHERE id >= ? ORDER BY id LIMIT 1 OFFSET ?")) {
            statement.setLong(1, Columns.id(from, 0));
            statement.setInt(2, rows);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Columns.epochMillis(row.getLong(1)) + 1 : Long.MAX_VALUE;
            }
        }
    }

    /** What is left over when the program ends meanwhile goes the next day. */
    private boolean slots(Tier tier, long horizon) throws SQLException {
        if (Kept.read(connection).from(tier.seconds()) < horizon) {
            Kept.forget(connection, tier.seconds(), horizon);
            unfinished.add(tier);
        }
        if (!unfinished.contains(tier)) {
            return false;
        }
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM " + tier.table()
                + " WHERE (sensor, quantity, slot) IN (SELECT r.sensor, r.quantity, r.slot FROM sensor s CROSS JOIN quantity q"
                + " CROSS JOIN " + tier.table()
                + " r WHERE r.sensor = s.id AND r.quantity = q.id AND r.slot < ? LIMIT ?)")) {
            statement.setLong(1, tier.slot(horizon));
            statement.setInt(2, ROWS);
            int deleted = statement.executeUpdate();
            Kept.grown(connection, tier, -deleted);
            if (deleted < ROWS) {
                unfinished.remove(tier);
            }
        }
        return true;
    }
}
