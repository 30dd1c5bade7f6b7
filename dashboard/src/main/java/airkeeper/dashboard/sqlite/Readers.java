package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.Holding;
import airkeeper.dashboard.Run;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reason;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few connections that read: more callers at once wait for their turn, as each would cost memory and a thread. */
final class Readers {
    private static final Logger log = LoggerFactory.getLogger(Readers.class);
    private static final int MOST = 3;
    private static final int PATIENCE_S = 30;

    private final Path file;
    private final Names names;
    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(MOST);
    private final AtomicInteger made = new AtomicInteger();
    private volatile boolean closed;

    Readers(Path file, Names names) {
        this.file = file;
        this.names = names;
    }

    List<History.Known> sensors() throws SQLException {
        return with(connection -> {
            List<History.Known> known = new ArrayList<>();
            for (Map.Entry<SensorId, Integer> sensor : names.sensors().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .toList()) {
                Entry.Measured newest = newest(connection, sensor, "");
                if (newest != null) {
                    known.add(new History.Known(
                            sensor.getKey(),
                            newest,
                            newest(connection, sensor, " AND quality = " + Columns.code(Quality.OK))));
                }
            }
            return known;
        });
    }

    /** Reads backwards in time until a row of the sensor comes, which is soon for one that lives. */
    private static Entry.@Nullable Measured newest(
            Connection connection, Map.Entry<SensorId, Integer> sensor, String condition) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                Columns.SELECT + "WHERE id & 65535 = ?" + condition + " ORDER BY id DESC LIMIT 1")) {
            statement.setInt(1, sensor.getValue());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Columns.read(rows, sensor.getKey()) : null;
            }
        }
    }

    void readings(Predicate<SensorId> whose, Span span, Consumer<Entry.Measured> each) throws SQLException {
        with(connection -> {
            Map<Integer, SensorId> byNumber = new HashMap<>();
            names.sensors().forEach((sensor, number) -> {
                if (whose.test(sensor)) {
                    byNumber.put(number, sensor);
                }
            });
            try (PreparedStatement statement =
                    connection.prepareStatement(Columns.SELECT + "WHERE id >= ? AND id < ? ORDER BY id")) {
                bind(statement, span);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        SensorId sensor = byNumber.get(Columns.sensor(rows.getLong(1)));
                        if (sensor != null) {
                            each.accept(Columns.read(rows, sensor));
                        }
                    }
                }
            }
            return true;
        });
    }

    void values(Room room, @Nullable SensorId only, Quantity quantity, Series series) throws SQLException {
        String wanted = numbers(sensor -> only == null ? sensor.room().equals(room) : sensor.equals(only));
        if (wanted.isEmpty()) {
            return;
        }
        String column = quantity.key();
        double scale = Columns.scale(quantity);
        with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT id, " + column
                    + " FROM reading WHERE id >= ? AND id < ? AND id & 65535 IN (" + wanted + ") AND quality = "
                    + Columns.code(Quality.OK) + " AND " + column + " IS NOT NULL ORDER BY id")) {
                bind(statement, series.span());
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        series.take(Columns.epochMillis(rows.getLong(1)), rows.getLong(2) / scale);
                    }
                }
            }
            return true;
        });
    }

    /** Reads forwards in time until a row of the room comes. */
    Optional<Instant> since(Room room) throws SQLException {
        String wanted = numbers(sensor -> sensor.room().equals(room));
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                            "SELECT id FROM reading WHERE id & 65535 IN (" + wanted + ") ORDER BY id LIMIT 1");
                    ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(Instant.ofEpochMilli(Columns.epochMillis(rows.getLong(1))))
                        : Optional.empty();
            }
        });
    }

    /** The numbers of some sensors as a list in SQL. */
    private String numbers(Predicate<SensorId> chosen) {
        return names.sensors().entrySet().stream()
                .filter(sensor -> chosen.test(sensor.getKey()))
                .map(sensor -> sensor.getValue().toString())
                .collect(Collectors.joining(", "));
    }

    /** A time is in the id, above the sensor; the span is without its last moment. */
    private static void bind(PreparedStatement statement, Span span) throws SQLException {
        statement.setLong(1, Columns.id(ceilMillis(span.from()), 0));
        statement.setLong(2, Columns.id(ceilMillis(span.to()), 0));
    }

    private static long ceilMillis(Instant time) {
        long millis = time.toEpochMilli();
        return Instant.ofEpochMilli(millis).equals(time) ? millis : millis + 1;
    }

    List<Entry.Event> events(Room room, Span span, int limit) throws SQLException {
        List<Entry.Event> found = new ArrayList<>(decisions(room, span, limit));
        found.addAll(notes(room, span, limit));
        found.sort(Comparator.comparing(Entry.Event::time).reversed());
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private List<Entry.Noted> notes(Room room, Span span, int limit) throws SQLException {
        return with(connection -> {
            List<Entry.Noted> found = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement("SELECT time, kind, subject, text FROM note"
                    + " WHERE room = ? AND time >= ? AND time < ? ORDER BY time DESC LIMIT ?")) {
                statement.setString(1, room.name());
                statement.setLong(2, ceilMillis(span.from()));
                statement.setLong(3, ceilMillis(span.to()));
                statement.setInt(4, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Entry.Noted(
                                Instant.ofEpochMilli(rows.getLong(1)),
                                room,
                                kind(rows.getString(2)),
                                rows.getString(3),
                                rows.getString(4)));
                    }
                }
            }
            return found;
        });
    }

    private static Entry.Kind kind(String key) throws SQLException {
        return Stream.of(Entry.Kind.values())
                .filter(known -> known.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new SQLException("it has a note of a kind that this program does not know: " + key));
    }

    Optional<String> kept(String key) throws SQLException {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT value FROM kept WHERE key = ?")) {
                statement.setString(1, key);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
                }
            }
        });
    }

    Holding holding() throws SQLException {
        return with(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT page_count * page_size, (SELECT min(id) FROM reading),"
                                    + " (SELECT max(id) FROM reading) FROM pragma_page_count, pragma_page_size")) {
                long bytes = row.getLong(1);
                Instant from = Instant.ofEpochMilli(Columns.epochMillis(row.getLong(2)));
                boolean empty = row.wasNull();
                Instant to = Instant.ofEpochMilli(Columns.epochMillis(row.getLong(3)));
                return new Holding(
                        bytes, List.of(new Holding.Tier(Duration.ZERO, bytes, empty ? null : from, empty ? null : to)));
            }
        });
    }

    private List<Entry.Decided> decisions(Room room, Span span, int limit) throws SQLException {
        return with(connection -> {
            List<Entry.Decided> found = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT p.name, d.time, d.power, d.changed, d.reason, d.why FROM decision d JOIN purifier p ON p.id = d.purifier"
                            + " WHERE p.room = ? AND d.time >= ? AND d.time < ? ORDER BY d.time DESC LIMIT ?")) {
                statement.setString(1, room.name());
                statement.setLong(2, ceilMillis(span.from()));
                statement.setLong(3, ceilMillis(span.to()));
                statement.setInt(4, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(decided(room, rows));
                    }
                }
            }
            return found;
        });
    }

    private static Entry.Decided decided(Room room, ResultSet row) throws SQLException {
        String reason = row.getString(5);
        return new Entry.Decided(
                new PurifierId(room, row.getString(1)),
                new Decision(
                        Instant.ofEpochMilli(row.getLong(2)),
                        row.getInt(3) == 1 ? Power.ON : Power.OFF,
                        row.getInt(4) == 1,
                        Stream.of(Reason.values())
                                .filter(known -> known.key().equals(reason))
                                .findFirst()
                                .orElseThrow(() ->
                                        new SQLException("it has a reason that this program does not know: " + reason)),
                        row.getString(6)));
    }

    List<Run> runs(Room room, Span span) throws SQLException {
        List<Run> runs = new ArrayList<>();
        for (Map.Entry<PurifierId, Integer> purifier : names.purifiers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            if (purifier.getKey().room().equals(room)) {
                runs.addAll(with(connection -> runs(connection, purifier.getKey(), purifier.getValue(), span)));
            }
        }
        runs.sort((one, other) -> one.from().compareTo(other.from()));
        return runs;
    }

    /** Walks the decisions from the last one before the span to the first one after it. */
    private static List<Run> runs(Connection connection, PurifierId purifier, int number, Span span)
            throws SQLException {
        List<Run> runs = new ArrayList<>();
        Instant began = null;
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT time, power FROM decision WHERE purifier = ?1
                  AND time >= coalesce((SELECT max(time) FROM decision WHERE purifier = ?1 AND changed = 1 AND time <= ?2), ?2)
                ORDER BY time""")) {
            statement.setInt(1, number);
            statement.setLong(2, span.from().toEpochMilli());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Instant time = Instant.ofEpochMilli(rows.getLong(1));
                    boolean on = rows.getInt(2) == 1;
                    if (on && began == null && time.isBefore(span.to())) {
                        began = time;
                    } else if (!on && began != null) {
                        runs.add(new Run(purifier, began, time));
                        began = null;
                    }
                    if (began == null && !time.isBefore(span.to())) {
                        return runs;
                    }
                }
            }
        }
        if (began != null) {
            runs.add(new Run(purifier, began, null));
        }
        return runs;
    }

    private <T> T with(Query<T> query) throws SQLException {
        Connection connection = taken();
        try {
            return query.on(connection);
        } finally {
            if (closed || !idle.offer(connection)) {
                connection.close();
            }
        }
    }

    private Connection taken() throws SQLException {
        Connection waiting = idle.poll();
        if (waiting != null) {
            return waiting;
        }
        if (made.incrementAndGet() <= MOST) {
            try {
                return Sqlite.reading(file);
            } catch (SQLException e) {
                made.decrementAndGet();
                throw e;
            }
        }
        made.decrementAndGet();
        try {
            Connection free = idle.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (free == null) {
                throw new SQLException("others have been reading for " + PATIENCE_S + " s; ask for a shorter span");
            }
            return free;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("the program is ending", e);
        }
    }

    void close() {
        closed = true;
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("A reading connection was not closed in good order.", e);
            }
        }
    }

    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
