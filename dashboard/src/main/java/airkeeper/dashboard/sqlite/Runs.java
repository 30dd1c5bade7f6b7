package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Run;
import airkeeper.dashboard.Span;
import airkeeper.wire.PurifierId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the runs of a purifier of its decisions. */
final class Runs {
    private Runs() {}

    /** Walks the decisions from the last one before the span to the first one after it. */
    static List<Run> of(Connection connection, PurifierId purifier, int number, Span span) throws SQLException {
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
}
