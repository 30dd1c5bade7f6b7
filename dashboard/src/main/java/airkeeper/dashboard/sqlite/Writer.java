package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Entry;
import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.SensorId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection that writes: a batch is one transaction. */
final class Writer {
    private static final Logger log = LoggerFactory.getLogger(Writer.class);

    private final Connection connection;
    private final Names names;
    private final PreparedStatement reading;
    private final PreparedStatement decision;
    private final PreparedStatement note;

    Writer(Connection connection) throws SQLException {
        this.connection = connection;
        this.names = new Names(connection);
        this.reading = connection.prepareStatement(Columns.INSERT);
        this.decision = connection.prepareStatement(
                "INSERT OR IGNORE INTO decision (purifier, time, power, changed, reason, why) VALUES (?, ?, ?, ?, ?, ?)");
        this.note = connection.prepareStatement(
                "INSERT OR IGNORE INTO note (room, time, kind, subject, text) VALUES (?, ?, ?, ?, ?)");
        connection.setAutoCommit(false);
    }

    Names names() {
        return names;
    }

    synchronized void add(List<Entry> entries) throws SQLException {
        Map<SensorId, Integer> newSensors = new HashMap<>();
        Map<PurifierId, Integer> newPurifiers = new HashMap<>();
        Map<SensorId, Integer> sensors = names.sensors();
        Map<PurifierId, Integer> purifiers = names.purifiers();
        try {
            for (Entry entry : entries) {
                switch (entry) {
                    case Entry.Measured measured -> {
                        Integer known = sensors.get(measured.sensor());
                        int id = known != null ? known : sensor(measured.sensor(), newSensors);
                        Columns.write(reading, id, measured);
                        reading.addBatch();
                    }
                    case Entry.Decided decided -> {
                        Integer known = purifiers.get(decided.purifier());
                        add(known != null ? known : purifier(decided.purifier(), newPurifiers), decided);
                    }
                    case Entry.Noted noted -> add(noted);
                }
            }
            reading.executeBatch();
            decision.executeBatch();
            note.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            reading.clearBatch();
            decision.clearBatch();
            note.clearBatch();
            undo();
            throw e;
        }
        names.learn(newSensors, newPurifiers);
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
        String change = value == null
                ? "DELETE FROM kept WHERE key = ?"
                : "INSERT INTO kept (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            statement.setString(1, key);
            if (value != null) {
                statement.setString(2, value);
            }
            statement.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            undo();
            throw e;
        }
    }

    /** A roll-back that fails too, on a disk that is gone, leaves nothing behind either: the file is as at the last commit. */
    private void undo() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            log.debug("The roll-back failed as well.", e);
        }
    }

    synchronized void close() {
        try {
            try (Statement statement = connection.createStatement()) {
                connection.commit();
                connection.setAutoCommit(true);
                statement.execute("PRAGMA optimize");
            }
            connection.close();
        } catch (SQLException e) {
            log.warn("The history was not closed in good order ({}); nothing that was stored is lost.", e.getMessage());
        }
    }
}
