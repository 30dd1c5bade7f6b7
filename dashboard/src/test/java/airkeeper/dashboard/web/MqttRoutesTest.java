package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.dashboard.Health;
import airkeeper.dashboard.Role;
import airkeeper.dashboard.Tap;
import airkeeper.wire.Caller;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Topic;
import airkeeper.wire.memory.MemoryLink;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may listen to the broker, how many, for how long, and what the others are told of it. */
class MqttRoutesTest {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final String MQTT = "/api/v1/mqtt";

    private final Site site = new Site();
    private final List<Raw> open = new ArrayList<>();
    private final MemoryLink node = site.broker.link(new Caller(new NodeId("pi"), Duration.ZERO, null, null));
    private String session = "";

    @BeforeEach
    void people() throws Exception {
        site.user("anna", Role.ADMIN);
        site.user("ben", Role.CARETAKER);
        site.user("cleo", Role.VIEWER);
        session = site.login("anna");
        node.start();
    }

    @AfterEach
    void end() throws Exception {
        for (Raw each : open) {
            each.close();
        }
        site.close();
    }

    private Raw listening() throws Exception {
        Raw raw = new Raw(site.server.port(), MQTT, "Cookie: " + session);
        open.add(raw);
        assertThat(raw.line()).isEqualTo("HTTP/1.1 200 OK");
        return raw;
    }

    private static void until(Raw raw, String words) throws Exception {
        String line = raw.line();
        while (line != null && !line.contains(words)) {
            line = raw.line();
        }
        assertThat(line).as("expected " + words).isNotNull();
    }

    private void say(String topic, String payload) {
        node.say(Message.text(new Topic(topic), payload)).join();
    }

    @Test
    void isForAdminsOnly() throws Exception {
        assertThat(site.get(MQTT).statusCode()).isEqualTo(401);
        HttpResponse<String> refused = site.get(MQTT, "Cookie", site.login("ben"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Site.detail(refused))
                .isEqualTo("ben may order, and for this one must be allowed to admin; ask an admin");
        assertThat(site.get(MQTT, "Cookie", site.login("cleo")).statusCode()).isEqualTo(403);
    }

    @Test
    void aFilterThatIsNoneIsNamed() throws Exception {
        HttpResponse<String> answer = site.get(MQTT + "?filter=a%23", "Cookie", session);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Site.detail(answer)).isEqualTo("filter: expected # to stand alone at the end, found \"a#\"");
    }

    @Test
    void noMoreListenThanABrokerShouldBear() throws Exception {
        for (int i = 0; i < Tap.MOST; i++) {
            listening();
        }
        HttpResponse<String> refused = site.get(MQTT, "Cookie", session);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(Site.detail(refused))
                .isEqualTo("already 4 listen to the broker, which is the most that this dashboard serves");

        open.getFirst().close();
        await().atMost(BOUND).until(() -> {
            say("home/x", "is anybody there?");
            return Raw.status(site.server.port(), MQTT + "?", "Cookie: " + session) == 200;
        });
    }

    @Test
    void whoIsNotLoggedInAnyMoreHearsNothingMore() throws Exception {
        Raw raw = listening();
        until(raw, "\"up\":true");
        say("home/x", "before");
        until(raw, "before");

        site.send("POST", "/api/v1/logout", "{}", "Cookie", session, "Origin", site.origin());
        site.time.advance(Duration.ofSeconds(15));
        say("home/x", "after");

        List<String> rest = new ArrayList<>();
        for (String line = raw.line(); line != null; line = raw.line()) {
            rest.add(line);
        }
        say("home/x", "long after");
        assertThat(String.join("\n", rest)).doesNotContain("long after");
    }

    @Test
    void tellsWhereTheBrokerIsAndToAdminsAsWhom() throws Exception {
        site.telling.wrong(Health.Part.BROKER, "no line: check user airkeeper");
        assertThat(site.get("/api/v1/broker").body()).isEqualTo("""
                {"scheme":"mqtts","host":"broker.school","port":8884,"path":null,"prefix":"airkeeper","login":true,"user":null,\
                "ownCa":true,"certificates":false,"up":false,"why":null}""");
        assertThat(site.get("/api/v1/broker", "Cookie", session).body())
                .contains("\"user\":\"airkeeper\"")
                .contains("\"why\":\"no line: check user airkeeper\"");
    }
}
