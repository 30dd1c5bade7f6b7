package airkeeper.dashboard.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** From when on what is kept, in epoch milliseconds, by the length of slots in seconds; 0 stands for readings. */
record Kept(Map<Integer, Long> bySeconds) {
    static Kept read(Connection connection) throws SQLException {
        Map<Integer, Long> found = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT seconds, kept_from FROM tier")) {
            while (rows.next()) {
                found.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return new Kept(found);
    }

    long from(int seconds) {
        return bySeconds.getOrDefault(seconds, 0L);
    }

    /** Says that what is older than {@code from} is not kept any more. */
    static void forget(Connection connection, int seconds, long from) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE tier SET kept_from = ? WHERE seconds = ?")) {
            statement.setLong(1, from);
            statement.setInt(2, seconds);
            statement.executeUpdate();
        }
    }

    /** Says that only slots of this tier or coarser ones are kept before {@code from}, unless less is known already. */
    static void forgetFiner(Connection connection, Tier tier, long from) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE tier SET kept_from = max(kept_from, ?) WHERE seconds < ?")) {
            statement.setLong(1, from);
            statement.setInt(2, tier.seconds());
            statement.executeUpdate();
        }
    }

    /** Counts slots that came, or went where {@code slots} is below zero. */
    static void grown(Connection connection, Tier tier, int slots) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE tier SET slots = max(0, slots + ?) WHERE seconds = ?")) {
            statement.setInt(1, slots);
            statement.setInt(2, tier.seconds());
            statement.executeUpdate();
        }
    }
}
