package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Codes;
import airkeeper.wire.Quantity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** What some readings add to the slots of all tiers; to slots that are there already it is added. */
final class Rollup {
    private final SortedMap<Key, Sum> finest = new TreeMap<>();

    private record Key(int sensor, int quantity, long slot) implements Comparable<Key> {
        private static final Comparator<Key> AS_IN_THE_FILE = Comparator.comparingInt(Key::sensor)
                .thenComparingInt(Key::quantity)
                .thenComparingLong(Key::slot);

        @Override
        public int compareTo(Key other) {
            return AS_IN_THE_FILE.compare(this, other);
        }

        Key in(Tier tier) {
            return new Key(sensor, quantity, tier.slot(slot * Tier.FIVE_MINUTES.length()));
        }
    }

    /** Takes one usable reading. */
    void take(long id, int[] scaled) {
        long slot = Tier.FIVE_MINUTES.slot(Columns.epochMillis(id));
        for (Quantity quantity : Quantity.values()) {
            int value = scaled[Codes.code(quantity)];
            if (value != Columns.NONE) {
                finest.computeIfAbsent(new Key(Columns.sensor(id), Codes.code(quantity), slot), key -> new Sum())
                        .take(1, value, value, value);
            }
        }
    }

    /** Belongs into the transaction that stores the readings, or that says that they are summed up. */
    void write(Connection connection) throws SQLException {
        if (finest.isEmpty()) {
            return;
        }
        for (Tier tier : Tier.values()) {
            SortedMap<Key, Sum> slots = in(tier);
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + tier.table()
                    + " (sensor, quantity, slot, count, min, sum, max) VALUES (?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT DO UPDATE SET count = count + excluded.count, min = min(min, excluded.min),"
                    + " sum = sum + excluded.sum, max = max(max, excluded.max)")) {
                for (var slot : slots.entrySet()) {
                    Sum sum = slot.getValue();
                    statement.setInt(1, slot.getKey().sensor());
                    statement.setInt(2, slot.getKey().quantity());
                    statement.setLong(3, slot.getKey().slot());
                    statement.setInt(4, sum.count());
                    statement.setLong(5, sum.min());
                    statement.setLong(6, sum.sum());
                    statement.setLong(7, sum.max());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    /** Counts the slots, all of which are new, of a day; of those that are longer the ones that begin with it. */
    void count(Connection connection, long day) throws SQLException {
        long begin = day * Tier.DAY.length();
        for (Tier tier : Tier.values()) {
            if (tier.floor(begin) == begin) {
                Kept.grown(connection, tier, in(tier).size());
            }
        }
    }

    private SortedMap<Key, Sum> in(Tier tier) {
        if (tier == Tier.FIVE_MINUTES) {
            return finest;
        }
        SortedMap<Key, Sum> coarser = new TreeMap<>();
        finest.forEach((key, sum) ->
                coarser.computeIfAbsent(key.in(tier), each -> new Sum()).take(sum));
        return coarser;
    }
}
