package airkeeper.demo.hivemq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import airkeeper.wire.Caller;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MqttLink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoBrokerTest {
    private static final Topic TOPIC = new Topic("demo/greeting");

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static DemoBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = new DemoBroker(folder, freePort());
        broker.start().get(30, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() {
        broker.close();
        broker.close();
    }

    @Test
    void twoNodesTalkOverIt() {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        AtomicInteger up = new AtomicInteger();
        try (MqttLink listener = link("listener");
                MqttLink speaker = link("speaker")) {
            listener.hear(Subscription.newsOnly(TopicFilter.of(TOPIC)), message -> {
                message.acknowledge();
                heard.add(message.text());
            });
            listener.watch(_ -> up.incrementAndGet());
            speaker.watch(_ -> up.incrementAndGet());
            listener.start();
            speaker.start();
            await().atMost(Duration.ofSeconds(10)).untilAtomic(up, equalTo(2));

            assertThat(speaker.say(Message.text(TOPIC, "good morning"))).succeedsWithin(Duration.ofSeconds(10));
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(heard).containsExactly("good morning"));
        }
    }

    /** A CONNECT of protocol level 4, as PubSubClient on an ESP8266 sends it (MQTT 3.1.1, 3.1), and the CONNACK it wants. */
    @Test
    void aClientOfMqtt311MayJoin() throws IOException {
        byte[] connect = {0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 1, 'e'};
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), broker.uri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(connect);

            assertThat(socket.getInputStream().readNBytes(4)).containsExactly(0x20, 2, 0, 0);
        }
    }

    @Test
    void onlyThisMachineReachesIt() throws IOException {
        List<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        for (InetAddress address : outside) {
            try (Socket socket = new Socket()) {
                assertThat(catchThrowable(() -> socket.connect(
                                new InetSocketAddress(address, broker.uri().getPort()), 2_000)))
                        .as("%s", address)
                        .isInstanceOf(IOException.class);
            }
        }
    }

    private static MqttLink link(String name) {
        return new MqttLink(BrokerSettings.open(broker.uri()), new Caller(new NodeId(name), Duration.ZERO, null, null));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
