package airkeeper.dashboard.postgres;

import airkeeper.wire.PurifierId;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which number stands for which sensor and purifier, as far as this writer has met them. */
final class Names {
    private final Map<SensorId, Integer> sensors = new HashMap<>();
    private final Map<PurifierId, Integer> purifiers = new HashMap<>();

    /** Gives a number to those that have none, in a transaction of its own. */
    void learnSensors(Connection connection, Set<SensorId> met) throws SQLException {
        Set<SensorId> unknown = new TreeSet<>(met);
        unknown.removeAll(sensors.keySet());
        Map<SensorId, Integer> learned = new HashMap<>();
        for (SensorId sensor : unknown) {
            learned.put(sensor, number(connection, "sensor", sensor.room(), sensor.name()));
        }
        if (!unknown.isEmpty()) {
            connection.commit();
        }
        sensors.putAll(learned);
    }

    /** Gives a number to those that have none, in a transaction of its own. */
    void learnPurifiers(Connection connection, Set<PurifierId> met) throws SQLException {
        Set<PurifierId> unknown = new TreeSet<>(met);
        unknown.removeAll(purifiers.keySet());
        Map<PurifierId, Integer> learned = new HashMap<>();
        for (PurifierId purifier : unknown) {
            learned.put(purifier, number(connection, "purifier", purifier.room(), purifier.name()));
        }
        if (!unknown.isEmpty()) {
            connection.commit();
        }
        purifiers.putAll(learned);
    }

    int number(SensorId sensor) {
        return known(sensors.get(sensor));
    }

    int number(PurifierId purifier) {
        return known(purifiers.get(purifier));
    }

    private static int known(@Nullable Integer number) {
        return Objects.requireNonNull(number, "learned before");
    }

    /** Another program may add the same one at this moment: it is inserted or found, whichever comes first. */
    private static int number(Connection connection, String table, Room room, String name) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO " + table + " (room, name) VALUES (?, ?) ON CONFLICT DO NOTHING");
                PreparedStatement find =
                        connection.prepareStatement("SELECT id FROM " + table + " WHERE room = ? AND name = ?")) {
            insert.setString(1, room.name());
            insert.setString(2, name);
            insert.executeUpdate();
            find.setString(1, room.name());
            find.setString(2, name);
            try (ResultSet row = find.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
