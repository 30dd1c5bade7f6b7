package airkeeper.dashboard.postgres;

import airkeeper.dashboard.HistoryException;
import airkeeper.wire.settings.Secret;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where the database is, connections to it, and in one sentence what to do when there is none. */
final class Server {
    /** What Debian 12 brings. */
    private static final int OLDEST = 15;

    private static final int STANDARD_PORT = 5432;

    private final URI url;
    private final @Nullable String user;
    private final @Nullable Secret password;

    Server(URI url, @Nullable String user, @Nullable Secret password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** A connection that writes: what it has committed survives a power cut of the server, however that is set up. */
    Connection writing() throws SQLException {
        return prepared("SELECT set_config('synchronous_commit', 'on', false)"
                + " WHERE current_setting('synchronous_commit') = 'off'");
    }

    Connection reading() throws SQLException {
        return prepared("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY, ISOLATION LEVEL REPEATABLE READ");
    }

    private Connection prepared(String statement) throws SQLException {
        Connection connection = connection();
        try (Statement first = connection.createStatement()) {
            checkVersion(
                    connection.getMetaData().getDatabaseMajorVersion(),
                    connection.getMetaData().getDatabaseProductVersion());
            first.execute(statement);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Connection connection() throws SQLException {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password.text());
        }
        properties.setProperty("ApplicationName", "airkeeper");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        // longer than any statement may take: only a line that is dead is silent for so long
        properties.setProperty("socketTimeout", "90");
        properties.setProperty(
                "options",
                "-c statement_timeout=60s -c lock_timeout=20s -c idle_in_transaction_session_timeout=10min -c timezone=UTC");
        return DriverManager.getConnection("jdbc:" + this + query(), properties);
    }

    @Override
    public String toString() {
        int port = url.getPort() < 0 ? STANDARD_PORT : url.getPort();
        return "postgresql://" + url.getHost() + ":" + port + url.getPath();
    }

    private String query() {
        return url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    }

    static void checkVersion(int major, String version) throws SQLException {
        if (major < OLDEST) {
            throw new SQLException("it is PostgreSQL " + version + ", expected " + OLDEST
                    + " or later; update the server, or keep the history in a file (history.file)");
        }
    }

    /** What was tried, what came of it, and what to do; it goes out of the house with alerts, so it names no account. */
    HistoryException failure(String tried, SQLException e) {
        return new HistoryException("the history in " + this + " could not be " + tried + ": " + sentence(e) + ".", e);
    }

    private String sentence(SQLException e) {
        if (e.getCause() instanceof ConnectException || e.getCause() instanceof SocketTimeoutException) {
            return "nothing answers there; look whether PostgreSQL runs, and whether listen_addresses and a firewall let this"
                    + " machine reach it";
        }
        if (e.getCause() instanceof UnknownHostException) {
            return "nobody knows the host " + url.getHost() + "; look at history.url";
        }
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("08") && isAboutTrust(e)) {
            return "there is no trusted line to it (" + text(e) + "); look whether the server has TLS on, give"
                    + " history.url the certificate of who vouches for it (sslrootcert=FILE), and the name that"
                    + " stands in its own";
        }
        String database = url.getPath().substring(1);
        return switch (state) {
            case "28P01", "28000", "08004" ->
                "the server does not let the user in with "
                        + (password == null ? "no password" : "this password")
                        + "; look at history.user and history.password-file, and at the server's pg_hba.conf";
            case "3D000" ->
                "there is no database " + database + "; make it on the server: createdb --owner=USER " + database;
            case "42501" ->
                "the user may not do that; make it the owner: ALTER DATABASE " + database + " OWNER TO USER";
            case "53300" -> "all its connections are taken; raise max_connections, 6 are needed for each dashboard";
            case "53100" -> "its disk is full; make room there";
            case "25006" -> "it is read-only; look whether history.url names the primary server and not a standby";
            case "57P01", "57P02", "57P03" -> "it is stopping or starting; it is tried again until it is there";
            case "57014", "55P03" -> "it takes too long; look whether the server is overloaded";
            default ->
                state.startsWith("08")
                        ? "the line was lost; look whether PostgreSQL runs and the network holds"
                        : text(e);
        };
    }

    /** Of the driver: no file of certificates, one that is not vouched for, another host's, or a server without TLS. */
    private static boolean isAboutTrust(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("SSL") || message.contains("hostnameverifier");
    }

    /** The server's own words, of which the first line is the sentence. */
    private static String text(SQLException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return message.startsWith("ERROR: ") ? message.substring("ERROR: ".length()) : message;
    }
}
