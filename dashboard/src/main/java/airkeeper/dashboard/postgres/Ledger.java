package airkeeper.dashboard.postgres;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.Run;
import airkeeper.dashboard.Span;
import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Reason;
import airkeeper.wire.Room;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened in a room: reads decisions, notes, and from the decisions when purifiers ran. */
final class Ledger {
    private final Connection connection;
    private final Room room;

    Ledger(Connection connection, Room room) {
        this.connection = connection;
        this.room = room;
    }

    List<Entry.Event> events(Span span, int limit) throws SQLException {
        List<Entry.Event> found = new ArrayList<>(decisions(span, limit));
        found.addAll(notes(span, limit));
        found.sort(Comparator.comparing(Entry.Event::time).reversed());
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private List<Entry.Decided> decisions(Span span, int limit) throws SQLException {
        List<Entry.Decided> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT p.name, d.time, d.\"on\", d.changed, d.reason, d.why FROM decision d JOIN purifier p ON p.id = d.purifier"
                        + " WHERE p.room = ? AND d.time >= ? AND d.time < ? ORDER BY d.time DESC LIMIT ?")) {
            bind(statement, span, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Decision said = new Decision(
                            Columns.time(rows, 2),
                            rows.getBoolean(3) ? Power.ON : Power.OFF,
                            rows.getBoolean(4),
                            reason(rows.getString(5)),
                            rows.getString(6));
                    found.add(new Entry.Decided(new PurifierId(room, rows.getString(1)), said));
                }
            }
        }
        return found;
    }

    static Reason reason(String key) throws SQLException {
        return Stream.of(Reason.values())
                .filter(known -> known.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new SQLException("it has a reason that this program does not know: " + key));
    }

    private List<Entry.Noted> notes(Span span, int limit) throws SQLException {
        List<Entry.Noted> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT time, kind, subject, text FROM note"
                + " WHERE room = ? AND time >= ? AND time < ? ORDER BY time DESC LIMIT ?")) {
            bind(statement, span, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Entry.Noted(
                            Columns.time(rows, 1),
                            room,
                            kind(rows.getString(2)),
                            rows.getString(3),
                            rows.getString(4)));
                }
            }
        }
        return found;
    }

    static Entry.Kind kind(String key) throws SQLException {
        return Stream.of(Entry.Kind.values())
                .filter(known -> known.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new SQLException("it has a note of a kind that this program does not know: " + key));
    }

    private void bind(PreparedStatement statement, Span span, int limit) throws SQLException {
        statement.setString(1, room.name());
        statement.setObject(2, Columns.column(span.from()));
        statement.setObject(3, Columns.column(span.to()));
        statement.setInt(4, limit);
    }

    /** Walks each purifier's decisions from the last change before the span to the first one after it. */
    List<Run> runs(Span span) throws SQLException {
        Map<PurifierId, Walk> walks = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT p.name, d.time, d."on" FROM purifier p
                JOIN decision d ON d.purifier = p.id AND d.time >= coalesce(
                  (SELECT max(time) FROM decision WHERE purifier = p.id AND changed AND time <= ?), ?)
                WHERE p.room = ? ORDER BY d.time""")) {
            statement.setObject(1, Columns.column(span.from()));
            statement.setObject(2, Columns.column(span.from()));
            statement.setString(3, room.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    walks.computeIfAbsent(new PurifierId(room, rows.getString(1)), id -> new Walk(id, span))
                            .step(Columns.time(rows, 2), rows.getBoolean(3) ? Power.ON : Power.OFF);
                }
            }
        }
        return walks.values().stream()
                .flatMap(Walk::runs)
                .sorted(Comparator.comparing(Run::from))
                .toList();
    }

    /** The runs of one purifier that began before the span was over. */
    private static final class Walk {
        private final PurifierId purifier;
        private final Span span;
        private final List<Run> over = new ArrayList<>();
        private @Nullable Instant began;

        Walk(PurifierId purifier, Span span) {
            this.purifier = purifier;
            this.span = span;
        }

        void step(Instant time, Power power) {
            if (power == Power.ON && began == null && time.isBefore(span.to())) {
                began = time;
            } else if (power == Power.OFF && began != null) {
                over.add(new Run(purifier, began, time));
                began = null;
            }
        }

        Stream<Run> runs() {
            return began == null
                    ? over.stream()
                    : Stream.concat(over.stream(), Stream.of(new Run(purifier, began, null)));
        }
    }
}
