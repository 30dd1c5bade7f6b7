package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.mqtt.MosquittoBroker;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A home with Airkeeper: Debian's Mosquitto, the three nodes from their jars, and other people's clients beside them. */
final class Installation implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final MosquittoBroker broker = MosquittoBroker.open();
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<NodeProcess> clients = new ArrayList<>();
    private final int webPort = MosquittoBroker.freePort();

    /**
     * All three nodes, once they have their line: in the living room a foreign sensor and a relay without minimum times, in
     * the study a simulated sensor.
     */
    Installation(Path directory) {
        String url = "[broker]\nurl = \"" + broker.uri() + "\"\n";
        start(directory, "sensor-node", """
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
        start(directory, "purifier-node", """
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
        start(directory, "dashboard", """
                node = "dashboard"
                %s
                [history]
                file = "%s"
                [web]
                host = "127.0.0.1"
                port = %d
                """.formatted(url, directory.resolve("history.db"), webPort));
        nodes.forEach(node -> node.awaitLine(line -> line.contains("Connected to")));
    }

    private void start(Path directory, String module, String toml) {
        nodes.add(NodeProcess.node(module, NodeProcess.settings(directory, module, toml)));
    }

    MosquittoBroker broker() {
        return broker;
    }

    /** The sensor-node, the purifier-node and the dashboard. */
    List<NodeProcess> nodes() {
        return nodes;
    }

    /** What the dashboard answers. */
    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webPort + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    /** A {@code mosquitto_sub} that is subscribed when this returns. */
    NodeProcess subscribed(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "stdbuf", "-oL", "mosquitto_sub", "-d", "-q", "1", "-h", "127.0.0.1", "-p", "" + broker.port()));
        command.addAll(List.of(arguments));
        NodeProcess client = NodeProcess.of(command.toArray(String[]::new));
        clients.add(client);
        client.awaitLine(line -> line.startsWith("Subscribed"));
        return client;
    }

    /** A {@code mosquitto_pub} that has done its work when this returns. */
    void publish(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("mosquitto_pub", "-q", "1", "-h", "127.0.0.1", "-p", "" + broker.port()));
        command.addAll(List.of(arguments));
        List<String> output = new ArrayList<>();
        assertThat(NodeProcess.run(output, command.toArray(String[]::new)))
                .as("%s", output)
                .isZero();
    }

    @Override
    public void close() {
        clients.forEach(NodeProcess::close);
        nodes.reversed().forEach(NodeProcess::close);
        broker.close();
    }
}
