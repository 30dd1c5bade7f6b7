package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.dashboard.DashboardSettings;
import airkeeper.dashboard.Role;
import airkeeper.wire.Caller;
import airkeeper.wire.Heard;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Subscription;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.memory.MemoryLink;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class OrderRoutesTest {
    private static final String COMMAND = "/api/v1/rooms/kitchen/purifiers/fan/command";
    private static final String REPORT = """
            {"room":"kitchen","purifier":"fan","power":"on","mode":"auto","reason":"too-high","why":"1020 ppm is above 1000",\
            "since":"2026-11-21T11:50:00Z","until":null,"ageSeconds":3,"online":false,"quantity":"co2","value":1020,"on":1000,"off":800,\
            "drives":"ventilator","runSeconds":3600,"switches":12}""";

    private final Site site = new Site();
    private final MemoryLink purifier =
            site.broker.link(new Caller(new NodeId("purifier-1"), Duration.ZERO, null, null));
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private volatile Function<Heard, byte @Nullable []> answer = heard -> Json.bytes(Site.report());

    @SuppressWarnings("NullAway.Init") // got before each test
    private String ben;

    @BeforeEach
    void begin() throws Exception {
        purifier.hear(Subscription.newsOnly(TopicFilter.of(Topics.standard().command(Site.FAN))), this::ordered);
        purifier.start();
        site.dashboard.start();
        site.time.settle();
        site.telling.reported(Site.FAN, Site.report());
        site.user("Ben", Role.CARETAKER);
        ben = site.login("Ben");
    }

    @AfterEach
    void end() {
        site.close();
        site.dashboard.close();
        purifier.close();
    }

    private void ordered(Heard heard) {
        heard.acknowledge();
        orders.add(heard.text());
        assertThat(heard.retained()).isFalse();
        byte[] said = answer.apply(heard);
        if (said != null) {
            say(heard, said, heard.correlation());
        }
    }

    /** Called while the broker passes a message on: it is said after that, and cannot be waited for. */
    private void say(Heard heard, byte[] payload, byte @Nullable [] correlation) {
        var said = purifier.say(
                Message.json(heard.answerTo().orElseThrow(), payload).answering(correlation));
        assertThat(said).isNotCompletedExceptionally();
    }

    @Test
    void answersWithTheReportOnceThePurifierFollows() throws Exception {
        HttpResponse<String> followed = order("{\"mode\":\"on\",\"minutes\":30}");
        assertThat(followed.body()).isEqualTo(REPORT);
        assertThat(followed.statusCode()).isEqualTo(200);
        assertThat(order("{\"mode\":\"auto\",\"id\":\"c-17\"}").statusCode()).isEqualTo(200);
        assertThat(orders)
                .containsExactly(
                        "{\"mode\":\"on\",\"minutes\":30,\"by\":\"Ben\"}",
                        "{\"mode\":\"auto\",\"id\":\"c-17\",\"by\":\"Ben\"}");
    }

    @Test
    void saysWhyThePurifierDoesNotFollow() throws Exception {
        answer = heard -> Json.refusal("no readings for 5 min");
        problem(
                order("{\"mode\":\"on\"}"),
                409,
                "purifier-refused",
                "kitchen/fan does not do it: no readings for 5 min");
        answer = heard -> new byte[] {1};
        assertThat(Site.detail(order("{\"mode\":\"on\"}")))
                .startsWith("kitchen/fan does not do it: it answered something that is no report: expected JSON");
    }

    @Test
    void aPurifierThatIsSilentFor5sIsSaidSo() throws Exception {
        answer = heard -> null;
        CompletableFuture<HttpResponse<String>> asked = CompletableFuture.supplyAsync(() -> {
            try {
                return order("{\"mode\":\"on\"}");
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> !orders.isEmpty());
        site.time.advance(Duration.ofMillis(4_999));
        assertThat(asked).isNotDone();
        site.time.advance(Duration.ofMillis(1));
        problem(
                asked.join(),
                504,
                "purifier-silent",
                "kitchen/fan did not answer within 5 s, and the order has lapsed; is its purifier-node running?");
    }

    @Test
    void aForeignAnswerIsNotBelieved() throws Exception {
        answer = heard -> {
            byte[] forged = {1, 2, 3};
            say(heard, Json.refusal("forged"), forged);
            say(heard, Json.refusal("forged"), null);
            return Json.bytes(Site.report());
        };
        assertThat(order("{\"mode\":\"on\"}").body()).isEqualTo(REPORT);
    }

    @Test
    void withoutALineNothingIsOrdered() throws Exception {
        site.broker.stop();
        problem(
                order("{\"mode\":\"on\"}"),
                503,
                "about:blank",
                "the order could not be said: there is no line to the broker");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"mode\":\"up\"} | expected \"mode\" with one of auto, on, off, found the text \"up\"",
                "{\"mode\":\"on\",\"minutes\":0} | expected minutes from 1 to 10080, found 0",
                "{} | expected \"mode\" with a text, found none",
                "[] | expected ON, OFF, AUTO or a JSON object, found \"[]\"",
            })
    void aWrongOrderIsNotSaid(String body, String detail) throws Exception {
        HttpResponse<String> answer = order(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Site.detail(answer)).isEqualTo(detail);
        assertThat(orders).isEmpty();
    }

    @Test
    void aPurifierThatNobodyHeardOfIsNotFound() throws Exception {
        HttpResponse<String> answer = site.send(
                "POST", COMMAND.replace("fan", "vent"), "{\"mode\":\"on\"}", "Cookie", ben, "Origin", site.origin());
        problem(
                answer,
                404,
                "about:blank",
                "there is no purifier \"vent\" in a room \"kitchen\"; it appears with its first report");
    }

    @Test
    void whoMayOnlyLookOrdersNothing() throws Exception {
        site.user("Vera", Role.VIEWER);
        HttpResponse<String> refused =
                site.send("POST", COMMAND, "{\"mode\":\"on\"}", "Cookie", site.login("Vera"), "Origin", site.origin());
        problem(refused, 403, "about:blank", "Vera may look, and for this one must be allowed to order; ask an admin");
        problem(site.send("POST", COMMAND, "{\"mode\":\"on\"}"), 401, "about:blank", "log in first, or send a token");
        assertThat(orders).isEmpty();
    }

    @Test
    void whereOrderingIsOpenNobodyHasToLogIn() throws Exception {
        try (Site open =
                new Site(new DashboardSettings.Web("127.0.0.1", 0, DashboardSettings.Open.ORDER, List.of(), null))) {
            assertThat(open.get("/api/v1/me").body())
                    .isEqualTo("{\"name\":null,\"open\":\"order\",\"rights\":[\"look\",\"order\"],\"first\":true}");
            assertThat(open.send("POST", COMMAND, "{\"mode\":\"on\"}").statusCode())
                    .isEqualTo(404);
            assertThat(open.send("POST", "/more", "{}").statusCode()).isEqualTo(401);
        }
    }

    private HttpResponse<String> order(String body) throws Exception {
        return site.send("POST", COMMAND, body, "Cookie", ben, "Origin", site.origin());
    }

    private static void problem(HttpResponse<String> answer, int status, String type, String detail) throws Exception {
        assertThat(Site.detail(answer)).isEqualTo(detail);
        assertThat(answer.body()).startsWith("{\"type\":\"" + type + "\"");
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}
