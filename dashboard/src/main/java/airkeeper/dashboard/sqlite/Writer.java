package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Codes;
import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.Keep;
import airkeeper.dashboard.Past;
import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.SensorId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection that writes: a batch is one transaction, with the slots it changes, and so is a piece of the upkeep. */
final class Writer {
    private static final Logger log = LoggerFactory.getLogger(Writer.class);

    private final Connection connection;
    private final Names names;
    private final Memory memory;
    private final Rolls rolls;
    private final Pruning pruning;
    private final PreparedStatement reading;
    private final PreparedStatement decision;
    private final PreparedStatement note;

    Writer(Connection connection, Keep keep, long memoryBytes) throws SQLException {
        this.connection = connection;
        this.names = new Names(connection);
        this.memory = Memory.read(connection, memoryBytes);
        this.rolls = new Rolls(connection);
        this.pruning = new Pruning(connection, keep);
        this.reading = connection.prepareStatement(Columns.INSERT);
        this.decision = connection.prepareStatement(
                "INSERT OR IGNORE INTO decision (purifier, time, power, changed, reason, why) VALUES (?, ?, ?, ?, ?, ?)");
        this.note = connection.prepareStatement(
                "INSERT OR IGNORE INTO note (room, time, kind, subject, text) VALUES (?, ?, ?, ?, ?)");
    }

    Names names() {
        return names;
    }

    Memory memory() {
        return memory;
    }

    synchronized void add(List<Entry> entries) throws SQLException {
        Map<SensorId, Integer> newSensors = new HashMap<>();
        Map<PurifierId, Integer> newPurifiers = new HashMap<>();
        Map<SensorId, Integer> sensors = names.sensors();
        Map<PurifierId, Integer> purifiers = names.purifiers();
        Fresh fresh = new Fresh(memory.seen());
        committed(() -> {
            SortedMap<Long, Entry.Measured> readings = new TreeMap<>();
            for (Entry entry : entries) {
                switch (entry) {
                    case Entry.Measured measured -> {
                        Integer known = sensors.get(measured.sensor());
                        int sensor = known != null ? known : sensor(measured.sensor(), newSensors);
                        readings.putIfAbsent(Columns.id(measured.time().toEpochMilli(), sensor), measured);
                    }
                    case Entry.Decided decided -> {
                        Integer known = purifiers.get(decided.purifier());
                        add(known != null ? known : purifier(decided.purifier(), newPurifiers), decided);
                    }
                    case Entry.Noted noted -> add(noted);
                }
            }
            insert(readings, fresh);
            decision.executeBatch();
            note.executeBatch();
            return true;
        });
        names.learn(newSensors, newPurifiers);
        fresh.remember(memory);
    }

    /** What was measured at that time and is here is summed up first: so it is compared, and not added later. */
    synchronized void add(Past past) throws SQLException {
        Integer sensor = names.sensors().get(past.sensor());
        Seen seen = sensor == null ? null : memory.seen().get(sensor);
        if (sensor == null || seen == null) {
            throw new IllegalArgumentException("expected a sensor of which readings are here, found " + past.sensor());
        }
        Instant since = past.since();
        Seen then = since == null ? seen : seen.since(Columns.id(since.toEpochMilli(), sensor));
        long end = past.slots().stream()
                .mapToLong(slot -> slot.end().toEpochMilli())
                .max()
                .orElse(0);
        boolean more = true;
        while (more) {
            more = committed(() -> rolls.stepBefore(Tier.DAY.slot(Tier.DAY.ceil(end)), mostSensors(), memory.seen()));
        }
        committed(() -> {
            then.write(connection, sensor);
            new PastSlots(connection, sensor).write(past.slots());
            return true;
        });
        memory.seen().put(sensor, then);
    }

    /** In the order of the table, which fills its pages. */
    private void insert(SortedMap<Long, Entry.Measured> readings, Fresh fresh) throws SQLException {
        List<int[]> values = new ArrayList<>(readings.size());
        for (var each : readings.entrySet()) {
            int[] scaled = Columns.scaled(each.getValue().reading());
            values.add(scaled);
            Columns.write(reading, each.getKey(), each.getValue(), scaled);
            reading.addBatch();
        }
        int[] inserted = reading.executeBatch();
        int i = 0;
        for (var each : readings.entrySet()) {
            if (inserted[i] == 1) {
                fresh.take(each.getKey(), Codes.code(each.getValue().reading().quality()), values.get(i));
            }
            i++;
        }
        fresh.write(connection);
    }

    /** Does one piece of what is due at this time; whether there was any. A clock that ran ahead counts as the newest reading. */
    synchronized boolean tidy(long now) throws SQLException {
        long time = Math.min(now, memory.newest());
        return committed(() -> rolls.step(time, mostSensors(), memory.seen()) || pruning.step(time));
    }

    /** The highest number of a sensor. */
    private int mostSensors() {
        return names.sensors().values().stream().max(Integer::compare).orElse(0);
    }

    private boolean committed(Work work) throws SQLException {
        try (Statement transaction = connection.createStatement()) {
            transaction.execute("BEGIN IMMEDIATE");
            try {
                boolean done = work.done();
                transaction.execute("COMMIT");
                return done;
            } catch (SQLException e) {
                reading.clearBatch();
                decision.clearBatch();
                note.clearBatch();
                undo(transaction);
                throw e;
            }
        }
    }

    private interface Work {
        boolean done() throws SQLException;
    }

    private int sensor(SensorId sensor, Map<SensorId, Integer> added) throws SQLException {
        Integer known = added.get(sensor);
        if (known != null) {
            return known;
        }
        int id = Names.insert(connection, "sensor", sensor.room(), sensor.name());
        if (id >= Columns.MOST_SENSORS) {
            throw new SQLException("one file holds " + (Columns.MOST_SENSORS - 1) + " sensors, and they are all used");
        }
        added.put(sensor, id);
        return id;
    }

    private int purifier(PurifierId purifier, Map<PurifierId, Integer> added) throws SQLException {
        Integer known = added.get(purifier);
        if (known != null) {
            return known;
        }
        int id = Names.insert(connection, "purifier", purifier.room(), purifier.name());
        added.put(purifier, id);
        return id;
    }

    private void add(int purifier, Entry.Decided entry) throws SQLException {
        Decision said = entry.decision();
        decision.setInt(1, purifier);
        decision.setLong(2, entry.time().toEpochMilli());
        decision.setInt(3, said.power() == Power.ON ? 1 : 0);
        decision.setInt(4, said.changed() ? 1 : 0);
        decision.setString(5, said.reason().key());
        decision.setString(6, said.why());
        decision.addBatch();
    }

    private void add(Entry.Noted entry) throws SQLException {
        note.setString(1, entry.room().name());
        note.setLong(2, entry.time().toEpochMilli());
        note.setString(3, entry.kind().key());
        note.setString(4, entry.subject());
        note.setString(5, entry.text());
        note.addBatch();
    }

    synchronized void keep(String key, @Nullable String value) throws SQLException {
        Texts.keep(connection, key, value);
    }

    synchronized boolean exchange(List<History.Exchange> texts) throws SQLException {
        return committed(() -> Texts.exchange(connection, texts));
    }

    /** On a full disk SQLite has rolled back already; either way the file is as at the last commit. */
    private static void undo(Statement transaction) {
        try {
            transaction.execute("ROLLBACK");
        } catch (SQLException e) {
            log.debug("The roll-back failed as well.", e);
        }
    }

    synchronized void close() {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA optimize");
        } catch (SQLException e) {
            log.warn("The history was not closed in good order ({}); nothing that was stored is lost.", e.getMessage());
        }
    }
}
