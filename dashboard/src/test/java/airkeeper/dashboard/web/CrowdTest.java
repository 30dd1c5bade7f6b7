package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.Power;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many at once, of whom some do harm: all others are served as if these were not there. */
class CrowdTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int STUCK = 50;
    private static final int SLOW = 500;

    private final Site site = new Site();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        site.close();
    }

    @Test
    void aThousandHearTheSameAndOneMoreIsToldWhyNot() throws Exception {
        List<Raw> crowd = crowd(LiveEvents.MOST_CLIENTS);

        var refused = site.get("/api/v1/live");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(Site.detail(refused))
                .isEqualTo(
                        "already 1000 are watching, which is the most that this dashboard serves; close some of these pages");

        decide("window opened");
        List<String> told = new ArrayList<>();
        for (Raw each : crowd) {
            told.add(nextWhy(each));
        }
        assertThat(told).hasSize(1_000).containsOnly(why("window opened"));

        crowd.getFirst().close();
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            site.time.advance(Duration.ofSeconds(15)); // who has gone is noticed when something is said
            watching();
        });
    }

    @Test
    void manyWhoDoNotReadDelayNobody() throws Exception {
        crowd(STUCK);
        Raw reading = watching();
        String longWhy = "x".repeat(5_000);
        for (int said = 1; said <= 1_500; said++) {
            decide(longWhy + said);
            assertThat(nextWhy(reading)).isEqualTo(why(longWhy + said));
        }
    }

    @Test
    void manyWhoNeverEndTheirRequestDelayNobody() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < SLOW; i++) {
            slow.add(begun(i % 2 == 0 ? "{\"name\":" : ""));
        }
        assertThat(site.get("/api/v1/rooms").statusCode()).isEqualTo(200);
        assertThat(site.send("POST", "/api/v1/login", Site.login("Anna", "wrong"))
                        .statusCode())
                .isEqualTo(401);

        Socket last = slow.getLast();
        last.getOutputStream().write("{\"name\":\"Anna\",\"password\":\"wrong\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(last.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                .isEqualTo("HTTP/1.1 401");
    }

    @Test
    void whoLeavesInTheMiddleOfARequestIsNoBug() throws Exception {
        try (Printed printed = new Printed()) {
            begun("{\"name\":").close();
            Socket half = begun("{\"name\":");
            half.shutdownOutput();
            assertThat(new String(half.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ")
                    .endsWith("\"detail\":\"the request broke off before all of its body was here; send it again\"}");
            assertThat(printed.text()).isEmpty();
        }
    }

    /** A login of 34 bytes, of which no more than these come. */
    private Socket begun(String body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.server.port());
        opened.add(socket);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream()
                .write(("POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 34\r\n\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private List<Raw> crowd(int many) throws IOException {
        List<Raw> crowd = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            crowd.add(watching());
        }
        return crowd;
    }

    /** One more who watches, of whom the server knows. */
    private Raw watching() throws IOException {
        Raw client = new Raw(site.server.port(), "/api/v1/live");
        opened.add(client);
        assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");
        String line;
        do {
            line = client.line();
        } while (!": live".equals(line));
        site.time.settle();
        return client;
    }

    private void decide(String why) {
        site.telling.decided(Site.decision("2026-11-21T11:50:00Z", Power.ON, why));
        site.time.settle();
    }

    private static String why(String why) {
        return """
                {"room":"kitchen","time":"2026-11-21T11:50:00Z","purifier":"fan","power":"on","changed":true,"reason":"too-high",\
                "why":"%s"}""".formatted(why);
    }

    private static String nextWhy(Raw client) throws IOException {
        boolean named = false;
        while (true) {
            String line = Objects.requireNonNull(client.line(), "the line is closed");
            if (named && line.startsWith("data: ")) {
                return line.substring(6);
            }
            named = line.equals("event: why");
        }
    }
}
