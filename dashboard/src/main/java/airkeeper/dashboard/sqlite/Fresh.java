package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Codes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The readings of one batch that were not in the file yet, and what follows from them. */
final class Fresh {
    private final Map<Integer, Seen> before;
    private final Map<Integer, Seen> after = new HashMap<>();
    private final Map<Long, Taken> readings = new LinkedHashMap<>();

    Fresh(Map<Integer, Seen> before) {
        this.before = before;
    }

    /** {@code quality} and {@code scaled} as in the row. */
    void take(long id, int quality, int[] scaled) {
        int sensor = Columns.sensor(id);
        readings.put(id, new Taken(quality, scaled));
        after.put(sensor, Seen.with(after.getOrDefault(sensor, before.get(sensor)), id, quality));
    }

    /**
     * Adds those that come too late to be summed up with their day; belongs into the transaction that stores them. Of those that
     * come when their time is forgotten nobody knows whether they are in the slots already, so these are summed up anew.
     */
    void write(Connection connection) throws SQLException {
        Rolled rolled = Rolled.read(connection);
        if (readings.keySet().stream().noneMatch(rolled::covers)) {
            return; // as almost always
        }
        long kept = Kept.read(connection).from(0);
        Rollup rollup = new Rollup();
        Forgotten forgotten = new Forgotten();
        Map<Integer, Seen> late = new HashMap<>();
        readings.forEach((id, reading) -> {
            int sensor = Columns.sensor(id);
            Seen seen = after.get(sensor);
            if (rolled.covers(id) && seen != null) {
                late.put(sensor, seen);
                if (reading.usable() && Columns.epochMillis(id) < kept) {
                    forgotten.take(id);
                } else if (reading.usable()) {
                    rollup.take(id, reading.scaled());
                }
            }
        });
        rollup.write(connection);
        forgotten.write(connection);
        for (var sensor : late.entrySet()) {
            sensor.getValue().write(connection, sensor.getKey());
        }
    }

    /** Belongs after the commit. */
    void remember(Memory memory) {
        memory.seen().putAll(after);
        readings.forEach((id, reading) -> {
            if (reading.usable()) {
                memory.recent().take(id, reading.scaled());
            }
        });
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Taken(int quality, int[] scaled) {
        boolean usable() {
            return quality == Codes.USABLE;
        }
    }
}
