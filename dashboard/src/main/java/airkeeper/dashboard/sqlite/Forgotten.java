package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Codes;
import airkeeper.dashboard.Past;
import airkeeper.wire.Quantity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Slots of a time of which the readings are forgotten and in which some came all the same: late ones, or such as a copy brings again.
 * They are made of what is there and give way to nothing poorer, so what comes twice counts once.
 */
final class Forgotten {
    private final SortedMap<Integer, SortedSet<Long>> slots = new TreeMap<>();

    /** There is this usable reading. */
    void take(long id) {
        slots.computeIfAbsent(Columns.sensor(id), sensor -> new TreeSet<>())
                .add(Tier.FIVE_MINUTES.slot(Columns.epochMillis(id)));
    }

    /** Belongs into the transaction that stores the readings, and behind them. */
    void write(Connection connection) throws SQLException {
        for (var each : slots.entrySet()) {
            List<Past.Slot> made = new ArrayList<>();
            for (long slot : each.getValue()) {
                made.addAll(made(connection, each.getKey(), slot));
            }
            new PastSlots(connection, each.getKey()).write(made);
        }
    }

    private static List<Past.Slot> made(Connection connection, int sensor, long slot) throws SQLException {
        Map<Quantity, Sum> sums = new EnumMap<>(Quantity.class);
        try (PreparedStatement statement = connection.prepareStatement(
                Columns.SELECT + "WHERE id >= ? AND id < ? AND id & 65535 = ? AND quality = " + Codes.USABLE)) {
            statement.setLong(1, Columns.id(slot * Tier.FIVE_MINUTES.length(), 0));
            statement.setLong(2, Columns.id((slot + 1) * Tier.FIVE_MINUTES.length(), 0));
            statement.setInt(3, sensor);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    int[] scaled = Columns.scaled(rows);
                    for (Quantity quantity : Quantity.values()) {
                        int value = scaled[Codes.code(quantity)];
                        if (value != Columns.NONE) {
                            sums.computeIfAbsent(quantity, key -> new Sum()).take(1, value, value, value);
                        }
                    }
                }
            }
        }
        Instant begin = Instant.ofEpochMilli(slot * Tier.FIVE_MINUTES.length());
        Duration length = Duration.ofSeconds(Tier.FIVE_MINUTES.seconds());
        List<Past.Slot> made = new ArrayList<>();
        sums.forEach((quantity, sum) ->
                made.add(new Past.Slot(quantity, length, begin, sum.count(), sum.min(), sum.sum(), sum.max())));
        return made;
    }
}
