package airkeeper.bench;

import airkeeper.dashboard.HistoryException;
import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the dashboard of a school answers in a second, and what it holds while a hundred browsers watch it. */
final class Serving {
    private static final int ROOMS = 500;
    private static final int AT_ONCE = 8;
    private static final int BROWSERS = 100;
    private static final Duration PAST = Duration.ofDays(2);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration LENGTH = Duration.ofSeconds(5);
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final Time time = new SystemTime();
    private final Path folder;
    private final Programs programs;

    /**
     * @param root of the project, where all is built
     * @param folder for settings and data
     */
    Serving(Path root, Path folder) {
        this.folder = folder;
        this.programs = new Programs(root, folder, time);
    }

    List<Row> rows() throws IOException, InterruptedException, HistoryException, ExecutionException {
        Path file = folder.resolve("serving.db");
        Path resources = folder.resolve("files");
        Path files = Files.createDirectories(resources.resolve("web"));
        School school = new School(ROOMS, Instant.now().minus(PAST));
        Living.past(school, ROOMS, file);
        int port = MosquittoBroker.freePort();
        URI server = URI.create("http://127.0.0.1:" + port + "/");
        try (MosquittoBroker broker = MosquittoBroker.open();
                Launched dashboard = programs.dashboard(file, port, resources, broker);
                MqttLink link = School.link(broker.uri());
                HttpClient http = HttpClient.newHttpClient();
                ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Row> rows = new ArrayList<>();
            rows.add(beside("/rooms of 500 rooms", server.resolve("api/v1/rooms"), files, http, all));
            rows.add(beside(
                    "/series of a day of one of them",
                    server.resolve("api/v1/rooms/room-7/series?quantity=co2"),
                    files,
                    http,
                    all));
            rows.add(watched(server, school, link, dashboard, http, all));
            return rows;
        }
    }

    private Row beside(String what, URI asked, Path files, HttpClient http, ExecutorService all)
            throws IOException, InterruptedException, ExecutionException {
        byte[] answer = body(http, asked);
        String name = "answer-" + answer.length + ".json";
        Files.write(files.resolve(name), answer);
        URI file = asked.resolve("/" + name);
        for (URI each : List.of(asked, file)) {
            perSecond(each, WARM_UP, http, all);
        }
        return Row.rates(
                String.format(Locale.ENGLISH, "%s, %.0f KB; beside a file of that size", what, answer.length / 1e3),
                perSecond(asked, LENGTH, http, all),
                perSecond(file, LENGTH, http, all));
    }

    private double perSecond(URI asked, Duration length, HttpClient http, ExecutorService all)
            throws InterruptedException, ExecutionException {
        Duration began = time.steady();
        Duration end = began.plus(length);
        Callable<Long> one = () -> {
            long answered = 0;
            while (time.steady().compareTo(end) < 0) {
                body(http, asked);
                answered++;
            }
            return answered;
        };
        List<Future<Long>> counts = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            counts.add(all.submit(one));
        }
        long answered = 0;
        for (Future<Long> count : counts) {
            answered += count.get();
        }
        return answered * 1e9 / time.steady().minus(began).toNanos();
    }

    /** Each browser asks for what a page asks for, and listens, while all rooms go on being measured. */
    private Row watched(
            URI server, School school, MqttLink link, Launched dashboard, HttpClient http, ExecutorService all)
            throws IOException, InterruptedException {
        double before = dashboard.megabytes();
        List<InputStream> watching = new ArrayList<>();
        for (int i = 0; i < BROWSERS; i++) {
            body(http, server);
            body(http, server.resolve("api/v1/rooms"));
            body(http, server.resolve("api/v1/rooms/room-" + i + "/series?quantity=co2"));
            InputStream events = http.send(request(server.resolve("api/v1/live")), BodyHandlers.ofInputStream())
                    .body();
            watching.add(events);
            all.execute(() -> drain(events));
        }
        for (int i = 0; i < ROOMS; i++) {
            link.say(school.nextSaid()).join();
        }
        dashboard.runFor(SETTLED);
        double after = dashboard.megabytes();
        for (InputStream each : watching) {
            each.close();
        }
        return Row.alone(
                "Dashboard of 500 rooms: memory, then with 100 browsers that watch",
                String.format(Locale.ENGLISH, "%.0f, %.0f MB", before, after));
    }

    private static void drain(InputStream events) {
        try {
            events.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // closed, which is how all watching ends
        }
    }

    private static byte[] body(HttpClient http, URI asked) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request(asked), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(asked + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }

    private static HttpRequest request(URI asked) {
        return HttpRequest.newBuilder(asked).build();
    }
}
