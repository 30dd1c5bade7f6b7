package airkeeper.dashboard.postgres;

import airkeeper.dashboard.Codes;
import airkeeper.dashboard.Entry;
import airkeeper.wire.Quantity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Readings as columns: an array for each goes over the line in one statement, which measured faster than COPY into a table beside it. */
final class Batch {
    private static final int FIXED = 5;

    /** What came twice is left out. Of the late ones, sensor and stretch of a day are put down. */
    static final String INSERT = """
            WITH added AS (
              INSERT INTO reading (sensor, time, seq, quality, stamp, %s)
              SELECT sensor, to_timestamp(millis / 1000.0), seq, quality, stamp, %s
              FROM unnest(?::int[], ?::bigint[], ?::bigint[], ?::int[], ?::int[], %s)
                AS batch (sensor, millis, seq, quality, stamp, %s)
              ON CONFLICT DO NOTHING
              RETURNING sensor, time)
            INSERT INTO due (sensor, since, until)
            SELECT sensor, date_bin('5 min', min(time), 'epoch'), date_bin('5 min', max(time), 'epoch') + interval '5 min'
            FROM added WHERE time < (SELECT rolled FROM progress) GROUP BY sensor, date_trunc('day', time)""".formatted(
                    Columns.QUANTITIES,
                    Columns.QUANTITIES,
                    Stream.of(Quantity.values()).map(quantity -> "?::int[]").collect(Collectors.joining(", ")),
                    Columns.QUANTITIES);

    private final Connection connection;
    private final Names names;
    private final List<Entry.Measured> measured;

    Batch(Connection connection, Names names, List<Entry.Measured> measured) {
        this.connection = connection;
        this.names = names;
        this.measured = measured;
    }

    void bind(PreparedStatement statement) throws SQLException {
        array(statement, 1, "int4", entry -> names.number(entry.sensor()));
        array(statement, 2, "int8", entry -> entry.time().toEpochMilli());
        array(statement, 3, "int8", entry -> entry.reading().seq());
        array(statement, 4, "int4", entry -> Codes.code(entry.reading().quality()));
        array(statement, 5, "int4", entry -> Codes.code(entry.stamp()));
        Quantity[] quantities = Quantity.values();
        for (int i = 0; i < quantities.length; i++) {
            Quantity quantity = quantities[i];
            array(statement, FIXED + 1 + i, "int4", entry -> {
                Double value = entry.reading().values().get(quantity);
                return value == null ? null : Codes.scaled(quantity, value);
            });
        }
    }

    private void array(
            PreparedStatement statement, int parameter, String type, Function<Entry.Measured, @Nullable Object> column)
            throws SQLException {
        statement.setArray(
                parameter,
                connection.createArrayOf(type, measured.stream().map(column).toArray()));
    }
}
