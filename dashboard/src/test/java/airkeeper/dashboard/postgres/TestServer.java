package airkeeper.dashboard.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for tests, started once for all of them, in which each test has a database of its own. */
public final class TestServer {
    private static final EmbeddedPostgres SERVER = started();
    private static final AtomicInteger MADE = new AtomicInteger();

    private TestServer() {}

    private static EmbeddedPostgres started() {
        try {
            // ends with the JVM
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(java.time.Duration.ofSeconds(60))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new database, without anything in it, of the user {@code postgres}, who needs no password. */
    public static URI database() {
        String name = "airkeeper" + MADE.incrementAndGet();
        run("postgres", "CREATE DATABASE " + name);
        return URI.create("postgresql://127.0.0.1:" + SERVER.getPort() + "/" + name);
    }

    static Connection connection(URI database) throws SQLException {
        return SERVER.getDatabase("postgres", database.getPath().substring(1)).getConnection();
    }

    static void run(URI database, String statement) {
        run(database.getPath().substring(1), statement);
    }

    private static void run(String database, String sql) {
        try (Connection connection = SERVER.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
