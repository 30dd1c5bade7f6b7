package airkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.demo.web.HouseholdPanel;
import airkeeper.wire.Drives;
import airkeeper.wire.Room;
import airkeeper.wire.json.Json;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.time.FastTime;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseholdPanelTest {
    private static final Instant BEGIN = Instant.parse("2026-11-19T08:20:00Z");
    private static final Room CLASSROOM = new Room("classroom");

    private final HttpClient browser = HttpClient.newHttpClient();

    @TempDir
    private Path state;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Site site;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Javalin server;

    @BeforeEach
    void start() throws Exception {
        PastWeek past = new PastWeek(Place.all(1), BEGIN, ZoneOffset.UTC, 1);
        past.remember(_ -> {});
        site = new Site(
                Place.all(1),
                past,
                state,
                BrokerSettings.open(URI.create("mqtt://memory")),
                new MemoryBroker()::link,
                new FastTime(BEGIN, 60),
                ZoneOffset.UTC);
        site.start();
        HouseholdPanel panel = new HouseholdPanel(site.household(), site.switchboard());
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    panel.routes(config);
                })
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
        site.close();
        browser.close();
    }

    @Test
    void itSaysHowTheRoomsStand() throws Exception {
        HttpResponse<String> answer = send(request("/demo/household").GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).findValuesAsText("room")).containsExactly("bedroom", "classroom", "kitchen");
        JsonNode classroom = json(answer).get(1);
        assertThat(classroom.get("people").intValue()).isBetween(25, 28);
        assertThat(classroom.get("plannedPeople")).isEqualTo(classroom.get("people"));
        assertThat(classroom.get("window").asText()).isEqualTo("closed");
        assertThat(classroom.get("drives").asText()).isEqualTo("ventilator");
    }

    @Test
    void itSendsPeopleOutAndOpensWindowsAndGivesBothBack() throws Exception {
        JsonNode changed = json(post("{\"people\":3,\"window\":\"open\"}"));
        assertThat(changed.get("people").intValue()).isEqualTo(3);
        assertThat(changed.get("window").asText()).isEqualTo("open");

        JsonNode back = json(post("{\"people\":null,\"window\":null}"));
        assertThat(back.get("people")).isEqualTo(back.get("plannedPeople"));
        assertThat(back.get("window").asText()).isEqualTo("closed");
    }

    @Test
    void itPlugsSomethingElseInAtTheRelay() throws Exception {
        assertThat(json(post("{\"drives\":\"purifier\"}")).get("drives").asText())
                .isEqualTo("purifier");
        assertThat(site.household().seen(CLASSROOM).drives()).isEqualTo(Drives.PURIFIER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"people\":41} | Expected people to be a whole number from 0 to 40 or null, found 41.",
                "{\"people\":\"all\"} | Expected people to be a whole number from 0 to 40 or null, found \"all\".",
                "{\"window\":\"ajar\"} | Expected window to be one of open, closed, found \"ajar\".",
                "{\"drives\":\"heater\"} | Expected drives to be one of ventilator, purifier, fan, found \"heater\".",
                "{\"drives\":null} | Expected drives to be ventilator, purifier or fan, found null.",
                "{} | Expected people, window or drives, found none of them.",
                "people=3 | Expected JSON such as {\"people\":12}.",
            })
    void aWrongWishIsOneSentence(String body, String sentence) throws Exception {
        assertProblem(post(body), 400, sentence);
    }

    @Test
    void aRoomThatIsNotThereIsSaidSo() throws Exception {
        assertProblem(
                send(change("/demo/household/cellar", "{\"people\":1}")), 404, "There is no room cellar in the demo.");
    }

    @Test
    void onlyJsonChangesAnything() throws Exception {
        HttpRequest.Builder form = request("/demo/household/classroom")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"people\":0}"));

        assertProblem(send(form), 415, "Expected Content-Type: application/json, found \"text/plain\".");
    }

    @Test
    void anotherPageChangesNothing() throws Exception {
        String refused = "Only the demo's own page may change its rooms.";
        assertProblem(
                send(change("/demo/household/classroom", "{\"people\":0}").header("Sec-Fetch-Site", "cross-site")),
                403,
                refused);
        assertProblem(
                send(change("/demo/household/classroom", "{\"people\":0}").header("Origin", "http://evil.example")),
                403,
                refused);
        assertThat(site.household().seen(CLASSROOM).people()).isPositive();
    }

    @Test
    void aStrangeHostNameIsRefused() throws Exception {
        // java.net.http sets Host itself
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /demo/household HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 403").contains("Ask for the demo as localhost");
        }
    }

    @Test
    void thePanelIsAModuleWithItsStyle() throws Exception {
        HttpResponse<String> module = send(request("/demo/panel.js").GET());
        HttpResponse<String> style = send(request("/demo/panel.css").GET());

        assertThat(module.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(module.body())
                .contains("export function mount(section, { fetchJson, words })")
                .doesNotContain("innerHTML");
        assertThat(style.headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(change("/demo/household/classroom", body).header("Sec-Fetch-Site", "same-origin"));
    }

    private HttpRequest.Builder change(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String sentence) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).get("detail").asText()).isEqualTo(sentence);
    }
}
