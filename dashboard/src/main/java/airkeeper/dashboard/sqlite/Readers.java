package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Codes;
import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.Holding;
import airkeeper.dashboard.Past;
import airkeeper.dashboard.Run;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reason;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers what is asked of the file, beside the one that writes. */
final class Readers {
    private final Path file;
    private final Names names;
    private final Memory memory;
    private final Pool pool;

    Readers(Path file, Names names, Memory memory) {
        this.file = file;
        this.names = names;
        this.memory = memory;
        this.pool = new Pool(file);
    }

    List<History.Known> sensors() throws SQLException {
        return with(connection -> {
            List<History.Known> known = new ArrayList<>();
            for (Map.Entry<SensorId, Integer> sensor : names.sensors().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .toList()) {
                Seen seen = memory.seen().get(sensor.getValue());
                if (seen != null) {
                    known.add(new History.Known(
                            sensor.getKey(),
                            reading(connection, seen.newest(), sensor.getKey()),
                            seen.usable() == null ? null : reading(connection, seen.usable(), sensor.getKey())));
                }
            }
            return known;
        });
    }

    private static Entry.Measured reading(Connection connection, long id, SensorId sensor) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Columns.SELECT + "WHERE id = ?")) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the newest reading of " + sensor + " is gone");
                }
                return Columns.read(row, sensor);
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

    Series series(Room room, @Nullable SensorId only, Quantity quantity, Asked asked) throws SQLException {
        List<Integer> wanted = numbers(sensor -> only == null ? sensor.room().equals(room) : sensor.equals(only));
        if (asked.from() >= memory.recent().from()) {
            Series series = new Series(asked.span(), asked.points());
            Slots slots = new Slots(series);
            long from = memory.recent().values(wanted, quantity, asked.from(), asked.to(), slots::take);
            if (from <= asked.from()) {
                return slots.over(Codes.scale(quantity));
            }
        }
        return with(connection -> {
            connection.setAutoCommit(false);
            try {
                return new Chart(connection, quantity, asked).of(wanted, memory.recent());
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    Optional<Instant> since(Room room) {
        return numbers(sensor -> sensor.room().equals(room)).stream()
                .map(memory.seen()::get)
                .filter(Objects::nonNull)
                .map(seen -> Instant.ofEpochMilli(Columns.epochMillis(seen.first())))
                .min(Comparator.naturalOrder());
    }

    Past past(SensorId sensor, Span span) throws SQLException {
        Integer number = names.sensors().get(sensor);
        Seen seen = number == null ? null : memory.seen().get(number);
        if (number == null || seen == null) {
            return new Past(sensor, null, List.of());
        }
        Instant since = Instant.ofEpochMilli(Columns.epochMillis(seen.first()));
        return new Past(sensor, since, with(connection -> new PastSlots(connection, number).read(span)));
    }

    private List<Integer> numbers(Predicate<SensorId> chosen) {
        return names.sensors().entrySet().stream()
                .filter(sensor -> chosen.test(sensor.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** A time is in the id, above the sensor; the span is without its last moment. */
    private static void bind(PreparedStatement statement, Span span) throws SQLException {
        statement.setLong(1, Columns.id(Asked.ceilMillis(span.from()), 0));
        statement.setLong(2, Columns.id(Asked.ceilMillis(span.to()), 0));
    }

    List<Entry.Event> events(Room room, Span span, int limit) throws SQLException {
        List<Entry.Event> found = new ArrayList<>(decisions(room, span, limit));
        found.addAll(notes(room, span, limit));
        found.sort(Comparator.comparing(Entry.Event::time).reversed());
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    /** Both tables are in order of their room first: SQLite sorts. */
    void events(Span span, Consumer<Entry.Event> each) throws SQLException {
        with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    SELECT p.name, d.time, d.power, d.changed, d.reason, d.why, p.room FROM decision d JOIN purifier p ON p.id = d.purifier
                     WHERE d.time >= ?1 AND d.time < ?2
                    UNION ALL SELECT subject, time, NULL, NULL, kind, text, room FROM note WHERE time >= ?1 AND time < ?2
                    ORDER BY 2""")) {
                statement.setLong(1, Asked.ceilMillis(span.from()));
                statement.setLong(2, Asked.ceilMillis(span.to()));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        each.accept(event(rows));
                    }
                }
            }
            return true;
        });
    }

    private static Entry.Event event(ResultSet row) throws SQLException {
        Room room = new Room(row.getString(7));
        if (row.getString(3) != null) {
            return decided(room, row);
        }
        return new Entry.Noted(
                Instant.ofEpochMilli(row.getLong(2)), room, kind(row.getString(5)), row.getString(1), row.getString(6));
    }

    private List<Entry.Noted> notes(Room room, Span span, int limit) throws SQLException {
        return with(connection -> {
            List<Entry.Noted> found = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement("SELECT time, kind, subject, text FROM note"
                    + " WHERE room = ? AND time >= ? AND time < ? ORDER BY time DESC LIMIT ?")) {
                statement.setString(1, room.name());
                statement.setLong(2, Asked.ceilMillis(span.from()));
                statement.setLong(3, Asked.ceilMillis(span.to()));
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
        return with(connection -> Optional.ofNullable(Texts.kept(connection, key)));
    }

    Holding holding() throws SQLException {
        return with(connection -> new Shares(file, connection, memory).holding());
    }

    private List<Entry.Decided> decisions(Room room, Span span, int limit) throws SQLException {
        return with(connection -> {
            List<Entry.Decided> found = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT p.name, d.time, d.power, d.changed, d.reason, d.why FROM decision d JOIN purifier p ON p.id = d.purifier"
                            + " WHERE p.room = ? AND d.time >= ? AND d.time < ? ORDER BY d.time DESC LIMIT ?")) {
                statement.setString(1, room.name());
                statement.setLong(2, Asked.ceilMillis(span.from()));
                statement.setLong(3, Asked.ceilMillis(span.to()));
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
                        // a word of another version; the sentence tells what it was
                        Stream.of(Reason.values())
                                .filter(known -> known.key().equals(reason))
                                .findFirst()
                                .orElse(Reason.IN_BETWEEN),
                        row.getString(6)));
    }

    List<Run> runs(Room room, Span span) throws SQLException {
        List<Run> runs = new ArrayList<>();
        for (Map.Entry<PurifierId, Integer> purifier : names.purifiers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            if (purifier.getKey().room().equals(room)) {
                runs.addAll(with(connection -> Runs.of(connection, purifier.getKey(), purifier.getValue(), span)));
            }
        }
        runs.sort((one, other) -> one.from().compareTo(other.from()));
        return runs;
    }

    private <T> T with(Pool.Query<T> query) throws SQLException {
        return pool.with(query);
    }

    void close() {
        pool.close();
    }
}
