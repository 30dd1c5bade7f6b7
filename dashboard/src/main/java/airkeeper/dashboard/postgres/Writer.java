package airkeeper.dashboard.postgres;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.Past;
import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one connection that writes: a batch is one transaction. Made anew when the line was lost. */
final class Writer {
    /** All who add do it in one order, so that two with the same readings never wait for each other. */
    private static final Comparator<Entry.Measured> ORDER =
            Comparator.comparing(Entry.Measured::sensor).thenComparing(Entry.Measured::time);

    /** That a node goes or comes each recorder notes by its own clock. */
    private static final String NOTE = """
            INSERT INTO note (room, time, kind, subject, text)
            SELECT * FROM (VALUES (?, ?::timestamptz, ?, ?, ?)) said (room, time, kind, subject, text)
            WHERE kind NOT IN ('online', 'offline')
               OR NOT EXISTS (SELECT FROM note n WHERE n.room = said.room AND n.kind = said.kind AND n.subject = said.subject
                              AND n.time BETWEEN said.time - interval '5 s' AND said.time + interval '5 s')
            ON CONFLICT DO NOTHING""";

    private final Connection connection;
    private final Partitions partitions;
    private final Names names = new Names();

    Writer(Connection connection, Partitions partitions) throws SQLException {
        this.connection = connection;
        this.partitions = partitions;
        try {
            Migrations.bringUpToDate(connection);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    void add(List<Entry> entries) throws SQLException {
        List<Entry.Measured> measured =
                only(Entry.Measured.class, entries).sorted(ORDER).toList();
        List<Entry.Decided> decided = only(Entry.Decided.class, entries)
                .sorted(Comparator.comparing(Entry.Decided::purifier).thenComparing(Entry::time))
                .toList();
        // whoever stays without an entry because the batch fails does no harm, and neither does an empty month
        names.learnSensors(
                connection, measured.stream().map(Entry.Measured::sensor).collect(Collectors.toSet()));
        names.learnPurifiers(
                connection, decided.stream().map(Entry.Decided::purifier).collect(Collectors.toSet()));
        partitions.make(
                connection,
                measured.stream().map(entry -> Partitions.month(entry.time())).collect(Collectors.toSet()));
        readings(measured);
        decisions(decided);
        notes(only(Entry.Noted.class, entries)
                .sorted(Comparator.comparing(Entry.Noted::time))
                .toList());
        connection.commit();
    }

    void add(Past past) throws SQLException {
        names.learnSensors(connection, Set.of(past.sensor()));
        int sensor = names.number(past.sensor());
        Instant since = past.since();
        if (since != null) {
            try (PreparedStatement statement =
                    connection.prepareStatement("UPDATE sensor SET first = least(first, ?) WHERE id = ?")) {
                statement.setObject(1, Columns.column(since));
                statement.setInt(2, sensor);
                statement.executeUpdate();
            }
        }
        new PastSlots(connection, sensor).write(past.slots());
        connection.commit();
    }

    /** Null: none any more. */
    void keep(String key, @Nullable String value) throws SQLException {
        String change = value == null
                ? "DELETE FROM kept WHERE key = ?"
                : "INSERT INTO kept (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            statement.setString(1, key);
            if (value != null) {
                statement.setString(2, value);
            }
            statement.executeUpdate();
        }
        connection.commit();
    }

    /** In the order of their keys, so that two programs never wait for each other. */
    boolean exchange(List<History.Exchange> texts) throws SQLException {
        for (History.Exchange text : texts.stream()
                .sorted(Comparator.comparing(History.Exchange::key))
                .toList()) {
            if (!exchanged(text)) {
                connection.rollback();
                return false;
            }
        }
        connection.commit();
        return true;
    }

    private boolean exchanged(History.Exchange text) throws SQLException {
        String change = text.before() == null
                ? "INSERT INTO kept (value, key) VALUES (?, ?) ON CONFLICT DO NOTHING"
                : "UPDATE kept SET value = ? WHERE key = ? AND value = ?";
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            statement.setString(1, text.after());
            statement.setString(2, text.key());
            if (text.before() != null) {
                statement.setString(3, text.before());
            }
            return statement.executeUpdate() == 1;
        }
    }

    private static <T extends Entry> Stream<T> only(Class<T> kind, Collection<Entry> entries) {
        return entries.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** One statement whatever the number of rows; what is late it puts down, so that its slots are written again. */
    private void readings(List<Entry.Measured> measured) throws SQLException {
        if (measured.isEmpty()) {
            return;
        }
        try (Statement line = connection.createStatement()) {
            Lock.LINE.share(line);
        }
        Batch batch = new Batch(connection, names, measured);
        try (PreparedStatement statement = connection.prepareStatement(Batch.INSERT)) {
            batch.bind(statement);
            statement.executeUpdate();
        }
    }

    private void decisions(List<Entry.Decided> decided) throws SQLException {
        if (decided.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO decision (purifier, time, \"on\", changed, reason, why) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")) {
            for (Entry.Decided entry : decided) {
                Decision said = entry.decision();
                statement.setInt(1, names.number(entry.purifier()));
                statement.setObject(2, Columns.column(entry.time()));
                statement.setBoolean(3, said.power() == Power.ON);
                statement.setBoolean(4, said.changed());
                statement.setString(5, said.reason().key());
                statement.setString(6, said.why());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void notes(List<Entry.Noted> noted) throws SQLException {
        if (noted.isEmpty()) {
            return;
        }
        try (Statement alone = connection.createStatement()) {
            Lock.NOTES.take(alone);
        }
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            for (Entry.Noted entry : noted) {
                statement.setString(1, entry.room().name());
                statement.setObject(2, Columns.column(entry.time()));
                statement.setString(3, entry.kind().key());
                statement.setString(4, entry.subject());
                statement.setString(5, entry.text());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void close() {
        Pool.abandon(connection);
    }
}
