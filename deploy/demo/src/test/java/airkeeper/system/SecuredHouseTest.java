package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.mqtt.MosquittoBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three nodes as processes, and a device beside them, each with its own password and no more than it may, over TLS. */
@Tag("mosquitto")
class SecuredHouseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<NodeProcess> programs = new ArrayList<>();
    private final int webPort = MosquittoBroker.freePort();
    private SecuredBroker broker;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() {
        broker = new SecuredBroker(directory.resolve("broker"));
        broker.setUp("add", "sensor-node", "pi-sensor", "livingroom/esp", "--hears", "home/livingroom/co2");
        broker.setUp("add", "purifier-node", "pi-fan", "livingroom/fan");
        broker.setUp("add", "dashboard", "dashboard", "--home-assistant", "homeassistant", "--says", "air/alerts");
        broker.setUp("add", "device", "esp", "--says", "home/livingroom/co2");
        broker.setUp("add", "home-assistant", "home");
        broker.start();
        node("sensor-node", """
                node = "pi-sensor"
                state = "%s"
                %s
                [[sensor]]
                room = "livingroom"
                id = "esp"
                kind = "foreign"
                topic = "home/livingroom/co2"
                format = "number"
                """.formatted(directory.resolve("state"), broker.toml("pi-sensor")));
        node("purifier-node", """
                node = "pi-fan"
                %s
                [[purifier]]
                room = "livingroom"
                id = "fan"
                minimum-on = "0 s"
                minimum-off = "0 s"
                relay = { kind = "simulated" }
                """.formatted(broker.toml("pi-fan")));
        node("dashboard", """
                node = "dashboard"
                home-assistant = "homeassistant"
                alert-topic = "air/alerts"
                %s
                [history]
                file = "%s"
                [web]
                host = "127.0.0.1"
                port = %d
                open = "order"
                """.formatted(broker.toml("dashboard"), directory.resolve("history.db"), webPort));
        programs.forEach(node -> node.awaitLine(line -> line.contains("Connected to")));
    }

    @AfterEach
    void stop() {
        programs.reversed().forEach(NodeProcess::close);
        broker.close();
    }

    @Test
    void theWholeHouseWorksAndNothingInItIsRefused() throws Exception {
        NodeProcess home = client("mosquitto_sub", "home", "-v", "-t", "airkeeper/#", "-t", "homeassistant/#");
        home.awaitLine(line -> line.startsWith("airkeeper/node/dashboard {\"state\":\"online\""));

        NodeProcess device = client("mosquitto_pub", "esp", "-t", "home/livingroom/co2", "-m", "1250");
        assertThat(device.awaitExit()).isZero();
        home.awaitLine("airkeeper/livingroom/sensor/esp/co2 1250"::equals);
        home.awaitLine("airkeeper/livingroom/purifier/fan/relay ON"::equals);
        home.awaitLine(line -> line.startsWith("homeassistant/device/"));

        HttpResponse<String> order = post("/api/v1/rooms/livingroom/purifiers/fan/command", "{\"mode\":\"off\"}");
        assertThat(order.statusCode()).as(order.body()).isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() ->
                        last(home, "airkeeper/livingroom/purifier/fan/relay").equals("OFF"));

        client("mosquitto_pub", "home", "-t", "airkeeper/livingroom/purifier/fan/set", "-m", "AUTO")
                .awaitExit();
        await().atMost(PATIENCE)
                .until(() ->
                        last(home, "airkeeper/livingroom/purifier/fan/relay").equals("ON"));

        for (NodeProcess program : programs) {
            assertThat(program.lines()).noneMatch(line -> line.contains("refused") || line.contains("not let"));
        }
    }

    @Test
    void theDoctorTriesTheBrokerWithNoMoreThanTheNodeMayAndBesideIt() {
        assertThat(doctorOf("sensor-node")).containsSequence(wellAt("pi-sensor", 1, "online"));
        assertThat(doctorOf("purifier-node")).containsSequence(wellAt("pi-fan", 2, "online"));
        for (NodeProcess node : programs) {
            assertThat(node.lines()).noneMatch(line -> line.contains("No line to"));
            node.close();
        }
        assertThat(doctorOf("sensor-node"))
                .containsSequence(wellAt("pi-sensor", 1, "offline"))
                .anyMatch(line -> line.matches("  ✓ ok     its certificate holds for 109\\d days, until .*"));
    }

    private List<String> doctorOf(String module) {
        List<String> output = new ArrayList<>();
        NodeProcess.run(
                output,
                NodeProcess.command(
                        module, "doctor", directory.resolve(module + ".toml").toString()));
        return output;
    }

    private List<String> wellAt(String node, int subscriptions, String state) {
        String url = "mqtts://localhost:" + broker.tlsPort();
        return List.of(
                "The broker " + url,
                "  ✓ ok     connected to " + url + ", by MQTT 5",
                "  ✓ ok     it takes all subscriptions (" + subscriptions
                        + "); a Mosquitto does that also where it will hand nothing over",
                "  ✓ ok     it takes what is said on airkeeper/node/" + node,
                "  ✓ ok     it keeps what is said to be kept (retained): " + node + " is " + state + " there");
    }

    private static String last(NodeProcess subscriber, String topic) {
        return subscriber.lines().stream()
                .filter(line -> line.startsWith(topic + " "))
                .map(line -> line.substring(topic.length() + 1))
                .reduce("", (one, other) -> other);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webPort + path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private void node(String module, String toml) {
        programs.add(NodeProcess.node(module, NodeProcess.settings(directory, module, toml)));
    }

    /** One of Mosquitto's own clients, as an account. */
    private NodeProcess client(String program, String account, String... more) {
        Map<String, String> handout = broker.handout(account);
        List<String> command = new ArrayList<>(List.of(
                "stdbuf",
                "-oL",
                program,
                "-V",
                "mqttv5",
                "-q",
                "1",
                "-h",
                "localhost",
                "-p",
                "" + broker.tlsPort(),
                "--cafile",
                broker.folder().resolve("ca.pem").toString(),
                "-u",
                account,
                "-P",
                handout.get("AIRKEEPER_BROKER_PASSWORD")));
        command.addAll(List.of(more));
        NodeProcess client = NodeProcess.of(command.toArray(String[]::new));
        programs.add(client);
        return client;
    }
}
