package airkeeper.dashboard.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The months that readings are kept in, each a table of its own: made before they are needed, forgotten as a whole. Thread-safe. */
final class Partitions {
    private static final String PREFIX = "reading_";

    private final Set<YearMonth> known = ConcurrentHashMap.newKeySet();

    /** The month of a time, in UTC. */
    static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static String table(YearMonth month) {
        return PREFIX + month.toString().replace('-', '_');
    }

    /** Makes those of these months that are missing, in a transaction of its own; whether any was. */
    boolean make(Connection connection, Collection<YearMonth> months) throws SQLException {
        Set<YearMonth> missing = new TreeSet<>(months);
        missing.removeAll(known);
        if (missing.isEmpty()) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            Lock.PARTITIONS.take(statement);
            for (YearMonth month : missing) {
                make(statement, month);
            }
            connection.commit();
        }
        known.addAll(missing);
        return true;
    }

    /** Attached and not made in place, which would wait for everyone who reads. */
    private static void make(Statement statement, YearMonth month) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT to_regclass('" + table(month) + "') IS NULL")) {
            found.next();
            if (!found.getBoolean(1)) {
                return;
            }
        }
        statement.execute("CREATE TABLE " + table(month) + " (LIKE reading INCLUDING ALL)");
        statement.execute("ALTER TABLE reading ATTACH PARTITION " + table(month) + " FOR VALUES FROM ('" + start(month)
                + "') TO ('" + start(month.plusMonths(1)) + "')");
    }

    /** All that there are, the oldest first. */
    static List<YearMonth> all(Statement statement) throws SQLException {
        Set<YearMonth> found = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'reading'::regclass")) {
            while (rows.next()) {
                found.add(YearMonth.parse(
                        rows.getString(1).substring(PREFIX.length()).replace('_', '-')));
            }
        }
        return List.copyOf(found);
    }

    /** Drops a month and all that is in it. */
    void drop(Statement statement, YearMonth month) throws SQLException {
        statement.execute("DROP TABLE " + table(month));
        known.remove(month);
    }

    /** They are looked for again. */
    void forgetWhatIsKnown() {
        known.clear();
    }
}
