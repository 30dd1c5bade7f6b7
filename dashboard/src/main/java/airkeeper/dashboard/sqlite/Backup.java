package airkeeper.dashboard.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** A history as one file at rest: written beside a running recorder, and put back in its place when none runs. */
final class Backup {
    private Backup() {}

    /** Writes all that is committed in {@code file} into {@code target}, which must not be there; half a one never is. */
    static void write(Path file, Path target) throws SQLException, IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path half = Damage.beside(target, ".part");
        Files.deleteIfExists(half);
        try (Connection connection = Sqlite.reading(file);
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, half.toString());
            vacuum.execute();
            settle(half, target);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /**
     * Puts a backup in the place of {@code file}; an {@link SQLException} says why it is refused.
     *
     * @return where the file that was there is kept; null: there was none
     */
    static @Nullable Path restore(Path backup, Path file) throws SQLException, IOException {
        if (Files.exists(Damage.beside(backup, "-wal"))) {
            throw new SQLException(backup + " is in use (there is a "
                    + Damage.beside(backup, "-wal").getFileName() + "): expected a backup, which is one file");
        }
        Path half = Damage.beside(file, ".part");
        try {
            Files.copy(backup, half, StandardCopyOption.REPLACE_EXISTING);
            check(backup, half);
            if (!Files.exists(file)) {
                settle(half, file);
                return null;
            }
            return exchange(half, file);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static void check(Path backup, Path copy) throws SQLException {
        try (Connection connection = Sqlite.reading(copy);
                Statement statement = connection.createStatement()) {
            try (ResultSet tables = statement.executeQuery("SELECT count(*) FROM sqlite_schema"
                    + " WHERE type = 'table' AND name IN ('sensor', 'reading', 'purifier', 'decision')")) {
                if (tables.getInt(1) != 4) {
                    throw new SQLException(backup + " is a database of another program");
                }
            }
            Migrations.check(statement);
            try (ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
                if (!rows.getString(1).equals("ok")) {
                    throw new SQLException(backup + " is damaged: " + rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw e.getErrorCode() == SQLiteErrorCode.SQLITE_NOTADB.code
                    ? new SQLException(backup + " is no SQLite file", e)
                    : e;
        }
    }

    /** Holds the old file for itself while the new one takes its place: a recorder that runs, or starts now, is noticed. */
    private static Path exchange(Path fresh, Path file) throws SQLException, IOException {
        Path aside = free(file);
        SQLiteConfig alone = new SQLiteConfig();
        alone.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        try (Connection connection = alone.createConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            // also brings what is still in its log into the file, which then is all of it
            statement.execute("PRAGMA journal_mode = DELETE");
            statement.execute("BEGIN EXCLUSIVE");
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            settle(fresh, file);
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code) {
                throw new SQLException(
                        "another program, such as the dashboard, has " + file + " open: stop it first", e);
            }
            if ((e.getErrorCode() & 0xff) != SQLiteErrorCode.SQLITE_NOTADB.code
                    && (e.getErrorCode() & 0xff) != SQLiteErrorCode.SQLITE_CORRUPT.code) {
                throw e;
            }
            // damaged: that is what backups are for
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            settle(fresh, file);
        }
        return aside;
    }

    private static Path free(Path file) {
        for (int number = 1; ; number++) {
            Path aside = Damage.beside(file, ".before-restore-" + number);
            if (!Files.exists(aside)) {
                return aside;
            }
        }
    }

    /** Gives a file that is whole its name, for good. */
    private static void settle(Path half, Path target) throws IOException {
        sync(half, StandardOpenOption.WRITE);
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            sync(folder, StandardOpenOption.READ);
        }
    }

    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
