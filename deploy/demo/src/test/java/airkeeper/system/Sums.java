package airkeeper.system;

import airkeeper.wire.Quantity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/**
 * What readings add up to, to the last digit: of a recording, and of the SQLite file that should hold the same.
 *
 * @param readings how many there are
 * @param numbers how many sequence numbers they have
 * @param times all of them in epoch milliseconds
 * @param values all of a quantity in its unit
 */
record Sums(long readings, long numbers, long times, Map<Quantity, BigDecimal> values) {
    static Sums of(Recording recording) {
        Map<Quantity, BigDecimal> values = new EnumMap<>(Quantity.class);
        var rows = recording.rows();
        rows.values().forEach(row -> row.forEach((quantity, value) -> values.merge(quantity, value, BigDecimal::add)));
        values.replaceAll((quantity, sum) -> sum.stripTrailingZeros());
        long times =
                rows.keySet().stream().mapToLong(time -> time.toEpochMilli()).sum();
        return new Sums(rows.size(), rows.size(), times, values);
    }

    /** Straight from the tables, whose values are tenths, of temperature and humidity hundredths. */
    static Sums stored(Path history, String room) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + history)) {
            Map<Quantity, BigDecimal> values = new EnumMap<>(Quantity.class);
            for (Quantity quantity : Quantity.values()) {
                int digits = quantity == Quantity.TEMPERATURE || quantity == Quantity.HUMIDITY ? 2 : 1;
                long sum = asked(connection, room, "coalesce(sum(" + quantity.key() + "), -1)");
                if (sum >= 0) {
                    values.put(quantity, BigDecimal.valueOf(sum, digits).stripTrailingZeros());
                }
            }
            return new Sums(
                    asked(connection, room, "count(*)"),
                    asked(connection, room, "count(DISTINCT seq)"),
                    asked(connection, room, "coalesce(sum(reading.id >> 16), 0)"),
                    values);
        }
    }

    private static long asked(Connection connection, String room, String what) throws SQLException {
        try (var question = connection.prepareStatement("SELECT " + what
                + " FROM reading JOIN sensor ON sensor.id = (reading.id & 65535) WHERE sensor.room = ?")) {
            question.setString(1, room);
            try (ResultSet answer = question.executeQuery()) {
                answer.next();
                return answer.getLong(1);
            }
        }
    }
}
