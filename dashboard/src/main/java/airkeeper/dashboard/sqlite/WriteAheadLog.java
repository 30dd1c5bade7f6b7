package airkeeper.dashboard.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Brings what was committed to the disk: the same as synchronous=FULL does, at three quarters of its bytes.
 *
 * <p>SQLite as it comes with the driver calls {@code fsync}, which also writes the time at which the log was changed, and that
 * costs a commit of the file system's own journal each time: 12 kB on ext4. {@code fdatasync} writes the data, and of the rest what is
 * needed to find it. So SQLite is told to leave commits alone (NORMAL); its checkpoints it flushes as before.
 */
final class WriteAheadLog {
    private final Connection connection;
    private final @Nullable Path log;
    /** After a failure nobody knows what the system still holds of the log: it tells of an error once. */
    private boolean doubtful;

    WriteAheadLog(Connection connection, Path file) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("PRAGMA journal_mode")) {
            // a file system that cannot do it, as those of some networks, has none, and SQLite flushes each commit
            // itself
            log = mode.getString(1).equals("wal") ? Damage.beside(file, "-wal") : null;
        }
        if (log != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA synchronous = NORMAL");
            }
        }
    }

    /** Returns once all that was committed survives a power cut; after an {@link SQLException} it is tried again with the next. */
    void flush() throws SQLException {
        if (log == null) {
            return;
        }
        if (doubtful) {
            checkpoint();
        } else {
            doubtful = true;
            force(log);
        }
        doubtful = false;
    }

    private static void force(Path log) throws SQLException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.force(false);
        } catch (IOException e) {
            throw new SQLException("what was committed did not reach the disk: " + e, e);
        }
    }

    /** Writes all of the log into the database, which is flushed. */
    private void checkpoint() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(FULL)")) {
            if (row.getInt(1) != 0) {
                throw new SQLException("what was committed did not reach the disk yet, because others read for long");
            }
        }
    }
}
