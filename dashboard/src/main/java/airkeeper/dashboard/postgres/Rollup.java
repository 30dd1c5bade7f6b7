package airkeeper.dashboard.postgres;

import airkeeper.dashboard.Codes;
import airkeeper.wire.Quantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes slots of one sensor or all from what lies below them, as a whole and never by adding: 5 minutes from the readings,
 * hours from these, days from hours.
 *
 * <p>A slot gives way only to one of more values: readings never change and grow in number until they are forgotten, and what
 * is summed up afterwards would be poorer.
 */
final class Rollup {
    private static final String VALUES = Stream.of(Quantity.values())
            .map(quantity -> "(" + Codes.code(quantity) + ", r." + quantity.key() + ")")
            .collect(Collectors.joining(", "));

    static final String OTHERWISE = " ON CONFLICT (sensor, quantity, slot) DO UPDATE SET count = excluded.count,"
            + " min = excluded.min, sum = excluded.sum, max = excluded.max WHERE excluded.count > old.count";

    private final Statement statement;
    private final String whose;

    /** Of this sensor; null: of all. */
    Rollup(Statement statement, @Nullable Integer sensor) {
        this.statement = statement;
        this.whose = sensor == null ? "" : " AND s.id = " + sensor;
    }

    /** Writes all slots that are over and touch this stretch, which begins and ends with slots of 5 minutes. */
    void write(Instant since, Instant until) throws SQLException {
        for (Tier tier : Tier.values()) {
            Instant kept;
            Instant over;
            try (ResultSet row = statement.executeQuery(
                    "SELECT t.kept_from, p.rolled FROM tier t, progress p WHERE t.seconds = " + tier.seconds())) {
                row.next();
                kept = Columns.time(row, 1);
                over = tier.floor(Columns.time(row, 2));
            }
            Instant from = tier.floor(since).isBefore(kept) ? kept : tier.floor(since);
            Instant to = tier.ceil(until).isAfter(over) ? over : tier.ceil(until);
            if (from.isBefore(to)) {
                write(tier, from, to);
            }
        }
    }

    /** Writes the slots of one tier in a stretch that begins and ends with its slots. */
    void write(Tier tier, Instant from, Instant to) throws SQLException {
        String below = tier.finer().map(finer -> slots(finer, from, to)).orElseGet(() -> readings(from, to));
        statement.executeUpdate("INSERT INTO " + tier.table()
                + " AS old (sensor, quantity, slot, count, min, sum, max) SELECT sensor, quantity, date_bin('"
                + tier.seconds()
                + " s', time, 'epoch') AS start, sum(count), min(min), sum(sum)::bigint, max(max) FROM "
                + below + " GROUP BY sensor, quantity, start ORDER BY sensor, quantity, start" + OTHERWISE);
    }

    private String readings(Instant from, Instant to) {
        return "(SELECT r.sensor, q.quantity, r.time, 1 AS count, q.value AS min, q.value AS sum, q.value AS max"
                + " FROM sensor s JOIN reading r ON r.sensor = s.id AND r.time >= '" + from + "' AND r.time < '" + to
                + "' AND r.quality = " + Codes.USABLE + " CROSS JOIN LATERAL (VALUES " + VALUES
                + ") q (quantity, value) WHERE q.value IS NOT NULL" + whose + ") below";
    }

    private String slots(Tier finer, Instant from, Instant to) {
        return "(SELECT f.sensor, f.quantity, f.slot AS time, f.count, f.min, f.sum, f.max FROM sensor s CROSS JOIN quantity q"
                + " JOIN " + finer.table() + " f ON f.sensor = s.id AND f.quantity = q.id AND f.slot >= '" + from
                + "' AND f.slot < '" + to + "' WHERE true" + whose + ") below";
    }
}
