package airkeeper.dashboard.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Keep;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServerTest {
    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void nobodyAnswers() {
        URI url = URI.create("postgresql://127.0.0.1:" + MosquittoBroker.freePort() + "/airkeeper");

        assertThatThrownBy(() -> history(url, "airkeeper", null).open())
                .isInstanceOf(HistoryException.class)
                .hasMessage(
                        "the history in " + url + " could not be opened: nothing answers there; look whether PostgreSQL"
                                + " runs, and whether listen_addresses and a firewall let this machine reach it.");
    }

    @Test
    void nobodyKnowsTheHost() {
        URI url = URI.create("postgresql://nowhere.invalid/airkeeper?sslmode=disable");

        assertThatThrownBy(() -> history(url, "airkeeper", null).open())
                .isInstanceOf(HistoryException.class)
                .hasMessage(
                        "the history in postgresql://nowhere.invalid:5432/airkeeper could not be opened: nobody knows the"
                                + " host nowhere.invalid; look at history.url.");
    }

    @Test
    void thereIsNoSuchDatabase() {
        URI url = TestServer.url("missing");

        assertThatThrownBy(() -> history(url, TestServer.USER, null).open())
                .isInstanceOf(HistoryException.class)
                .hasMessage(
                        "the history in " + url + " could not be opened: there is no database missing; make it on the"
                                + " server: createdb --owner=USER missing.");
    }

    @Test
    void thePasswordIsWrongOrMissing() throws IOException {
        URI url = TestServer.database();
        TestServer.run(url, "CREATE ROLE guarded LOGIN PASSWORD 'right'");
        TestServer.run(url, "GRANT ALL ON SCHEMA public TO guarded");
        Path rules = Path.of(TestServer.rows(url, "SHOW hba_file").getFirst());
        Files.writeString(rules, "host all guarded 127.0.0.1/32 scram-sha-256\n" + Files.readString(rules));
        TestServer.run(url, "SELECT pg_reload_conf()");

        assertThatThrownBy(() -> history(url, "guarded", new Secret("wrong")).open())
                .isInstanceOf(HistoryException.class)
                .hasMessage(
                        "the history in " + url
                                + " could not be opened: the server does not let the user in with"
                                + " this password; look at history.user and history.password-file, and at the server's pg_hba.conf.");
        assertThatThrownBy(() -> history(url, "guarded", null).open())
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("does not let the user in with no password;");
        History right = history(url, "guarded", new Secret("right"));
        assertThat(opened(right)).isEmpty();
        right.close();
    }

    @Test
    void theServerHasNoTls() {
        URI url = TestServer.database();

        assertThatThrownBy(() -> history(URI.create(url + "?sslmode=require"), TestServer.USER, null)
                        .open())
                .isInstanceOf(HistoryException.class)
                .hasMessage("the history in " + url
                        + " could not be opened: there is no trusted line to it (The server does not support SSL.);"
                        + " look whether the server has TLS on, give history.url the certificate of who vouches for it"
                        + " (sslrootcert=FILE), and the name that stands in its own.");
    }

    @Test
    void theUserMayNotMakeTables() {
        URI url = TestServer.database();
        TestServer.run(url, "CREATE ROLE guest LOGIN");
        String database = url.getPath().substring(1);

        assertThatThrownBy(() -> history(url, "guest", null).open())
                .isInstanceOf(HistoryException.class)
                .hasMessage("the history in " + url
                        + " could not be opened: the user may not do that; make it the owner:"
                        + " ALTER DATABASE " + database + " OWNER TO USER.");
    }

    @Test
    void aServerThatIsTooOldIsLeftAlone() {
        assertThatThrownBy(() -> Server.checkVersion(14, "14.19 (Debian 14.19-1)"))
                .isInstanceOf(SQLException.class)
                .hasMessage(
                        "it is PostgreSQL 14.19 (Debian 14.19-1), expected 15 or later; update the server, or keep the"
                                + " history in a file (history.file)");
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAlone() {
        URI url = TestServer.database();
        TestServer.run(url, "CREATE TABLE airkeeper AS SELECT 999 AS version");

        assertThatThrownBy(() -> history(url, TestServer.USER, null).open())
                .isInstanceOf(HistoryException.class)
                .hasMessage("the history in " + url
                        + " could not be opened: it was made by a newer Airkeeper (version 999 of"
                        + " the database, this one knows 2); run that one, or give history.url another database.");
        assertThat(TestServer.rows(url, "SELECT to_regclass('reading')")).containsExactly("null");
    }

    @Test
    void severalThatStartAtOnceMakeOneSchema() throws Exception {
        URI url = TestServer.database();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<List<History.Known>>> found = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                found.add(threads.submit(() -> {
                    try (History history = history(url, TestServer.USER, null)) {
                        return opened(history);
                    }
                }));
            }
            for (Future<List<History.Known>> each : found) {
                assertThat(each.get()).isEmpty();
            }
        }
        assertThat(TestServer.rows(url, "SELECT version FROM airkeeper")).containsExactly("2");
    }

    @Test
    void aConnectionThatWasCutIsMadeAnew() throws HistoryException {
        URI url = TestServer.database();
        try (History history = history(url, TestServer.USER, null)) {
            history.open();
            history.add(List.of(co2(0)));
            assertThat(history.sensors()).hasSize(1);
            cut(url);

            assertThat(history.sensors())
                    .as("reading proves its connection first")
                    .hasSize(1);
            assertThatThrownBy(() -> history.add(List.of(co2(30))))
                    .isInstanceOf(HistoryException.class)
                    .hasMessage("the history in " + url
                            + " could not be written: it is stopping or starting; it is tried"
                            + " again until it is there.");
            history.add(List.of(co2(30)));

            List<Entry> found = new ArrayList<>();
            history.readings(sensor -> true, Span.ALL, found::add);
            assertThat(found).containsExactly(co2(0), co2(30));
        }
    }

    private static void cut(URI url) {
        TestServer.run(
                url,
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND application_name = 'airkeeper'");
    }

    @Test
    void aCommitWaitsForTheDiskWhateverTheServerSays() throws SQLException {
        URI url = TestServer.database();
        TestServer.run(url, "ALTER DATABASE " + url.getPath().substring(1) + " SET synchronous_commit = off");

        try (Connection writing = new Server(url, TestServer.USER, null).writing();
                Statement statement = writing.createStatement();
                ResultSet row = statement.executeQuery("SHOW synchronous_commit")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("on");
        }
    }

    @Test
    void whatReadsCannotWrite() throws SQLException {
        URI url = TestServer.database();

        try (Connection reading = new Server(url, TestServer.USER, null).reading();
                Statement statement = reading.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE left_alone (id integer)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("read-only transaction");
        }
    }

    private static History history(URI url, String user, @Nullable Secret password) {
        return new PostgresHistory(url, user, password, Keep.USUAL);
    }

    private static List<History.Known> opened(History history) {
        try {
            history.open();
            return history.sensors();
        } catch (HistoryException e) {
            throw new AssertionError(e);
        }
    }

    private static Entry.Measured co2(int after) {
        Reading reading = new Reading(T.plusSeconds(after), after / 30, Map.of(Quantity.CO2, 800.0), Quality.OK);
        return new Entry.Measured(SensorId.of("kitchen/scd41"), reading, Entry.Stamp.NODE);
    }
}
