package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.mqtt.MosquittoBroker;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's Mosquitto, the three nodes as processes of their own, and other people's clients. */
@Tag("mosquitto")
class ThreeNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FAN = "airkeeper/livingroom/purifier/fan";

    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<AutoCloseable> running = new ArrayList<>();
    private final int webPort = MosquittoBroker.freePort();
    private MosquittoBroker broker;

    @BeforeEach
    void start() {
        broker = MosquittoBroker.open();
        running.add(broker);
        String url = "[broker]\nurl = \"" + broker.uri() + "\"\n";
        NodeProcess sensor = start("sensor-node", """
                node = "pi-sensor"
                state = "%s"
                %s
                [[sensor]]
                room = "livingroom"
                id = "esp"
                kind = "foreign"
                topic = "home/livingroom/co2"
                format = "number"
                [[sensor]]
                room = "study"
                id = "sim"
                kind = "simulated"
                interval = "1 s"
                warm-up = "0 s"
                """.formatted(directory.resolve("state"), url));
        NodeProcess purifier = start("purifier-node", """
                node = "pi-purifier"
                %s
                [[purifier]]
                room = "livingroom"
                id = "fan"
                minimum-on = "0 s"
                minimum-off = "0 s"
                [purifier.relay]
                kind = "simulated"
                """.formatted(url));
        NodeProcess dashboard = start("dashboard", """
                node = "dashboard"
                %s
                [history]
                file = "%s"
                [web]
                host = "127.0.0.1"
                port = %d
                """.formatted(url, directory.resolve("history.db"), webPort));
        for (NodeProcess node : List.of(sensor, purifier, dashboard)) {
            node.awaitLine(line -> line.contains("Connected to"));
        }
    }

    private NodeProcess start(String module, String toml) {
        NodeProcess node = NodeProcess.node(module, NodeProcess.settings(directory, module, toml));
        running.add(node);
        return node;
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable part : running.reversed()) {
            part.close();
        }
    }

    @Test
    void anOldClientsBareNumberSwitchesTheRelayAndIsCharted() throws Exception {
        NodeProcess relay = subscribed("-V", "mqttv311", "-t", FAN + "/relay");
        NodeProcess number = subscribed("-V", "mqttv311", "-t", "airkeeper/livingroom/sensor/esp/co2");

        publish("-V", "mqttv311", "-t", "home/livingroom/co2", "-m", "1250");
        number.awaitLine("1250"::equals);
        relay.awaitLine("ON"::equals);

        publish("-V", "mqttv311", "-t", "home/livingroom/co2", "-m", "640");
        number.awaitLine("640"::equals);
        await().atMost(PATIENCE).until(() -> relay.lines().getLast().equals("OFF"));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(numbers(series("livingroom").get("max"))).contains(1250.0);
            assertThat(numbers(series("livingroom").get("min"))).contains(640.0);
        });
        JsonNode runs = get("/api/v1/rooms/livingroom/runs?" + today());
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).get("purifier").asText()).isEqualTo("fan");
        JsonNode fan = get("/api/v1/rooms/livingroom").get("purifiers").get(0);
        assertThat(fan.get("reason").asText()).isEqualTo("low-enough");
        assertThat(fan.get("why").asText()).isEqualTo("CO₂ 640 ppm ≤ 800 ppm");
    }

    @Test
    void anOrderSwitchesAndARetainedOneIsRefused() throws Exception {
        NodeProcess relay = subscribed("-V", "mqttv311", "-t", FAN + "/relay");
        NodeProcess why = subscribed("-t", FAN + "/why");
        publish("-t", "home/livingroom/co2", "-m", "600");
        relay.awaitLine("OFF"::equals);

        publish("-t", FAN + "/set", "-m", "ON", "-r");
        why.awaitLine(line -> line.contains("retained"));
        assertThat(relay.lines()).doesNotContain("ON");

        publish("-t", FAN + "/set", "-m", "ON");
        relay.awaitLine("ON"::equals);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/api/v1/rooms/livingroom")
                                .get("purifiers")
                                .get(0)
                                .get("mode")
                                .asText())
                        .isEqualTo("on"));

        publish("-t", FAN + "/set", "-m", "AUTO");
        await().atMost(PATIENCE).until(() -> relay.lines().getLast().equals("OFF"));
    }

    @Test
    void allNodesResumeAfterTheBrokerWasKilledAndNoReadingIsMissing() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored("study")).isGreaterThanOrEqualTo(3));

        broker.kill();
        for (AutoCloseable part : running) {
            if (part instanceof NodeProcess node) {
                node.awaitLine(line -> line.contains("No line to"));
            }
        }
        broker.restart();

        for (AutoCloseable part : running) {
            if (part instanceof NodeProcess node) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> node.lines().stream()
                                        .filter(line -> line.contains("Connected to"))
                                        .count()
                                >= 2);
            }
        }
        NodeProcess relay = subscribed("-V", "mqttv311", "-t", FAN + "/relay");
        publish("-V", "mqttv311", "-t", "home/livingroom/co2", "-m", "1250");
        relay.awaitLine("ON"::equals);

        // every number that the sensor ever gave to a reading is in the file
        NodeProcess live = subscribed("-C", "1", "-t", "airkeeper/study/sensor/sim", "-R");
        live.awaitExit();
        String reading = live.lines().stream()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .orElseThrow();
        long last = new JsonMapper().readTree(reading).get("seq").asLong();
        // the first number of a sensor is 0
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored("study")).isGreaterThanOrEqualTo(last + 1));
    }

    private long stored(String room) throws Exception {
        long count = 0;
        for (JsonNode slot :
                get("/api/v1/rooms/" + room + "/series?quantity=co2&" + today()).get("count")) {
            count += slot.asLong();
        }
        return count;
    }

    private JsonNode series(String room) throws Exception {
        return get("/api/v1/rooms/" + room + "/series?quantity=co2&points=2000&" + today());
    }

    private static String today() {
        long now = System.currentTimeMillis();
        return "from=" + (now - 600_000) + "&to=" + (now + 600_000);
    }

    private static List<Double> numbers(JsonNode list) {
        List<Double> numbers = new ArrayList<>();
        list.forEach(slot -> {
            if (!slot.isNull()) {
                numbers.add(slot.asDouble());
            }
        });
        return numbers;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webPort + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    /** A {@code mosquitto_sub} that is subscribed when this returns. */
    private NodeProcess subscribed(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "stdbuf", "-oL", "mosquitto_sub", "-d", "-q", "1", "-h", "127.0.0.1", "-p", "" + broker.port()));
        command.addAll(List.of(arguments));
        NodeProcess client = NodeProcess.of(command.toArray(String[]::new));
        running.add(client);
        client.awaitLine(line -> line.startsWith("Subscribed"));
        return client;
    }

    private void publish(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("mosquitto_pub", "-q", "1", "-h", "127.0.0.1", "-p", "" + broker.port()));
        command.addAll(List.of(arguments));
        List<String> output = new ArrayList<>();
        assertThat(NodeProcess.run(output, command.toArray(String[]::new)))
                .as("%s", output)
                .isZero();
    }
}
