package airkeeper.dashboard.postgres;

import airkeeper.dashboard.Codes;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.sql.Array;
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
import org.jspecify.annotations.Nullable;

/** Reads the series of one quantity from readings and slots. */
final class Chart {
    private final Connection connection;
    private final Quantity quantity;
    private final double scale;

    Chart(Connection connection, Quantity quantity) {
        this.connection = connection;
        this.quantity = quantity;
        this.scale = Codes.scale(quantity);
    }

    Series series(Room room, @Nullable SensorId only, Span span, int points) throws SQLException {
        Array sensors = connection.createArrayOf("int4", sensors(room, only).toArray());
        Parts parts = new Parts(unwritten(sensors), keptFrom());
        Series series = new Series(span, points, parts.finest(span.from()));
        for (Parts.Part part : parts.of(span, Duration.ofSeconds(series.stepSeconds()))) {
            if (part.tier().isPresent()) {
                slots(part.tier().get(), sensors, part.span(), series);
            } else {
                readings(sensors, part.span(), series);
            }
        }
        return series;
    }

    private List<Integer> sensors(Room room, @Nullable SensorId only) throws SQLException {
        List<Integer> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT id, name FROM sensor WHERE room = ?")) {
            statement.setString(1, room.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (only == null || only.equals(new SensorId(room, rows.getString(2)))) {
                        found.add(rows.getInt(1));
                    }
                }
            }
        }
        return found;
    }

    /** What is behind the line and not written yet, or again; and all that is before it. */
    private List<Span> unwritten(Array sensors) throws SQLException {
        List<Span> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT since, until FROM due"
                + " WHERE sensor IS NULL OR sensor = ANY (?) UNION SELECT rolled, NULL FROM progress")) {
            statement.setArray(1, sensors);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Instant since = Columns.time(rows, 1);
                    boolean line = rows.getObject(2) == null;
                    found.add(new Span(since, line ? later(since, Span.ALL.to()) : Columns.time(rows, 2)));
                }
            }
        }
        found.sort(Comparator.comparing(Span::from));
        return found;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Map<Duration, Instant> keptFrom() throws SQLException {
        Map<Duration, Instant> found = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT seconds, kept_from FROM tier")) {
            while (rows.next()) {
                found.put(Duration.ofSeconds(rows.getLong(1)), Columns.time(rows, 2));
            }
        }
        return found;
    }

    private void slots(Tier tier, Array sensors, Span span, Series series) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT slot, count, min, sum, max FROM "
                + tier.table() + " WHERE sensor = ANY (?) AND quantity = ? AND slot >= ? AND slot < ?")) {
            statement.setArray(1, sensors);
            statement.setInt(2, Codes.code(quantity));
            statement.setObject(3, Columns.column(span.from()));
            statement.setObject(4, Columns.column(span.to()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    series.take(
                            Columns.time(rows, 1).toEpochMilli(),
                            rows.getInt(2),
                            rows.getInt(3) / scale,
                            rows.getLong(4) / scale,
                            rows.getInt(5) / scale);
                }
            }
        }
    }

    private void readings(Array sensors, Span span, Series series) throws SQLException {
        String column = quantity.key();
        try (PreparedStatement statement = connection.prepareStatement("SELECT time, " + column
                + " FROM reading WHERE sensor = ANY (?) AND time >= ? AND time < ? AND quality = " + Codes.USABLE
                + " AND " + column + " IS NOT NULL")) {
            statement.setFetchSize(Readers.ROWS_AT_ONCE);
            statement.setArray(1, sensors);
            statement.setObject(2, Columns.column(span.from()));
            statement.setObject(3, Columns.column(span.to()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    series.take(Columns.time(rows, 1).toEpochMilli(), rows.getInt(2) / scale);
                }
            }
        }
    }
}
