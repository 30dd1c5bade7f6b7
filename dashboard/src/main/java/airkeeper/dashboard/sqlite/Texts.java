package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.History;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The texts that people's choices are, under their keys. */
final class Texts {
    private Texts() {}

    /** Null: none. */
    static @Nullable String kept(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT value FROM kept WHERE key = ?")) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** Null: none any more. */
    static void keep(Connection connection, String key, @Nullable String value) throws SQLException {
        String change = value == null
                ? "DELETE FROM kept WHERE key = ?"
                : "INSERT INTO kept (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            statement.setString(1, key);
            if (value != null) {
                statement.setString(2, value);
            }
            statement.executeUpdate();
        }
    }

    /** To be done in a transaction that writes: of those there is one at a time, so what is compared is what is replaced. */
    static boolean exchange(Connection connection, List<History.Exchange> texts) throws SQLException {
        for (History.Exchange text : texts) {
            if (!Objects.equals(kept(connection, text.key()), text.before())) {
                return false;
            }
        }
        for (History.Exchange text : texts) {
            keep(connection, text.key(), text.after());
        }
        return true;
    }
}
