package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million readings go through programs that have hardly more memory than it takes to start them. */
class LargeHistoryTest {
    private static final int READINGS = 1_000_000;
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final Pattern PORT = Pattern.compile("The dashboard is at http://127\\.0\\.0\\.1:(\\d+)/");
    /** All of the readings as objects would take ten times as much. */
    private static final String HEAP = "-Xmx40m";

    @TempDir
    private static Path folder;

    private @Nullable Process program;

    @BeforeAll
    static void remember() throws HistoryException {
        try (History history = new SqliteHistory(folder.resolve("airkeeper.db"))) {
            history.open();
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < READINGS; i++) {
                Reading reading = new Reading(
                        BEGIN.plusMillis(i / 50 * 60_000L),
                        i / 50,
                        Map.of(Quantity.CO2, 400.0 + i % 1_000, Quantity.TEMPERATURE, 20 + i % 50 / 10.0),
                        Quality.OK);
                entries.add(new Entry.Measured(SensorId.of("room-" + i % 50 + "/scd41"), reading, Entry.Stamp.NODE));
                if (entries.size() == 50_000) {
                    history.add(entries);
                    entries.clear();
                }
            }
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        if (program != null) {
            program.destroyForcibly().waitFor();
        }
    }

    @Test
    void overHttpAndOthersAreServedMeanwhile() throws Exception {
        Path log = folder.resolve("log");
        Process dashboard = start(
                log,
                Map.of(
                        "AIRKEEPER_BROKER_URL", "mqtt://127.0.0.1:1",
                        "AIRKEEPER_HISTORY_FILE", folder.resolve("airkeeper.db").toString(),
                        "AIRKEEPER_WEB_HOST", "127.0.0.1",
                        "AIRKEEPER_WEB_PORT", "0"),
                Main.class);
        program = dashboard;
        int port = port(log);
        String all = "/api/v1/export.csv?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z";
        HttpClient client = HttpClient.newHttpClient();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get(client, port, "/api/v1/rooms").body().contains("room-49"));
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                slow.add(waiting(port, all));
            }
            HttpResponse<String> chart = get(
                    client,
                    port,
                    "/api/v1/rooms/room-1/series?quantity=co2&from=2026-11-10T00:00:00Z&to=2026-11-11T00:00:00Z");
            assertThat(chart.statusCode()).isEqualTo(200);

            HttpResponse<InputStream> table = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + all))
                            .build(),
                    BodyHandlers.ofInputStream());
            assertThat(lines(table.body())).isEqualTo(READINGS + 1);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
            client.close();
        }
        assertThat(dashboard.isAlive()).isTrue();
        assertThat(Files.readString(log)).doesNotContain("OutOfMemory", "A bug");
    }

    @Test
    void onTheCommandLineOutAndInAgain() throws Exception {
        Path table = folder.resolve("air.csv");
        Path log = folder.resolve("tool-log");
        String from = folder.resolve("airkeeper.db").toString();
        Path other = folder.resolve("other.db");
        ended(start(log, Map.of(), HistoryMain.class, "export", "--history", from, table.toString()), log);
        try (InputStream in = Files.newInputStream(table)) {
            assertThat(lines(in)).isEqualTo(READINGS + 1);
        }
        ended(start(log, Map.of(), HistoryMain.class, "import", "--history", other.toString(), table.toString()), log);
        ended(
                start(
                        log,
                        Map.of(),
                        HistoryMain.class,
                        "export",
                        "--history",
                        other.toString(),
                        folder.resolve("again.csv").toString()),
                log);
        assertThat(Files.mismatch(table, folder.resolve("again.csv"))).isEqualTo(-1);
    }

    private void ended(Process started, Path log) throws Exception {
        program = started;
        assertThat(started.waitFor(120, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(started.exitValue()).as(Files.readString(log)).isZero();
    }

    private static Process start(Path log, Map<String, String> environment, Class<?> main, String... words)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                HEAP,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int port(Path log) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            Matcher line = PORT.matcher(Files.readString(log));
                            return line.find() ? Integer.parseInt(line.group(1)) : 0;
                        },
                        port -> port > 0);
    }

    private static HttpResponse<String> get(HttpClient client, int port, String path)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Somebody who asks, hears the beginning, and reads no further. */
    private static Socket waiting(int port, String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                .isEqualTo("HTTP/1.1 200");
        return socket;
    }

    private static int lines(InputStream in) throws IOException {
        int lines = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            while (reader.readLine() != null) {
                lines++;
            }
        }
        return lines;
    }
}
