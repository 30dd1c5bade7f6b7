package airkeeper.dashboard.postgres;

import airkeeper.dashboard.Codes;
import airkeeper.dashboard.Keep;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The upkeep of a database, one small piece at a time, each a transaction: slots are written, and what is too old is forgotten.
 *
 * <p>There is a line in time, {@code progress.rolled}. What is added behind it is late and puts its stretch into {@code due}.
 * Moving the line waits for all who are adding, and puts what it has passed into {@code due} as well. So a stretch in there is
 * closed, and whoever sums it up sees all of it, however many add.
 */
final class Tidying {
    /** Who commits seldom, commits each minute; what comes after this is late, which costs a second writing. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private static final int MONTHS_AHEAD = 2;
    private static final String TOO_LONG_WAITED = "55P03";

    private final Connection connection;
    private final Partitions partitions;
    private final Keep keep;

    /** On a connection of its own: whoever adds meanwhile does not wait for it. */
    Tidying(Connection connection, Partitions partitions, Keep keep) {
        this.connection = connection;
        this.partitions = partitions;
        this.keep = keep;
    }

    /** Does one piece; whether there may be more. Of several programs one does it, for the others nothing is due. */
    boolean tidy(Instant now) throws SQLException {
        YearMonth month = Partitions.month(now);
        if (partitions.make(connection, List.of(month, month.plusMonths(1), month.plusMonths(MONTHS_AHEAD)))) {
            return true;
        }
        try (Statement statement = connection.createStatement()) {
            boolean done = Lock.UPKEEP.tryToTake(statement)
                    && (write(statement) || advance(statement, now) || forget(statement, now));
            connection.commit();
            return done;
        }
    }

    /** Writes the slots of one stretch: what was just closed first, then what was late, a day of one sensor at a time. */
    private static boolean write(Statement statement) throws SQLException {
        Integer sensor;
        Instant since;
        Instant until;
        try (ResultSet row = statement.executeQuery(
                "SELECT sensor, since, until FROM due ORDER BY sensor IS NOT NULL, id LIMIT 1")) {
            if (!row.next()) {
                return false;
            }
            sensor = row.getObject(1, Integer.class);
            since = Columns.time(row, 2);
            until = Columns.time(row, 3);
        }
        String chosen = sensor == null
                ? "sensor IS NULL AND since = '" + since + "'"
                : "sensor = " + sensor + " AND since >= '" + Tier.DAY.floor(since) + "' AND until <= '"
                        + Tier.DAY.ceil(until) + "'";
        try (ResultSet row = statement.executeQuery("WITH taken AS (DELETE FROM due WHERE " + chosen
                + " RETURNING since, until) SELECT min(since), max(until) FROM taken")) {
            row.next();
            new Rollup(statement, sensor).write(Columns.time(row, 1), Columns.time(row, 2));
        }
        return true;
    }

    /** Moves the line by an hour that has readings, or up to the last slot that is over. */
    private static boolean advance(Statement statement, Instant now) throws SQLException {
        Instant target = Tier.FIVE_MINUTES.floor(now.minus(GRACE));
        Instant rolled = time(statement, "SELECT rolled FROM progress");
        if (rolled == null || !rolled.isBefore(target)) {
            return false;
        }
        Lock.LINE.take(statement);
        Instant next = time(
                statement,
                "SELECT min(next.time) FROM sensor s CROSS JOIN LATERAL (SELECT time FROM reading"
                        + " WHERE sensor = s.id AND time >= '" + rolled + "' ORDER BY time LIMIT 1) next");
        Instant to =
                next == null ? target : earlier(target, Tier.HOUR.floor(next).plus(Tier.HOUR.slot()));
        statement.executeUpdate("UPDATE progress SET rolled = '" + to + "'");
        statement.executeUpdate("INSERT INTO due (since, until) VALUES ('" + rolled + "', '" + to + "')");
        return true;
    }

