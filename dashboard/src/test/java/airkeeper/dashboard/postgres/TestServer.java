package airkeeper.dashboard.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for tests, started once for all of them, in which each test has a database of its own. */
public final class TestServer {
    /** May do everything, and needs no password. */
    public static final String USER = "postgres";

    private static final EmbeddedPostgres SERVER = started();
    private static final AtomicInteger MADE = new AtomicInteger();

    private TestServer() {}

    private static EmbeddedPostgres started() {
        System.setProperty("org.slf4j.simpleLogger.log.io.zonky.test", "warn");
        try {
            // ends with the JVM
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int port() {
        return SERVER.getPort();
    }

    /** A new database with nothing in it. */
    public static URI database() {
        String name = "airkeeper" + MADE.incrementAndGet();
        run(USER, "CREATE DATABASE " + name);
        return url(name);
    }

    static URI url(String database) {
        return URI.create("postgresql://127.0.0.1:" + SERVER.getPort() + "/" + database);
    }

    static void run(URI database, String statement) {
        run(name(database), statement);
    }

    private static void run(String database, String sql) {
        try (Connection connection = SERVER.getDatabase(USER, database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All rows of an answer, their columns with a blank between. */
    static List<String> rows(URI database, String query) {
        try (Connection connection = SERVER.getDatabase(USER, name(database)).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join(" ", columns));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(URI database) {
        return database.getPath().substring(1);
    }
}
