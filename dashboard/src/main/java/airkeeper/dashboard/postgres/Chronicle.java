package airkeeper.dashboard.postgres;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.Span;
import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Room;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/** What happened in all rooms, in order of time, as it comes from the server. */
final class Chronicle {
    private static final String EVENTS = """
            SELECT p.room, p.name, d.time, d."on", d.changed, d.reason, d.why FROM decision d JOIN purifier p ON p.id = d.purifier
             WHERE d.time >= ? AND d.time < ?
            UNION ALL SELECT room, subject, time, NULL, NULL, kind, text FROM note WHERE time >= ? AND time < ?
            ORDER BY 3""";

    private Chronicle() {}

    static void events(Connection connection, Span span, Consumer<Entry.Event> each) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setFetchSize(Readers.ROWS_AT_ONCE);
            statement.setObject(1, Columns.column(span.from()));
            statement.setObject(2, Columns.column(span.to()));
            statement.setObject(3, Columns.column(span.from()));
            statement.setObject(4, Columns.column(span.to()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.accept(event(rows));
                }
            }
        }
    }

    private static Entry.Event event(ResultSet row) throws SQLException {
        Room room = new Room(row.getString(1));
        boolean on = row.getBoolean(4);
        if (row.wasNull()) {
            return new Entry.Noted(
                    Columns.time(row, 3), room, Ledger.kind(row.getString(6)), row.getString(2), row.getString(7));
        }
        return new Entry.Decided(
                new PurifierId(room, row.getString(2)),
                new Decision(
                        Columns.time(row, 3),
                        on ? Power.ON : Power.OFF,
                        row.getBoolean(5),
                        Ledger.reason(row.getString(6)),
                        row.getString(7)));
    }
}
