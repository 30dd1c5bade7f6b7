package airkeeper.dashboard.postgres;

import airkeeper.dashboard.Codes;
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
    /** The columns of the quantities. */
    static final String QUANTITIES =
            Stream.of(Quantity.values()).map(Quantity::key).collect(Collectors.joining(", "));

    /** All columns of a reading but its sensor, as {@link #read} wants them. */
    static final String OF_READING = "time, seq, quality, stamp, " + QUANTITIES;

    private Columns() {}

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
                values.put(quantity, (double) scaled / Codes.scale(quantity));
            }
        }
        Reading reading = new Reading(time(row, first), row.getLong(first + 1), values, quality(row.getInt(first + 2)));
        return new Entry.Measured(sensor, reading, Codes.stamp(row.getInt(first + 3)));
    }

    private static Quality quality(int code) throws SQLException {
        return Codes.quality(code)
                .orElseThrow(() -> new SQLException("it has a quality that this program does not know: " + code));
    }
}
