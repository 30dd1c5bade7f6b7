package airkeeper.dashboard.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** Connections to the history's file, set as its safety and the SD card need it. */
final class Sqlite {
    private static final int PATIENCE_MS = 10_000;

    private Sqlite() {}

    /** The one that writes; looks whether the file is damaged, and brings it up to date. */
    static Connection writing(Path file) throws SQLException, IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // an acknowledged reading must survive a power cut; batches keep the price low
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(PATIENCE_MS);
        // the log is never cut (growing it again costs a journal commit each time), and 4 MB between checkpoints, which
        // is
        // SQLite's own choice, write as little as 16 MB do
        config.setJournalSizeLimit(-1);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "1000");
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            Damage.check(file, connection);
            Migrations.bringUpToDate(connection);
            return connection;
        } catch (SQLException | IOException e) {
            connection.close();
            throw e;
        }
    }

    static Connection reading(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MS);
        return config.createConnection("jdbc:sqlite:" + file);
    }
}
