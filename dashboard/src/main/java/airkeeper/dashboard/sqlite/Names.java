package airkeeper.dashboard.sqlite;

import airkeeper.wire.PurifierId;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Which number stands for which sensor and purifier; only committed ones are known to readers. Thread-safe. */
final class Names {
    private final Map<SensorId, Integer> sensors = new HashMap<>();
    private final Map<PurifierId, Integer> purifiers = new HashMap<>();

    Names(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT id, room, name FROM sensor")) {
                while (rows.next()) {
                    sensors.put(new SensorId(new Room(rows.getString(2)), rows.getString(3)), rows.getInt(1));
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT id, room, name FROM purifier")) {
                while (rows.next()) {
                    purifiers.put(new PurifierId(new Room(rows.getString(2)), rows.getString(3)), rows.getInt(1));
                }
            }
        }
    }

    synchronized Map<SensorId, Integer> sensors() {
        return Map.copyOf(sensors);
    }

    synchronized Map<PurifierId, Integer> purifiers() {
        return Map.copyOf(purifiers);
    }

    /** Makes known what a transaction has committed. */
    synchronized void learn(Map<SensorId, Integer> newSensors, Map<PurifierId, Integer> newPurifiers) {
        sensors.putAll(newSensors);
        purifiers.putAll(newPurifiers);
    }

    /** Inserts a new one, and gives its number. */
    static int insert(Connection connection, String table, Room room, String name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO " + table + " (room, name) VALUES (?, ?) RETURNING id")) {
            statement.setString(1, room.name());
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.getInt(1);
            }
        }
    }
}
