package airkeeper.dashboard.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Brings a database to the newest version, all steps or none; of several programs that start at once, one does. */
final class Migrations {
    private static final int NEWEST = 2;

    private Migrations() {}

    /** A database that is newer than this program is left alone: an {@link SQLException} says so. */
    static void bringUpToDate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Lock.MIGRATIONS.take(statement);
            int version = version(statement);
            if (version > NEWEST) {
                throw new SQLException("it was made by a newer Airkeeper (version " + version
                        + " of the database, this one knows " + NEWEST + "); run that one, or give history.url another"
                        + " database");
            }
            for (int next = version + 1; next <= NEWEST; next++) {
                statement.execute(step(next));
                statement.executeUpdate("UPDATE airkeeper SET version = " + next);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT to_regclass('airkeeper') IS NOT NULL")) {
            found.next();
            if (!found.getBoolean(1)) {
                statement.execute("CREATE TABLE airkeeper (version integer NOT NULL)");
                statement.executeUpdate("INSERT INTO airkeeper VALUES (0)");
                return 0;
            }
        }
        try (ResultSet row = statement.executeQuery("SELECT version FROM airkeeper")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String step(int number) {
        String name = "/migrations-postgres/%03d.sql".formatted(number);
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
