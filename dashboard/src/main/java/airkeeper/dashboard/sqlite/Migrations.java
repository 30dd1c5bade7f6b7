package airkeeper.dashboard.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Brings a database file to the newest version, one numbered step after the other, each whole or not at all. */
final class Migrations {
    private static final int NEWEST = 4;

    private Migrations() {}

    /** A file that is newer than this program is left alone: an {@link SQLException} says so. */
    static void bringUpToDate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            check(statement);
            for (int next = version(statement) + 1; next <= NEWEST; next++) {
                statement.execute("BEGIN IMMEDIATE");
                try {
                    statement.executeUpdate(step(next));
                    statement.execute("PRAGMA user_version = " + next);
                    statement.execute("COMMIT");
                } catch (SQLException e) {
                    statement.execute("ROLLBACK");
                    throw e;
                }
            }
        }
    }

    /** An {@link SQLException} says so when the file is newer than this program. */
    static void check(Statement statement) throws SQLException {
        int version = version(statement);
        if (version > NEWEST) {
            throw new SQLException("it was made by a newer Airkeeper (version " + version
                    + " of the file, this one knows " + NEWEST + "); run that one, or give history.file another name");
        }
    }

    /** An {@link SQLException} says so when the file is newer or older than this program. */
    static void checkCurrent(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            check(statement);
            if (version(statement) < NEWEST) {
                throw new SQLException(
                        "it was made by an older Airkeeper; start the dashboard with it once, which brings it up to date");
            }
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.getInt(1);
        }
    }

    private static String step(int number) {
        String name = "/migrations/%03d.sql".formatted(number);
        try (InputStream stream = Migrations.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("there is no " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
