package airkeeper.dashboard.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** Connections to the history's file, set as its safety and the SD card need it. */
final class Sqlite {
    private static final int PATIENCE_MS = 10_000;
    /** Of a new file. A batch touches a few pages whatever their size: of 1 kB it writes a fifth less than of 2. */
    private static final int PAGE = 1_024;
    /** Between checkpoints: 4 MB, which is SQLite's own choice, write as little as 16 do. */
    private static final int LOG = 4_096_000;

    private Sqlite() {}

    /** The one that writes; looks whether the file is damaged, and brings it up to date. */
    static Connection writing(Path file) throws SQLException, IOException {
        SQLiteConfig config = new SQLiteConfig();
        // an acknowledged reading must survive a power cut; batches keep the price low
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(PATIENCE_MS);
        // the log is never cut: growing it again costs a commit of the file system's journal each time
        config.setJournalSizeLimit(-1);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            setPages(connection);
            Damage.check(file, connection);
            Migrations.bringUpToDate(connection);
            return connection;
        } catch (SQLException | IOException e) {
            connection.close();
            throw e;
        }
    }

    /** In this order: a log is of pages of one size. */
    private static void setPages(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size = " + PAGE);
            statement.execute("PRAGMA journal_mode = WAL");
            try (ResultSet page = statement.executeQuery("PRAGMA page_size")) {
                int its = page.getInt(1);
                statement.execute("PRAGMA wal_autocheckpoint = " + LOG / its);
            }
        }
    }

    static Connection reading(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MS);
        return config.createConnection("jdbc:sqlite:" + file);
    }
}
