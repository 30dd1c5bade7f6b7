package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.About;
import airkeeper.dashboard.Broker;
import airkeeper.dashboard.DashboardSettings;
import airkeeper.dashboard.Role;
import airkeeper.dashboard.Tap;
import airkeeper.wire.NodeId;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.mqtt.MqttLink;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an admin sees of a real Mosquitto. */
@Tag("mosquitto")
class MqttViewTest {
    private static final int BURST = 10_000;

    private final Site site = new Site();
    private final List<AutoCloseable> open = new ArrayList<>();
    private String session = "";

    @BeforeEach
    void people() throws Exception {
        site.user("anna", Role.ADMIN);
        session = site.login("anna");
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        site.close();
    }

    private <C extends AutoCloseable> C keep(C closeable) {
        open.add(closeable);
        return closeable;
    }

    /** A dashboard beside the site's, with its users, whose tap is on a real broker. */
    private WebServer on(MosquittoBroker broker) {
        BrokerSettings settings = BrokerSettings.open(broker.uri());
        Tap tap = new Tap(new NodeId("dashboard"), caller -> new MqttLink(settings, caller), site.time);
        WebServer server = keep(new WebServer(
                new DashboardSettings.Web("127.0.0.1", 0),
                About.REAL,
                site.dashboard,
                Broker.of(settings, Topics.standard(), tap),
                site.time,
                List.of()));
        server.start();
        return server;
    }

    private Viewer viewer(WebServer server, String filter) throws IOException {
        String path = "/api/v1/mqtt?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
        return keep(new Viewer(new Raw(server.port(), path, "Cookie: " + session)));
    }

