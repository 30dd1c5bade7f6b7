package airkeeper.dashboard.postgres;

import airkeeper.dashboard.Codes;
import airkeeper.dashboard.Past;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quantity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The slots of one sensor of which the readings are forgotten: hands them over, and takes those of another history. */
final class PastSlots {
    private final Connection connection;
    private final int sensor;

    PastSlots(Connection connection, int sensor) {
        this.connection = connection;
        this.sensor = sensor;
    }

    List<Past.Slot> read(Span span) throws SQLException {
        List<Past.Slot> found = new ArrayList<>();
        // of a day that is half forgotten, the slots of all of it
        Instant end = earlier(span.to(), Tier.DAY.ceil(keptFrom(0)));
        for (Tier tier : Tier.values()) {
            Instant kept = keptFrom(tier.seconds());
            Instant begin = kept.isAfter(span.from()) ? kept : span.from();
            read(tier, begin, end, found);
            end = earlier(end, kept);
        }
        return found;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Instant keptFrom(int seconds) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT kept_from FROM tier WHERE seconds = " + seconds)) {
            row.next();
            return Columns.time(row, 1);
        }
    }

    private void read(Tier tier, Instant begin, Instant end, List<Past.Slot> found) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT slot, count, min, sum, max FROM "
                + tier.table() + " WHERE sensor = ? AND quantity = ? AND slot >= ? AND slot < ? ORDER BY slot")) {
            for (Quantity quantity : Quantity.values()) {
                statement.setInt(1, sensor);
                statement.setInt(2, Codes.code(quantity));
                statement.setObject(3, Columns.column(begin));
                statement.setObject(4, Columns.column(end));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Past.Slot(
                                quantity,
                                tier.slot(),
                                Columns.time(rows, 1),
                                rows.getInt(2),
                                rows.getLong(3),
                                rows.getLong(4),
                                rows.getLong(5)));
                    }
                }
            }
        }
    }

    /** Takes the slots, and makes coarser ones of them; belongs into a transaction, in which nobody else does the upkeep. */
    void write(List<Past.Slot> slots) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Lock.UPKEEP.take(statement);
            for (Tier tier : Tier.values()) {
                List<Past.Slot> its = slots.stream()
                        .filter(slot -> Tier.of(slot.length()) == tier)
                        .toList();
                if (!its.isEmpty()) {
                    write(statement, tier, its);
                }
            }
        }
    }

    private void write(Statement statement, Tier tier, List<Past.Slot> slots) throws SQLException {
        Instant begin;
        Instant end;
        try (PreparedStatement insert = connection.prepareStatement("WITH taken AS (INSERT INTO " + tier.table()
                + " AS old (sensor, quantity, slot, count, min, sum, max)"
                + " SELECT " + sensor + ", quantity, to_timestamp(seconds), count, min, sum, max"
                + " FROM unnest(?::int[], ?::bigint[], ?::int[], ?::int[], ?::bigint[], ?::int[])"
                + " AS batch (quantity, seconds, count, min, sum, max)" + Rollup.OTHERWISE
                + " RETURNING slot) SELECT min(slot), max(slot) FROM taken")) {
            array(insert, 1, "int4", slots, slot -> Codes.code(slot.quantity()));
            array(insert, 2, "int8", slots, slot -> slot.begin().getEpochSecond());
            array(insert, 3, "int4", slots, Past.Slot::count);
            array(insert, 4, "int4", slots, Past.Slot::min);
            array(insert, 5, "int8", slots, Past.Slot::sum);
            array(insert, 6, "int4", slots, Past.Slot::max);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                if (row.getObject(1) == null) {
                    return;
                }
                begin = Columns.time(row, 1);
                end = Columns.time(row, 2).plus(tier.slot());
            }
        }
        statement.executeUpdate(
                "UPDATE tier SET kept_from = greatest(kept_from, '" + end + "') WHERE seconds < " + tier.seconds());
        Rollup rollup = new Rollup(statement, sensor);
        for (Tier coarser : Tier.values()) {
            if (coarser.compareTo(tier) > 0) {
                rollup.write(coarser, coarser.floor(begin), coarser.ceil(end));
            }
        }
    }

    private void array(
            PreparedStatement statement,
            int parameter,
            String type,
            List<Past.Slot> slots,
            Function<Past.Slot, Object> column)
            throws SQLException {
        statement.setArray(
                parameter,
                connection.createArrayOf(type, slots.stream().map(column).toArray()));
    }
}
