package airkeeper.bench;

import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long each program takes to be there, and how much memory it holds then. */
final class Footprint {
    private static final int ROUNDS = 3;
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(10);

    private static final String PURIFIERS = """
            node = "bench-purifier"
            [[purifier]]
            room = "livingroom"
            id = "fan"
            [purifier.relay]
            kind = "simulated"
            """;

    private final Time time = new SystemTime();
    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private final Path root;
    private final Path folder;
    private final Programs programs;

    /**
     * @param root of the project, where all is built
     * @param folder for settings and data
     */
    Footprint(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
        this.programs = new Programs(root, folder, time);
    }

    List<Row> rows() throws IOException, InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            nodes();
            bothNodes();
            demo();
        }
        return seen.entrySet().stream()
                .map(each -> Row.alone(each.getKey(), each.getValue().toString()))
                .toList();
    }

    private String sensors() {
        return """
                node = "bench-sensor"
                state = "%s"
                [[sensor]]
                room = "livingroom"
                id = "scd41"
                kind = "simulated"
                interval = "1 s"
                warm-up = "0 s"
                """.formatted(folder.resolve("state"));
    }

    /** All three run at the same time, as on one small computer, but start one after the other. */
    private void nodes() throws IOException, InterruptedException {
        int web = MosquittoBroker.freePort();
        try (MosquittoBroker broker = MosquittoBroker.open();
                Launched sensor = programs.node("sensor-node", "32m", sensors(), broker);
                Launched purifier = programs.node("purifier-node", "32m", PURIFIERS, broker);
                Launched dashboard = programs.dashboard(folder.resolve("footprint.db"), web, broker)) {
            awaitAnswer(dashboard, URI.create("http://127.0.0.1:" + web + "/health/live"));
            Duration answered = dashboard.age();
            dashboard.runFor(SETTLED);
            note("sensor-node: until connected; memory", sensor.ready(), sensor);
            note("purifier-node: until connected; memory", purifier.ready(), purifier);
            note("dashboard: until connected and serving; memory", answered, dashboard);
        }
    }

    /** The same two in one process. */
    private void bothNodes() throws IOException, InterruptedException {
        try (MosquittoBroker broker = MosquittoBroker.open();
                Launched both = programs.bothNodes(sensors(), PURIFIERS, broker)) {
            both.runFor(SETTLED);
            note("both nodes in one process: until connected; memory", both.ready(), both);
        }
    }

    private static void awaitAnswer(Launched dashboard, URI uri) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (status(http, uri) != 200) {
                dashboard.runFor(BETWEEN_REQUESTS);
            }
        }
    }

    /** The status of an answer; 0 while nobody listens. */
    private static int status(HttpClient http, URI uri) throws IOException, InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (ConnectException e) {
            return 0;
        }
    }

    /** As people start it, with all its rooms, its week of history, its broker and its page. */
    private void demo() throws IOException, InterruptedException {
        int port = MosquittoBroker.freePort();
        List<String> command = List.of(root.resolve("deploy/demo.sh").toString(), "--port", Integer.toString(port));
        try (Launched demo = new Launched(time, command, "Ctrl-C ends it.")) {
            Duration ready = demo.ready();
            demo.runFor(SETTLED);
            note("whole demo: until its page is there; memory", ready, demo);
        }
    }

    private void note(String program, Duration wait, Launched running) throws IOException {
        Seen known = seen.computeIfAbsent(program, any -> new Seen(new Samples<>(), new Samples<>()));
        known.waits.add(wait);
        known.megabytes.add(running.megabytes());
    }

    private record Seen(Samples<Duration> waits, Samples<Double> megabytes) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ENGLISH, "%.2f s, %.0f MB", waits.median().toMillis() / 1000.0, megabytes.median());
        }
    }
}
