package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Entry;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a reading lies in the columns of its row: scaled to integers, which halves its bytes. */
final class Columns {
    /** In the order of the statement's parameters: id, seq, quality, stamp, then the quantities. */
    static final String INSERT =
            "INSERT OR IGNORE INTO reading (id, seq, quality, stamp, " + names() + ") VALUES (?, ?, ?, ?, "
                    + Stream.of(Quantity.values()).map(quantity -> "?").collect(Collectors.joining(", ")) + ")";

    static final String SELECT = "SELECT id, seq, quality, stamp, " + names() + " FROM reading ";

    /** Of the id, those that tell the sensor. */
    static final int SENSOR_BITS = 16;

    static final int MOST_SENSORS = 1 << SENSOR_BITS;

    private Columns() {}

    private static String names() {
        return Stream.of(Quantity.values()).map(Quantity::key).collect(Collectors.joining(", "));
    }

    static long id(long epochMillis, int sensor) {
        return epochMillis << SENSOR_BITS | sensor;
    }

    static long epochMillis(long id) {
        return id >> SENSOR_BITS;
    }

    static int sensor(long id) {
        return (int) (id & (MOST_SENSORS - 1));
    }

    /** What stands in the column {@code quality}; these numbers are in files and never change. */
    static int code(Quality quality) {
        return switch (quality) {
            case OK -> 0;
            case WARMING_UP -> 1;
            case IMPLAUSIBLE -> 2;
            case STUCK -> 3;
        };
    }

    private static Quality quality(int code) throws SQLException {
        for (Quality quality : Quality.values()) {
            if (code(quality) == code) {
                return quality;
            }
        }
        throw new SQLException("it has a quality that this program does not know: " + code);
    }

    /** How many parts of its unit are kept. */
    static int scale(Quantity quantity) {
        return quantity == Quantity.TEMPERATURE || quantity == Quantity.HUMIDITY ? 100 : 10;
    }

    static void write(PreparedStatement statement, int sensor, Entry.Measured entry) throws SQLException {
        Reading reading = entry.reading();
        statement.setLong(1, id(entry.time().toEpochMilli(), sensor));
        statement.setLong(2, reading.seq());
        statement.setInt(3, code(reading.quality()));
        statement.setInt(4, entry.stamp() == Entry.Stamp.NODE ? 0 : 1);
        int parameter = 5;
        for (Quantity quantity : Quantity.values()) {
            Double value = reading.values().get(quantity);
            if (value == null) {
                statement.setNull(parameter++, Types.INTEGER);
            } else {
                statement.setLong(parameter++, Math.round(value * scale(quantity)));
            }
        }
    }

    static Entry.Measured read(ResultSet row, SensorId sensor) throws SQLException {
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        int column = 5;
        for (Quantity quantity : Quantity.values()) {
            long scaled = row.getLong(column++);
            if (!row.wasNull()) {
                values.put(quantity, (double) scaled / scale(quantity));
            }
        }
        Instant time = Instant.ofEpochMilli(epochMillis(row.getLong(1)));
        Reading reading = new Reading(time, row.getLong(2), values, quality(row.getInt(3)));
        return new Entry.Measured(sensor, reading, row.getInt(4) == 0 ? Entry.Stamp.NODE : Entry.Stamp.RECEIVER);
    }
}
