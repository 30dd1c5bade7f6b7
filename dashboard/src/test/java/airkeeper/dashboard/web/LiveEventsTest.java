package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveEventsTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test, in the folder that JUnit gives
    private Household household;

    @BeforeEach
    void open() {
        household = new Household(folder);
    }

    @AfterEach
    void close() {
        household.close();
    }

    @Test
    void tellsWhatHappens() throws Exception {
        List<String> lines = listen();
        household.said("kitchen/sensor/scd41", """
                {"time":"2026-11-21T10:00:00Z","seq":1,"co2":812,"temperature":21.4,"quality":"ok"}""");
        household.said("kitchen/late/scd41", """
                {"time":"2026-11-21T09:00:00Z","seq":0,"co2":1700,"quality":"ok"}""");
        household.said("kitchen/purifier/fan/why", """
                {"time":"2026-11-21T10:00:01Z","power":"off","changed":true,"reason":"low-enough","why":"795 ppm"}""");
        household.said("node/pi", """
                {"state":"online","node":"pi","kind":"sensor","version":"1","sensors":["kitchen/scd41"]}""");

        await().atMost(Duration.ofSeconds(10)).until(() -> data(lines).size() == 5);
        assertThat(data(lines))
                .containsExactly(
                        "{\"now\":\"2026-11-21T10:00:00Z\",\"speed\":1}",
                        """
                        {"late":false,"room":"kitchen","sensor":"scd41","time":"2026-11-21T10:00:00Z","quality":"ok",\
                        "values":{"co2":812,"temperature":21.4},"level":{"co2":"fair"}}""",
                        """
                        {"late":true,"room":"kitchen","sensor":"scd41","time":"2026-11-21T09:00:00Z","quality":"ok",\
                        "values":{"co2":1700},"level":{"co2":"poor"}}""",
                        """
                        {"time":"2026-11-21T10:00:01Z","purifier":"fan","power":"off","changed":true,"reason":"low-enough",\
                        "why":"795 ppm","room":"kitchen"}""",
                        "{\"node\":\"pi\",\"state\":\"online\",\"kind\":\"sensor\",\"since\":null,\"sensors\":[\"kitchen/scd41\"]}");
        assertThat(fields(lines, "event:")).containsExactly("clock", "reading", "reading", "why", "presence");
    }

    @Test
    void whoWasAwayForAMomentGetsWhatItMissed() throws Exception {
        List<String> before = listen();
        reading(1);
        reading(2);
        await().atMost(Duration.ofSeconds(10)).until(() -> fields(before, "id:").size() == 2);
        reading(3);
        List<String> after = listen("Last-Event-ID", fields(before, "id:").getFirst());

        await().atMost(Duration.ofSeconds(10)).until(() -> data(after).size() == 3);
        assertThat(fields(after, "event:")).containsExactly("clock", "reading", "reading");
        assertThat(fields(after, "id:").getFirst())
                .isEqualTo(fields(before, "id:").get(1));
    }

    @Test
    void whoWasAwayForTooLongIsToldToFetchAnew() throws Exception {
        List<String> before = listen();
        reading(0);
        await().atMost(Duration.ofSeconds(10)).until(() -> fields(before, "id:").size() == 1);
        for (int i = 1; i <= 1_001; i++) {
            household.say("kitchen/sensor/scd41", "{\"seq\":" + i + ",\"co2\":800,\"quality\":\"ok\"}");
        }
        household.time.settle();
        List<String> after = listen("Last-Event-ID", fields(before, "id:").getFirst());
        List<String> stranger = listen("Last-Event-ID", "another-1");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> fields(after, "event:").equals(List.of("clock", "reset"))
                        && fields(stranger, "event:").equals(List.of("clock", "reset")));
    }

    @Test
    void whoStopsReadingIsDroppedAndDelaysNobody() throws Exception {
        List<String> lines = listen();
        try (Socket stuck = new Socket()) {
            stuck.setReceiveBufferSize(4_096);
            stuck.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), household.web.port()));
            stuck.getOutputStream()
                    .write("GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(Duration.ofSeconds(10)).until(() -> household.web.listeners() == 2);

            String why = "so many words ".repeat(300);
            int said = 0;
            while (household.web.listeners() == 2 && said < 20_000) {
                for (int i = 0; i < 200; i++) {
                    household.say(
                            "kitchen/purifier/fan",
                            "{\"power\":\"on\",\"mode\":\"auto\",\"reason\":\"too-high\",\"why\":\"" + why
                                    + "\",\"quantity\":\"co2\",\"on\":1000,\"off\":800,\"drives\":\"fan\","
                                    + "\"runSeconds\":0,\"switches\":1,\"node\":\"pi\"}");
                }
                household.time.settle();
                said += 200;
                int all = said;
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> fields(lines, "id:").size() == all);
            }
            assertThat(household.web.listeners()).as("after %d events", said).isEqualTo(1);
        }
    }

    @Test
    void whoLeavesIsForgotten() throws Exception {
        HttpResponse<InputStream> stream = household
                .browser()
                .send(
                        household.request("/api/v1/live", "Accept", "text/event-stream"),
                        HttpResponse.BodyHandlers.ofInputStream());
        await().atMost(Duration.ofSeconds(10)).until(() -> household.web.listeners() == 1);
        stream.body().close();

        await().atMost(Duration.ofSeconds(10)).until(() -> {
            household.said("kitchen/sensor/scd41", "{\"seq\":1,\"co2\":800,\"quality\":\"ok\"}");
            return household.web.listeners() == 0;
        });
    }

    @Test
    void theStreamIsNotCompressedNorKept() throws Exception {
        var stream = household
                .browser()
                .send(
                        household.request("/api/v1/live", "Accept", "text/event-stream", "Accept-Encoding", "gzip"),
                        HttpResponse.BodyHandlers.ofInputStream());

        assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(stream.headers().firstValue("Cache-Control")).hasValue("no-cache");
        stream.body().close();
    }

    private void reading(int seq) {
        household.said("kitchen/sensor/scd41", "{\"seq\":" + seq + ",\"co2\":800,\"quality\":\"ok\"}");
    }

    /** The lines of a new stream, as they come. */
    private List<String> listen(String... headers) throws Exception {
        int before = household.web.listeners();
        String[] all = Stream.concat(Stream.of("Accept", "text/event-stream"), Stream.of(headers))
                .toArray(String[]::new);
        Stream<String> stream = household
                .browser()
                .send(household.request("/api/v1/live", all), HttpResponse.BodyHandlers.ofLines())
                .body();
        List<String> lines = new CopyOnWriteArrayList<>();
        Thread.ofVirtual().start(() -> {
            try {
                stream.filter(line -> !line.isEmpty() && line.length() < 1_000).forEach(lines::add);
            } catch (UncheckedIOException e) {
                // the server has ended with the test
            }
        });
        await().atMost(Duration.ofSeconds(10)).until(() -> household.web.listeners() > before);
        return lines;
    }

    private static List<String> data(List<String> lines) {
        return fields(lines, "data:");
    }

    private static List<String> fields(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .toList();
    }
}
