package airkeeper.dashboard.sqlite;

import airkeeper.wire.Reading;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The readings of one batch that were not in the file yet, and what follows from them. */
final class Fresh {
    private final Map<Integer, Seen> before;
    private final Map<Integer, Seen> after = new HashMap<>();
    private final Map<Long, Reading> readings = new LinkedHashMap<>();

    Fresh(Map<Integer, Seen> before) {
        this.before = before;
    }

    void take(long id, Reading reading) {
        int sensor = Columns.sensor(id);
        readings.put(id, reading);
        after.put(
                sensor, Seen.with(after.getOrDefault(sensor, before.get(sensor)), id, Columns.code(reading.quality())));
    }

    /** Adds those that come too late to be summed up with their day; belongs into the transaction that stores them. */
    void write(Connection connection) throws SQLException {
        Rolled rolled = Rolled.read(connection);
        Rollup rollup = new Rollup();
        Map<Integer, Seen> late = new HashMap<>();
        readings.forEach((id, reading) -> {
            int sensor = Columns.sensor(id);
            Seen seen = after.get(sensor);
            if (rolled.covers(id) && seen != null) {
                late.put(sensor, seen);
                if (reading.usable()) {
                    rollup.take(id, Columns.scaled(reading));
                }
            }
        });
        rollup.write(connection);
        for (var sensor : late.entrySet()) {
            sensor.getValue().write(connection, sensor.getKey());
        }
    }

    /** Belongs after the commit. */
    void remember(Memory memory) {
        memory.seen().putAll(after);
        readings.forEach((id, reading) -> {
            if (reading.usable()) {
                memory.recent().take(id, Columns.scaled(reading));
            }
        });
    }
}
