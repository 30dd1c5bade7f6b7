package airkeeper.dashboard.postgres;

import airkeeper.dashboard.Entry;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How values lie in the columns of a row: scaled to integers, in codes that never change. */
final class Columns {
    /** The quality, as in the column, of readings that enter a statistic. */
    static final int USABLE = 0;

    /** The columns of the quantities. */
    static final String QUANTITIES =
            Stream.of(Quantity.values()).map(Quantity::key).collect(Collectors.joining(", "));

    /** All columns of a reading but its sensor, as {@link #read} wants them. */
    static final String OF_READING = "time, seq, quality, stamp, " + QUANTITIES;

    /** No real value is that far from zero; so it fits into an integer and sums do not overflow. */
    private static final long MOST = 1_000_000_000;

    private Columns() {}

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

    static int code(Entry.Stamp stamp) {
        return stamp == Entry.Stamp.NODE ? 0 : 1;
    }

    /** How many parts of its unit are kept. */
    static int scale(Quantity quantity) {
        return quantity == Quantity.TEMPERATURE || quantity == Quantity.HUMIDITY ? 100 : 10;
    }

    static int scaled(Quantity quantity, double value) {
        return (int) Math.clamp(Math.round(value * scale(quantity)), -MOST, MOST);
    }

    static OffsetDateTime column(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The reading in the columns from this one on. */
    static Entry.Measured read(ResultSet row, int first, SensorId sensor) throws SQLException {
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        int column = first + 4;
        for (Quantity quantity : Quantity.values()) {
            int scaled = row.getInt(column++);
            if (!row.wasNull()) {
                values.put(quantity, (double) scaled / scale(quantity));
            }
        }
        Reading reading = new Reading(time(row, first), row.getLong(first + 1), values, quality(row.getInt(first + 2)));
        return new Entry.Measured(
                sensor, reading, row.getInt(first + 3) == 0 ? Entry.Stamp.NODE : Entry.Stamp.RECEIVER);
    }
}
