package airkeeper.dashboard.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** Connections to the history's file, set as its safety and the SD card need it. */
final class Sqlite {
    private static final int PATIENCE_MS = 10_000;

    private Sqlite() {}

    /** The one that writes; brings the file up to date. */
    static Connection writing(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // an acknowledged reading must survive a power cut; batches keep the price low
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(PATIENCE_MS);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            Migrations.bringUpToDate(connection);
            return connection;
        } catch (SQLException e) {
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
