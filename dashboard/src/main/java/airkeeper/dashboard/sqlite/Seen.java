package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Codes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which readings of a sensor stand out, by their ids.
 *
 * @param usable its newest that can be relied on; null: none yet
 */
record Seen(long first, long newest, @Nullable Long usable) {
    /** With one more reading; {@code before} is null when there was none. */
    static Seen with(@Nullable Seen before, long id, int quality) {
        Long usable = quality == Codes.USABLE ? Long.valueOf(id) : null;
        if (before == null) {
            return new Seen(id, id, usable);
        }
        boolean older = usable == null || (before.usable != null && before.usable > usable);
        return new Seen(Math.min(before.first, id), Math.max(before.newest, id), older ? before.usable : usable);
    }

    /** With a first reading that is forgotten. */
    Seen since(long id) {
        return new Seen(Math.min(first, id), newest, usable);
    }

    /** As of the day that was summed up last. */
    static Map<Integer, Seen> read(Connection connection) throws SQLException {
        Map<Integer, Seen> seen = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT id, first, newest, usable FROM sensor WHERE first IS NOT NULL")) {
            while (rows.next()) {
                long usable = rows.getLong(4);
                seen.put(rows.getInt(1), new Seen(rows.getLong(2), rows.getLong(3), rows.wasNull() ? null : usable));
            }
        }
        return seen;
    }

    void write(Connection connection, int sensor) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE sensor SET first = ?, newest = ?, usable = ? WHERE id = ?")) {
            statement.setLong(1, first);
            statement.setLong(2, newest);
            if (usable == null) {
                statement.setNull(3, Types.INTEGER);
            } else {
                statement.setLong(3, usable);
            }
            statement.setInt(4, sensor);
            statement.executeUpdate();
        }
    }
}
