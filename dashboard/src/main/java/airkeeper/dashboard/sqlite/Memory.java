package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Codes;
import airkeeper.dashboard.Span;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is known without the disk: which readings of each sensor stand out, and the values of the last two days. */
final class Memory {
    private final Map<Integer, Seen> seen;
    private final Recent recent;

    private Memory(Map<Integer, Seen> seen, Recent recent) {
        this.seen = seen;
        this.recent = recent;
    }

    /** With the last two days as far as {@code mostBytes} hold them; where others write, nothing may be held. */
    static Memory read(Connection connection, long mostBytes) throws SQLException {
        long window = mostBytes == 0
                ? Span.ALL.to().toEpochMilli()
                : Math.max(0, newest(connection) - Recent.WINDOW.toMillis());
        long from = Math.min(window, Rolled.read(connection).to(Columns.MOST_SENSORS - 1));
        Memory memory = new Memory(new ConcurrentHashMap<>(Seen.read(connection)), new Recent(mostBytes, window));
        try (PreparedStatement statement = connection.prepareStatement(Columns.SELECT + "WHERE id >= ? ORDER BY id")) {
            statement.setLong(1, Columns.id(from, 0));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long id = rows.getLong(1);
                    int quality = rows.getInt(3);
                    memory.seen.put(Columns.sensor(id), Seen.with(memory.seen.get(Columns.sensor(id)), id, quality));
                    if (quality == Codes.USABLE && Columns.epochMillis(id) >= window) {
                        memory.recent.take(id, Columns.scaled(rows));
                    }
                }
            }
        }
        return memory;
    }

    private static long newest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(id) FROM reading")) {
            return Columns.epochMillis(row.getLong(1));
        }
    }

    Map<Integer, Seen> seen() {
        return seen;
    }

    Recent recent() {
        return recent;
    }

    /** The time of the newest reading in epoch milliseconds; 0: there is none. */
    long newest() {
        return seen.values().stream()
                .mapToLong(each -> Columns.epochMillis(each.newest()))
                .max()
                .orElse(0);
    }

    /** The time of the first reading there ever was. */
    long oldest() {
        return seen.values().stream()
                .mapToLong(each -> Columns.epochMillis(each.first()))
                .min()
                .orElse(0);
    }
}
