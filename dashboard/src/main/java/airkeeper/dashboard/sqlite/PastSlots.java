package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Codes;
import airkeeper.dashboard.Past;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quantity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The slots of one sensor of which the readings are forgotten: hands them over, and takes those of another history. */
final class PastSlots {
    /** A slot gives way only to one of more values: readings grow in number until they are forgotten. */
    private static final String OTHERWISE = " ON CONFLICT DO UPDATE SET count = excluded.count, min = excluded.min,"
            + " sum = excluded.sum, max = excluded.max WHERE excluded.count > count";

    private final Connection connection;
    private final int sensor;

    PastSlots(Connection connection, int sensor) {
        this.connection = connection;
        this.sensor = sensor;
    }

    List<Past.Slot> read(Span span) throws SQLException {
        Kept kept = Kept.read(connection);
        List<Past.Slot> found = new ArrayList<>();
        // of a day that is half forgotten, the slots of all of it
        long end = Math.min(Asked.ceilMillis(span.to()), Tier.DAY.ceil(kept.from(0)));
        for (Tier tier : Tier.values()) {
            long begin = Math.max(Asked.ceilMillis(span.from()), kept.from(tier.seconds()));
            for (Quantity quantity : Quantity.values()) {
                read(tier, quantity, begin, end, found);
            }
            end = Math.min(end, kept.from(tier.seconds()));
        }
        return found;
    }

    private void read(Tier tier, Quantity quantity, long begin, long end, List<Past.Slot> found) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT slot, count, min, sum, max FROM "
                + tier.table() + " WHERE sensor = ? AND quantity = ? AND slot >= ? AND slot < ? ORDER BY slot")) {
            statement.setInt(1, sensor);
            statement.setInt(2, Codes.code(quantity));
            statement.setLong(3, tier.slot(begin));
            statement.setLong(4, tier.slot(end));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Past.Slot(
                            quantity,
                            Duration.ofSeconds(tier.seconds()),
                            Instant.ofEpochMilli(rows.getLong(1) * tier.length()),
                            rows.getInt(2),
                            rows.getLong(3),
                            rows.getLong(4),
                            rows.getLong(5)));
                }
            }
        }
    }

    /** Takes the slots, and makes coarser ones of them; belongs into a transaction. */
    void write(List<Past.Slot> slots) throws SQLException {
        for (Tier tier : Tier.values()) {
            List<Past.Slot> its = slots.stream()
                    .filter(slot -> Tier.of(slot.length()) == tier)
                    .toList();
            if (!its.isEmpty()) {
                write(tier, its);
            }
        }
    }

    private void write(Tier tier, List<Past.Slot> slots) throws SQLException {
        int[] taken = insert(tier, slots);
        Set<Quantity> quantities = EnumSet.noneOf(Quantity.class);
        long begin = Long.MAX_VALUE;
        long end = 0;
        int count = 0;
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] == 1) {
                quantities.add(slots.get(i).quantity());
                begin = Math.min(begin, slots.get(i).begin().toEpochMilli());
                end = Math.max(end, slots.get(i).end().toEpochMilli());
                count++;
            }
        }
        if (count == 0) {
            return;
        }
        Kept.grown(connection, tier, count);
        Kept.forgetFiner(connection, tier, end);
        for (Tier coarser : Tier.values()) {
            if (coarser.finer() != null && coarser.compareTo(tier) > 0) {
                for (Quantity quantity : quantities) {
                    sumUp(coarser.finer(), coarser, quantity, begin, end);
                }
            }
        }
    }

    /** Returns for each slot whether it was taken, 1 or 0. */
    private int[] insert(Tier tier, List<Past.Slot> slots) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + tier.table()
                + " (sensor, quantity, slot, count, min, sum, max) VALUES (?, ?, ?, ?, ?, ?, ?)" + OTHERWISE)) {
            for (Past.Slot slot : slots) {
                statement.setInt(1, sensor);
                statement.setInt(2, Codes.code(slot.quantity()));
                statement.setLong(3, tier.slot(slot.begin().toEpochMilli()));
                statement.setInt(4, slot.count());
                statement.setLong(5, slot.min());
                statement.setLong(6, slot.sum());
                statement.setLong(7, slot.max());
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    private void sumUp(Tier finer, Tier coarser, Quantity quantity, long begin, long end) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + coarser.table()
                + " (sensor, quantity, slot, count, min, sum, max) SELECT sensor, quantity, slot / "
                + coarser.seconds() / finer.seconds()
                + " AS whole, sum(count), min(min), sum(sum), max(max) FROM " + finer.table()
                + " WHERE sensor = ? AND quantity = ? AND slot >= ? AND slot < ? GROUP BY whole" + OTHERWISE)) {
            statement.setInt(1, sensor);
            statement.setInt(2, Codes.code(quantity));
            statement.setLong(3, finer.slot(coarser.floor(begin)));
            statement.setLong(4, finer.slot(coarser.ceil(end)));
            Kept.grown(connection, coarser, statement.executeUpdate());
        }
    }
}
