package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.NodeId;
import airkeeper.wire.Topics;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.settings.Or;
import airkeeper.wire.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings for other people's brokers, tried on a local one with the same kind of listener. */
@Tag("mosquitto")
class BrokerExamplesTest {
    private static final Path EXAMPLES = Path.of("../examples/brokers");

    @TempDir
    private Path directory;

    /** What stands in these files. */
    record Example(@Or(Topics.DEFAULT_PREFIX) Topics prefix, BrokerSettings broker) {}

    @Test
    void thePublicOneIsKnownToBePublicAndTheOthersAreNot() throws Exception {
        assertThat(example("emqx-public.toml", Map.of()).broker().isPublic()).isTrue();
        for (String own : List.of("mosquitto.toml", "hivemq-cloud.toml", "emqx.toml", "emqx-websocket.toml")) {
            assertThat(example(own, Map.of("AIRKEEPER_BROKER_URL", "mqtts://localhost"))
                            .broker()
                            .isPublic())
                    .as(own)
                    .isFalse();
            assertThat(Files.readString(EXAMPLES.resolve(own))).doesNotContain("broker.emqx.io");
        }
    }

    @Test
    void theyComeIn() throws Exception {
        SecuredBroker broker = new SecuredBroker(directory.resolve("broker"));
        broker.setUp("add", "sensor-node", "pi-kitchen", "kitchen/scd41");
        int websockets = MosquittoBroker.freePort();
        try (broker) {
            broker.start("listener " + websockets + " 127.0.0.1", "protocol websockets");
            // HiveMQ Cloud's certificate is from an authority that the system knows, and this one is not
            String authority = broker.folder().resolve("ca.pem").toString();
            comesIn(broker, "mosquitto.toml", "mqtts://localhost:" + broker.tlsPort(), authority);
            comesIn(broker, "hivemq-cloud.toml", "mqtts://localhost:" + broker.tlsPort(), authority);
            comesIn(broker, "emqx.toml", "mqtt://localhost:" + broker.port(), null);
            comesIn(broker, "emqx-websocket.toml", "ws://localhost:" + websockets + "/mqtt", null);
        }
    }

    /** With the address of a local broker, and else as the file says. */
    private void comesIn(SecuredBroker broker, String file, String url, String authority) throws Exception {
        Map<String, String> environment = authority == null
                ? Map.of("AIRKEEPER_BROKER_URL", url)
                : Map.of("AIRKEEPER_BROKER_URL", url, "AIRKEEPER_BROKER_CA_FILE", authority);
        Path password = Files.writeString(
                directory.resolve("broker-password"),
                broker.handout("pi-kitchen").get("AIRKEEPER_BROKER_PASSWORD"));
        BrokerSettings settings = load(file, password, environment).broker();
        List<Link.State> states = new CopyOnWriteArrayList<>();
        try (MqttLink link = new MqttLink(settings, new Caller(new NodeId("pi-kitchen"), Duration.ZERO, null, null))) {
            link.watch(states::add);
            link.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> !states.isEmpty());
        }
        assertThat(states.getFirst()).as(file).isEqualTo(new Link.State(true, "connected to " + url));
    }

    private Example example(String file, Map<String, String> environment) throws Exception {
        return load(file, Files.writeString(directory.resolve("broker-password"), "secret"), environment);
    }

    /** The file as it stands, but for where the password and the authority are. */
    private Example load(String file, Path password, Map<String, String> environment) throws Exception {
        String written = Files.readString(EXAMPLES.resolve(file))
                .replace("/etc/airkeeper/broker-password", password.toString())
                .replaceAll("ca-file = .*\n", "");
        return Settings.load(Example.class, NodeProcess.settings(directory, file, written), environment);
    }
}
