package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Codes;
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
import java.util.Arrays;
import java.util.Comparator;
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

    /** Among scaled values: there is none. */
    static final int NONE = Integer.MIN_VALUE;

    private static final int FIRST_VALUE = 5;

    private static final int QUANTITIES = Quantity.values().length;

    private Columns() {}

    private static String names() {
        return Stream.of(Quantity.values())
                .sorted(Comparator.comparingInt(Codes::code))
                .map(Quantity::key)
                .collect(Collectors.joining(", "));
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

    /** The values of a reading by the codes of their quantities, {@link #NONE} where there is none. */
    static int[] scaled(Reading reading) {
        int[] scaled = new int[QUANTITIES];
        Arrays.fill(scaled, NONE);
        reading.values().forEach((quantity, value) -> scaled[Codes.code(quantity)] = Codes.scaled(quantity, value));
        return scaled;
    }

    /** The same of a row. */
    static int[] scaled(ResultSet row) throws SQLException {
        int[] scaled = new int[QUANTITIES];
        for (Quantity quantity : Quantity.values()) {
            long value = row.getLong(FIRST_VALUE + Codes.code(quantity));
            scaled[Codes.code(quantity)] = row.wasNull() ? NONE : Codes.within(value);
        }
        return scaled;
    }

    /** {@code scaled}: its values. */
    static void write(PreparedStatement statement, long id, Entry.Measured entry, int[] scaled) throws SQLException {
        Reading reading = entry.reading();
        statement.setLong(1, id);
        statement.setLong(2, reading.seq());
        statement.setInt(3, Codes.code(reading.quality()));
        statement.setInt(4, Codes.code(entry.stamp()));
        for (int i = 0; i < scaled.length; i++) {
            if (scaled[i] == NONE) {
                statement.setNull(FIRST_VALUE + i, Types.INTEGER);
            } else {
                statement.setInt(FIRST_VALUE + i, scaled[i]);
            }
        }
    }

    static Entry.Measured read(ResultSet row, SensorId sensor) throws SQLException {
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            long scaled = row.getLong(FIRST_VALUE + Codes.code(quantity));
            if (!row.wasNull()) {
                values.put(quantity, (double) scaled / Codes.scale(quantity));
            }
        }
        Instant time = Instant.ofEpochMilli(epochMillis(row.getLong(1)));
        Reading reading = new Reading(time, row.getLong(2), values, quality(row.getInt(3)));
        return new Entry.Measured(sensor, reading, Codes.stamp(row.getInt(4)));
    }

    private static Quality quality(int code) throws SQLException {
        return Codes.quality(code)
                .orElseThrow(() -> new SQLException("it has a quality that this program does not know: " + code));
    }
}