    private static void publish(MosquittoBroker broker, String... more) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("mosquitto_pub", "-h", "127.0.0.1", "-p", Integer.toString(broker.port())));
        command.addAll(Arrays.asList(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(said).isZero();
    }

    @Test
    void showsAllThatStandsOnAMessage() throws Exception {
        MosquittoBroker broker = keep(MosquittoBroker.open());
        String[] properties =
                "-V 5 -q 1 -r -t home/x -m {\"co2\":812} -D publish user-property made-by bench -D publish user-property made-by β -D publish content-type application/json -D publish response-topic home/answer -D publish correlation-data q1 -D publish message-expiry-interval 600"
                        .split(" ");
        publish(broker, properties);

        Viewer viewer = viewer(on(broker), "home/+");
        assertThat(viewer.next("state").toString())
                .isEqualTo("{\"up\":true,\"why\":\"connected to " + broker.uri() + "\"}");
        JsonNode message = viewer.next("message");
        assertThat(message.path("expirySeconds").asInt()).isBetween(590, 600);
        assertThat(message.toString().replaceFirst(",\"expirySeconds\":\\d+", ""))
                .isEqualTo("""
                {"time":"2026-11-21T12:00:00Z","topic":"home/x","qos":1,"retained":true,"duplicate":false,"bytes":11,\
                "text":"{\\"co2\\":812}","whole":true,"contentType":"application/json","answerTo":"home/answer","correlation":"7131",\
                "properties":[["made-by","bench"],["made-by","β"]]}""");
    }

    @Test
    void showsWhatOldClientsSayAndBytesThatAreNoText() throws Exception {
        MosquittoBroker broker = keep(MosquittoBroker.open());
        Viewer viewer = viewer(on(broker), "#");
        viewer.next("state");

        publish(broker, "-V", "mqttv311", "-t", "home/livingroom/co2", "-m", "1250");
        assertThat(viewer.next("message").toString()).isEqualTo("""
                {"time":"2026-11-21T12:00:00Z","topic":"home/livingroom/co2","qos":0,"retained":false,"duplicate":false,"bytes":4,\
                "text":"1250","whole":true}""");

        Path picture = broker.file("picture");
        byte[] bytes = new byte[5_000];
        bytes[0] = (byte) 0xFF;
        Files.write(picture, bytes);
        publish(broker, "-t", "camera", "-f", picture.toString());
        JsonNode shown = viewer.next("message");
        assertThat(shown.path("hex").asText()).startsWith("ff0000").hasSize(512);
        assertThat(shown.path("bytes").asInt()).isEqualTo(5_000);
        assertThat(shown.path("whole").asBoolean()).isFalse();

        Files.writeString(picture, "x".repeat(2_047) + "€uro");
        publish(broker, "-t", "letter", "-f", picture.toString());
        assertThat(viewer.next("message").path("text").asText()).isEqualTo("x".repeat(2_047));
    }

    @Test
    void showsTheWillOfAClientThatIsKilled() throws Exception {
        MosquittoBroker broker = keep(MosquittoBroker.open());
        Viewer viewer = viewer(on(broker), "#");
        viewer.next("state");
        String gone = "{\"state\":\"offline\",\"node\":\"pi\"}";
        Process client = new ProcessBuilder(
                        "mosquitto_pub",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(broker.port()),
                        "-l",
                        "-t",
                        "pi/says",
                        "--will-topic",
                        "airkeeper/node/pi",
                        "--will-payload",
                        gone,
                        "--will-retain")
                .start();
        try (var talk = client.outputWriter()) {
            talk.write("hello\n");
            talk.flush();
            assertThat(viewer.next("message").path("text").asText()).isEqualTo("hello");
            client.destroyForcibly().onExit().join();
        }

        JsonNode will = viewer.next("message");
        assertThat(will.path("text").asText()).isEqualTo(gone);
        assertThat(will.path("retained").asBoolean()).isTrue();
    }

    @Test
    void whoDoesNotReadHoldsUpNobodyElseAndEveryLineIsShownOrToldToBeLost() throws Exception {
        // else it drops some itself, which nobody can count
        MosquittoBroker broker = keep(MosquittoBroker.open("max_queued_messages 0"));
        WebServer server = on(broker);
        Viewer stuck = viewer(server, "#");
        stuck.next("state");
        Viewer reading = viewer(server, "end");
        reading.next("state");
        Path lines = broker.file("lines");
        Files.write(lines, Stream.generate(() -> "x".repeat(1_000)).limit(BURST).toList());
        Process pub = new ProcessBuilder(
                        "mosquitto_pub", "-h", "127.0.0.1", "-p", Integer.toString(broker.port()), "-t", "burst", "-l")
                .redirectInput(lines.toFile())
                .start();
        assertThat(pub.onExit().join().exitValue()).isZero();
        publish(broker, "-t", "end", "-m", "all said");
        assertThat(reading.next("message").path("text").asText()).isEqualTo("all said");

        int shown = 0;
        int lost = 0;
        while (shown + lost < BURST) {
            Told told = stuck.next();
            if (told.name().equals("lost")) {
                lost += told.data().path("count").asInt();
            } else if (!told.data().path("topic").asText().equals("end")) {
                shown++;
            }
        }
        assertThat(shown + lost).isEqualTo(BURST);
    }

    @Test
    void saysWhatTheBrokerDoesNotLetItHear() throws Exception {
        Path directory = MosquittoBroker.directory();
        Files.writeString(
                directory.resolve("dynsec.json"),
                "{\"defaultACLAccess\":{\"publishClientSend\":true,\"publishClientReceive\":true,\"subscribe\":false,\"unsubscribe\":true}}");
        MosquittoBroker broker = keep(MosquittoBroker.with(
                directory,
                MosquittoBroker.freePort(),
                List.of(
                        "allow_anonymous true",
                        "plugin " + plugin(),
                        "plugin_opt_config_file " + directory.resolve("dynsec.json"))));

        JsonNode state = viewer(on(broker), "#").next("state");

        assertThat(state.path("up").asBoolean()).isFalse();
        assertThat(state.path("why").asText())
                .isEqualTo("no line to " + broker.uri()
                        + ": the broker does not let this node hear #; check the broker's permissions (0x87)");
    }

    private static Path plugin() throws IOException {
        try (Stream<Path> found =
                Files.find(Path.of("/usr/lib"), 2, (path, _) -> path.endsWith("mosquitto_dynamic_security.so"))) {
            return found.findFirst().orElseThrow();
        }
    }

    @Test
    void saysSomethingAsAnAdminOnly() throws Exception {
        MosquittoBroker broker = keep(MosquittoBroker.open());
        WebServer server = on(broker);
        String json = "{\"topic\":\"home/x\",\"payload\":\" 812\\n\",\"qos\":1,\"retained\":true}";
        HttpResponse<String> early = say(server, session, json);
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(Site.detail(early))
                .isEqualTo("it was not said: nobody listens, and it would be said over a listener's line");
        Viewer viewer = viewer(server, "#");
        viewer.next("state");

        HttpResponse<String> answer = say(server, session, json);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.tree(answer.body().getBytes(StandardCharsets.UTF_8)).toString())
                .isEqualTo("{\"topic\":\"home/x\",\"bytes\":5,\"qos\":1,\"retained\":true}");
        assertThat(viewer.next("message").path("text").asText()).isEqualTo(" 812\n");

        String command =
                "{\"topic\":\"airkeeper/kitchen/purifier/fan/set\",\"payload\":\"ON\",\"qos\":1,\"retained\":true}";
        HttpResponse<String> refused = say(server, session, command);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Site.detail(refused))
                .isEqualTo("retained: expected false on \"airkeeper/kitchen/purifier/fan/set\", found true: the broker"
                        + " would give it again to each node that starts, and nodes refuse that");
        assertThat(say(server, session, command.replace("true", "false")).statusCode())
                .isEqualTo(200);
        assertThat(Site.detail(say(server, session, "{\"topic\":\"a/#\",\"payload\":\"\"}")))
                .isEqualTo("topic: expected a topic without + and #, found \"a/#\"");
        site.user("ben", Role.CARETAKER);
        assertThat(say(server, site.login("ben"), json).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> say(WebServer server, String cookie, String json) throws Exception {
        String origin = "http://127.0.0.1:" + server.port();
        return site.client()
                .send(
                        HttpRequest.newBuilder(URI.create(origin + "/api/v1/mqtt"))
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .headers("Content-Type", "application/json", "Origin", origin, "Cookie", cookie)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private record Told(String name, JsonNode data) {}

    /** Reads server-sent events. */
    private record Viewer(Raw raw) implements AutoCloseable {
        private static final ObjectMapper JSON = new ObjectMapper();

        JsonNode next(String name) throws IOException {
            Told told = next();
            assertThat(told.name()).as(told.data().toString()).isEqualTo(name);
            return told.data();
        }

        Told next() throws IOException {
            String name = "";
            while (true) {
                String line = raw.line();
                if (line == null) {
                    throw new IOException("expected an event, found the end");
                }
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    return new Told(name, JSON.readTree(line.substring(6)));
                }
            }
        }

        @Override
        public void close() throws IOException {
            raw.close();
        }
    }
}
