package airkeeper.dashboard.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How far the readings are summed up in slots.
 *
 * @param day the number of the first day (UTC) that is not wholly summed up
 * @param sensor the number of the first sensor that this day is not summed up of
 */
record Rolled(long day, int sensor) {
    static Rolled read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT rolled FROM progress")) {
            long rolled = row.getLong(1);
            return new Rolled(rolled >> Columns.SENSOR_BITS, Columns.sensor(rolled));
        }
    }

    void write(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE progress SET rolled = ?")) {
            statement.setLong(1, day << Columns.SENSOR_BITS | sensor);
            statement.executeUpdate();
        }
    }

    /** When the readings of this sensor begin that are not summed up, in epoch milliseconds. */
    long to(int other) {
        return (other < sensor ? day + 1 : day) * Tier.DAY.length();
    }

    /** Whether the slots of this reading's sensor and day are written. */
    boolean covers(long id) {
        return Columns.epochMillis(id) < to(Columns.sensor(id));
    }
}
