package airkeeper.dashboard.postgres;

import airkeeper.dashboard.Codes;
import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.Holding;
import airkeeper.dashboard.Past;
import airkeeper.dashboard.Span;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is asked of all sensors: their newest readings, all readings of a span, and how much there is. */
final class Readers {
    /** From the server to here: some 200 kB. */
    static final int ROWS_AT_ONCE = 2_000;

    private Readers() {}

    static List<History.Known> sensors(Connection connection) throws SQLException {
        Map<SensorId, Entry.Measured> usable = newest(connection, " AND quality = " + Codes.USABLE);
        return newest(connection, "").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(known -> new History.Known(known.getKey(), known.getValue(), usable.get(known.getKey())))
                .toList();
    }

    private static Map<SensorId, Entry.Measured> newest(Connection connection, String condition) throws SQLException {
        String one = "(SELECT " + Columns.OF_READING + " FROM %s WHERE sensor = s.id" + condition
                + " ORDER BY time DESC LIMIT 1)";
        Map<SensorId, Entry.Measured> found = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT s.room, s.name, newest.* FROM sensor s CROSS JOIN LATERAL ("
                                + one.formatted("reading") + " UNION ALL " + one.formatted("last_reading")
                                + " ORDER BY time DESC LIMIT 1) newest")) {
            while (rows.next()) {
                SensorId sensor = new SensorId(new Room(rows.getString(1)), rows.getString(2));
                found.put(sensor, Columns.read(rows, 3, sensor));
            }
        }
        return found;
    }

    static void readings(Connection connection, Predicate<SensorId> whose, Span span, Consumer<Entry.Measured> each)
            throws SQLException {
        Map<Integer, SensorId> byNumber = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, room, name FROM sensor")) {
            while (rows.next()) {
                SensorId sensor = new SensorId(new Room(rows.getString(2)), rows.getString(3));
                if (whose.test(sensor)) {
                    byNumber.put(rows.getInt(1), sensor);
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT sensor, " + Columns.OF_READING
                + " FROM reading WHERE sensor = ANY (?) AND time >= ? AND time < ? ORDER BY time, sensor")) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setArray(
                    1, connection.createArrayOf("int4", byNumber.keySet().toArray()));
            statement.setObject(2, Columns.column(span.from()));
            statement.setObject(3, Columns.column(span.to()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.accept(
                            Columns.read(rows, 2, Objects.requireNonNull(byNumber.get(rows.getInt(1)), "asked for")));
                }
            }
        }
    }

    static @Nullable Instant since(Connection connection, Room room) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT least(min(s.first), min(oldest.time)) FROM sensor s LEFT JOIN LATERAL"
                        + " (SELECT time FROM reading WHERE sensor = s.id ORDER BY time LIMIT 1) oldest ON true"
                        + " WHERE s.room = ?")) {
            statement.setString(1, room.name());
            return time(statement);
        }
    }

    static Past past(Connection connection, SensorId sensor, Span span) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT s.id, least(s.first, (SELECT time FROM reading WHERE sensor = s.id ORDER BY time LIMIT 1))"
                        + " FROM sensor s WHERE s.room = ? AND s.name = ?")) {
            statement.setString(1, sensor.room().name());
            statement.setString(2, sensor.name());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || row.getObject(2) == null) {
                    return new Past(sensor, null, List.of());
                }
                return new Past(sensor, Columns.time(row, 2), new PastSlots(connection, row.getInt(1)).read(span));
            }
        }
    }

    private static @Nullable Instant time(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() && row.getObject(1) != null ? Columns.time(row, 1) : null;
        }
    }

    static Optional<String> kept(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT value FROM kept WHERE key = ?")) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    static Holding holding(Connection connection) throws SQLException {
        List<Holding.Tier> tiers = new ArrayList<>();
        tiers.add(
                tier(
                        connection,
                        Duration.ZERO,
                        "(SELECT coalesce(sum(pg_total_relation_size(inhrelid)), 0) FROM pg_inherits WHERE inhparent = 'reading'::regclass)",
                        "sensor s CROSS JOIN LATERAL (SELECT time FROM reading WHERE sensor = s.id ORDER BY time %s LIMIT 1) found"));
        for (Tier tier : Tier.values()) {
            tiers.add(tier(
                    connection,
                    tier.slot(),
                    "pg_total_relation_size('" + tier.table() + "')",
                    "sensor s CROSS JOIN quantity q CROSS JOIN LATERAL (SELECT slot AS time FROM " + tier.table()
                            + " WHERE sensor = s.id AND quantity = q.id ORDER BY slot %s LIMIT 1) found"));
        }
        return new Holding(tiers.stream().collect(Collectors.summingLong(Holding.Tier::bytes)), tiers);
    }

    private static Holding.Tier tier(Connection connection, Duration slot, String bytes, String ends)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + bytes + ", (SELECT min(found.time) FROM "
                        + ends.formatted("ASC") + "), (SELECT max(found.time) FROM " + ends.formatted("DESC") + ")")) {
            row.next();
            boolean empty = row.getObject(2) == null;
            return new Holding.Tier(
                    slot, row.getLong(1), empty ? null : Columns.time(row, 2), empty ? null : Columns.time(row, 3));
        }
    }
}