    /** Forgets one month of readings or one day of slots, of what is summed up and older than is kept. */
    private boolean forget(Statement statement, Instant now) throws SQLException {
        Instant rolled = Objects.requireNonNull(time(statement, "SELECT rolled FROM progress"));
        Instant cut = earlier(Tier.DAY.floor(rolled), keep.readings().horizon(now));
        for (YearMonth month : Partitions.all(statement)) {
            if (!Partitions.start(month.plusMonths(1)).isAfter(cut)) {
                return forget(statement, month);
            }
        }
        return forget(
                        statement,
                        Tier.FIVE_MINUTES,
                        earlier(rolled, keep.fiveMinutes().horizon(now)))
                || forget(statement, Tier.HOUR, earlier(rolled, keep.hours().horizon(now)));
    }

    /** Keeps of each sensor when its first reading was, and its newest ones; then the month goes, unless somebody reads it. */
    private boolean forget(Statement statement, YearMonth month) throws SQLException {
        String table = Partitions.table(month);
        statement.executeUpdate("UPDATE sensor s SET first = (SELECT time FROM " + table
                + " WHERE sensor = s.id ORDER BY time LIMIT 1) WHERE EXISTS (SELECT FROM " + table
                + " WHERE sensor = s.id AND (s.first IS NULL OR time < s.first))");
        for (String condition : List.of("", " AND quality = " + Codes.USABLE)) {
            statement.executeUpdate(
                    "INSERT INTO last_reading SELECT newest.* FROM sensor s CROSS JOIN LATERAL (SELECT * FROM "
                            + table + " WHERE sensor = s.id" + condition
                            + " ORDER BY time DESC LIMIT 1) newest ON CONFLICT DO NOTHING");
        }
        statement.executeUpdate("DELETE FROM last_reading old USING last_reading newer WHERE newer.sensor = old.sensor"
                + " AND newer.time > old.time AND (newer.quality = " + Codes.USABLE + " OR old.quality <> "
                + Codes.USABLE + ")");
        try {
            statement.execute("SET LOCAL lock_timeout = '2s'");
            partitions.drop(statement, month);
        } catch (SQLException e) {
            if (TOO_LONG_WAITED.equals(e.getSQLState())) {
                connection.rollback();
                return false;
            }
            throw e;
        }
        return moveKept(statement, 0, Partitions.start(month.plusMonths(1)));
    }

    private static boolean forget(Statement statement, Tier tier, Instant horizon) throws SQLException {
        Instant cut = Tier.DAY.floor(horizon);
        Instant kept = time(statement, "SELECT kept_from FROM tier WHERE seconds = " + tier.seconds());
        if (kept == null || !kept.isBefore(cut)) {
            return false;
        }
        Instant oldest = time(
                statement,
                "SELECT min(oldest.slot) FROM sensor s CROSS JOIN quantity q CROSS JOIN LATERAL (SELECT slot FROM "
                        + tier.table() + " WHERE sensor = s.id AND quantity = q.id ORDER BY slot LIMIT 1) oldest");
        Instant to = oldest == null ? cut : earlier(cut, Tier.DAY.floor(oldest).plus(Tier.DAY.slot()));
        statement.executeUpdate("DELETE FROM " + tier.table() + " gone USING sensor s, quantity q"
                + " WHERE gone.sensor = s.id AND gone.quantity = q.id AND gone.slot < '" + to + "'");
        return moveKept(statement, tier.seconds(), to);
    }

    private static boolean moveKept(Statement statement, int seconds, Instant to) throws SQLException {
        statement.executeUpdate(
                "UPDATE tier SET kept_from = greatest(kept_from, '" + to + "') WHERE seconds = " + seconds);
        return true;
    }

    void close() {
        Pool.abandon(connection);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable Instant time(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getObject(1) != null ? Columns.time(row, 1) : null;
        }
    }
}
