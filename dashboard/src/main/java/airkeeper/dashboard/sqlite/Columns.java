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

    /** The quality, as in the column, of readings that enter a statistic. */
    static final int USABLE = 0;

    /** Among scaled values: there is none. */
    static final int NONE = Integer.MIN_VALUE;

    /** No real value is that far from zero; so it fits into an int and sums do not overflow. */
    private static final long MOST = 1_000_000_000;

    private static final int FIRST_VALUE = 5;

    private static final int QUANTITIES = Quantity.values().length;

    private Columns() {}

    private static String names() {
        return Stream.of(Quantity.values())
                .sorted(Comparator.comparingInt(Columns::code))
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

    /** What stands in the column {@code quality}; these numbers are in files and never change. */
    static int code(Quality quality) {
        return switch (quality) {
            case OK -> USABLE;
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

    /** What stands in the column {@code quantity}; these numbers are in files and never change. */
    static int code(Quantity quantity) {
        return switch (quantity) {
            case CO2 -> 0;
            case TEMPERATURE -> 1;
            case HUMIDITY -> 2;
            case PM1 -> 3;
            case PM25 -> 4;
            case PM10 -> 5;
            case PRESSURE -> 6;
            case VOC -> 7;
            case NOX -> 8;
        };
    }

    private static int scaled(Quantity quantity, double value) {
        return within(Math.round(value * scale(quantity)));
    }

    /** The values of a reading by the codes of their quantities, {@link #NONE} where there is none. */
    static int[] scaled(Reading reading) {
        int[] scaled = new int[QUANTITIES];
        Arrays.fill(scaled, NONE);
        reading.values().forEach((quantity, value) -> scaled[code(quantity)] = scaled(quantity, value));
        return scaled;
    }

    /** The same of a row. */
    static int[] scaled(ResultSet row) throws SQLException {
        int[] scaled = new int[Quantity.values().length];
        for (Quantity quantity : Quantity.values()) {
            long value = row.getLong(FIRST_VALUE + code(quantity));
            scaled[code(quantity)] = row.wasNull() ? NONE : within(value);
        }
        return scaled;
    }

    /** A stored value as it enters a statistic. */
    static int within(long scaled) {
        return (int) Math.clamp(scaled, -MOST, MOST);
    }

    /** How many parts of its unit are kept. */
    static int scale(Quantity quantity) {
        return quantity == Quantity.TEMPERATURE || quantity == Quantity.HUMIDITY ? 100 : 10;
    }

    /** {@code scaled}: its values. */
    static void write(PreparedStatement statement, long id, Entry.Measured entry, int[] scaled) throws SQLException {
        Reading reading = entry.reading();
        statement.setLong(1, id);
        statement.setLong(2, reading.seq());
        statement.setInt(3, code(reading.quality()));
        statement.setInt(4, entry.stamp() == Entry.Stamp.NODE ? 0 : 1);
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
            long scaled = row.getLong(FIRST_VALUE + code(quantity));
            if (!row.wasNull()) {
                values.put(quantity, (double) scaled / scale(quantity));
            }
        }
        Instant time = Instant.ofEpochMilli(epochMillis(row.getLong(1)));
        Reading reading = new Reading(time, row.getLong(2), values, quality(row.getInt(3)));
        return new Entry.Measured(sensor, reading, row.getInt(4) == 0 ? Entry.Stamp.NODE : Entry.Stamp.RECEIVER);
    }
}
