package airkeeper.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.Caller;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.LinkException;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.settings.ReadableFile;
import airkeeper.wire.settings.Secret;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a line over MQTT does when brokers die, refuse, freeze and come back. */
@Tag("mosquitto")
class MqttLinkTest {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final Time TIME = new SystemTime();

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void comesUpWhenTheBrokerDoes() {
        int port = MosquittoBroker.freePort();
        URI url = URI.create("mqtt://127.0.0.1:" + port);
        Node node = node(BrokerSettings.open(url), Duration.ZERO);
        await().atMost(BOUND).until(() -> !node.states.isEmpty());
        assertThat(node.states.getFirst())
                .isEqualTo(new Link.State(
                        false, "no line to " + url + ": no broker listens there; start it, or correct the url"));

        keep(MosquittoBroker.with(MosquittoBroker.directory(), port, List.of("allow_anonymous true")));

        node.awaitUp();
        assertThat(node.states).containsExactly(node.states.getFirst(), new Link.State(true, "connected to " + url));
    }

    @Test
    void resumesByItselfAfterTheBrokerDied() {
        MosquittoBroker broker = keep(MosquittoBroker.open());
        Node node = node(BrokerSettings.open(broker.uri()), Duration.ofHours(1));
        node.awaitUp();

        for (int time = 1; time <= 3; time++) {
            broker.kill();
            node.awaitDown();
            broker.restart();
            node.awaitUp();
            String payload = "after " + time;
            node.link.say(Message.text(new Topic("air/kitchen"), payload)).join();
            await().atMost(BOUND).until(() -> node.texts().contains(payload));
        }
        assertThat(node.states).extracting(Link.State::up).containsExactly(true, false, true, false, true, false, true);
    }

    @Test
    void whatIsUnderWayWhenTheBrokerDiesFailsOrArrives() {
        MosquittoBroker broker = keep(MosquittoBroker.open());
        Node node = node(BrokerSettings.open(broker.uri()), Duration.ZERO);
        node.awaitUp();
        broker.freeze();
        List<CompletableFuture<Void>> said = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            said.add(node.link.say(Message.text(new Topic("air/kitchen"), "frozen " + i)));
        }
        assertThat(said).noneMatch(CompletableFuture::isDone);

        broker.kill();

        await().atMost(BOUND).until(() -> said.stream().allMatch(CompletableFuture::isDone));
        assertThat(said)
                .allSatisfy(each -> assertThatThrownBy(each::join)
                        .cause()
                        .isInstanceOf(LinkException.class)
                        .hasMessageStartingWith("the "));
    }

    @Test
    void takesMoreThanTheBrokerTakesAtATime() {
        MosquittoBroker broker = keep(MosquittoBroker.open("max_inflight_messages 3"));
        Node node = node(BrokerSettings.open(broker.uri()), Duration.ZERO);
        node.awaitUp();

        List<CompletableFuture<Void>> said = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            said.add(node.link.say(Message.text(new Topic("air/kitchen"), "" + i)));
        }

        CompletableFuture.allOf(said.toArray(CompletableFuture[]::new)).join();
        await().atMost(BOUND).until(() -> node.heard.size() == 2_000);
        assertThat(node.texts()).element(1_999).isEqualTo("1999");
    }

    @Test
    void takesALongQueueThatComesBeforeTheBrokersAnswer() {
        // at quality of service 0 a broker sends all that it has queued at once; old Mosquittos do at 1 as well
        MosquittoBroker broker = keep(MosquittoBroker.open("queue_qos0_messages true", "max_queued_messages 0"));
        BrokerSettings settings = BrokerSettings.open(broker.uri());
        Node first = node(settings, Duration.ofHours(1));
        first.awaitUp();
        first.close();
        Node speaker = keep(new Node(settings, "speaker", Duration.ZERO));
        speaker.awaitUp();
        List<CompletableFuture<Void>> said = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            said.add(speaker.link.say(
                    Message.text(new Topic("air/kitchen"), "" + i).atMostOnce()));
        }
        CompletableFuture.allOf(said.toArray(CompletableFuture[]::new)).join();
        await().atMost(BOUND).until(() -> speaker.heard.size() == 12_000);

        Node again = node(settings, Duration.ofHours(1));

        again.awaitUp();
        await().atMost(BOUND).until(() -> again.heard.size() == 12_000);
        assertThat(again.texts()).element(11_999).isEqualTo("11999");
    }

    @Test
    void saysWhatToDoAboutAWrongPassword() throws IOException {
        MosquittoBroker broker = keep(guarded("topic readwrite #"));

        Node node = node(
                new BrokerSettings(broker.uri(), "pi", new Secret("wrong"), null, null, null, null), Duration.ZERO);

        await().atMost(BOUND).until(() -> !node.states.isEmpty());
        assertThat(node.states)
                .containsExactly(new Link.State(
                        false,
                        "no line to " + broker.uri() + ": the broker does not let this node in;"
                                + " check user and password, and the broker's permissions (0x87)"));
    }

    @Test
    void aRefusedMessageFailsWithASentence() throws IOException {
        MosquittoBroker broker = keep(guarded("user pi", "topic readwrite air/#"));
        Path password = Files.writeString(broker.file("node.password"), "right\nsecond line\n");
        Node node = node(
                new BrokerSettings(broker.uri(), "pi", null, new ReadableFile(password), null, null, null),
                Duration.ZERO);
        node.awaitUp();

        node.link.say(Message.text(new Topic("air/kitchen"), "allowed")).join();
        assertThatThrownBy(() ->
                        node.link.say(Message.text(new Topic("forbidden"), "x")).join())
                .cause()
                .isInstanceOf(LinkException.class)
                .hasMessage("the broker refused a message on forbidden: this node may not say anything on it;"
                        + " check the broker's permissions (0x87)");
        await().atMost(BOUND).until(() -> node.texts().contains("allowed"));
    }

    @Test
    void anEndpointThatNeverAnswersIsNoBroker() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("mqtt://127.0.0.1:" + silent.getLocalPort());
            Node node = node(BrokerSettings.open(url), Duration.ZERO);

            await().atMost(BOUND).until(() -> !node.states.isEmpty());

            assertThat(node.states.getFirst().why())
                    .isEqualTo("no line to " + url + ": something listens there, but does not answer as a broker");
        }
    }

    @Test
    void closingWhileNobodyAnswersIsBounded() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Node node =
                    node(BrokerSettings.open(URI.create("mqtt://127.0.0.1:" + silent.getLocalPort())), Duration.ZERO);
            await().atMost(BOUND).until(() -> threads("link-pi").size() == 1);

            Duration began = TIME.steady();
            node.link.close();

            assertThat(TIME.steady().minus(began)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void closingALineToAFrozenBrokerIsBounded() {
        MosquittoBroker broker = keep(MosquittoBroker.open());
        Node node = node(BrokerSettings.open(broker.uri()), Duration.ZERO);
        node.awaitUp();
        broker.freeze();

        Duration began = TIME.steady();
        node.link.close();

        assertThat(TIME.steady().minus(began)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void leavesNoThreadBehind() {
        MosquittoBroker broker = keep(MosquittoBroker.open());
        Node node = node(BrokerSettings.open(broker.uri()), Duration.ZERO);
        node.awaitUp();
        for (int time = 0; time < 5; time++) {
            broker.kill();
            node.awaitDown();
            broker.restart();
            node.awaitUp();
        }
        await().atMost(BOUND).untilAsserted(() -> assertThat(threads(": pi")).hasSizeLessThan(6));

        node.link.close();

        await().atMost(BOUND).untilAsserted(() -> assertThat(threads("pi")).isEmpty());
    }

    @Test
    void goesThroughWebSocketsToo() throws IOException {
        int port = MosquittoBroker.freePort();
        keep(MosquittoBroker.open("listener " + port + " 127.0.0.1", "protocol websockets"));
        Node node = node(BrokerSettings.open(URI.create("ws://127.0.0.1:" + port + "/mqtt")), Duration.ZERO);
        node.awaitUp();

        node.link.say(Message.text(new Topic("air/kitchen"), "812")).join();

        await().atMost(BOUND).until(() -> node.texts().contains("812"));
    }

    @Test
    void hearsAndIsHeardByOldClients() throws Exception {
        MosquittoBroker broker = keep(MosquittoBroker.open());
        Node node = node(BrokerSettings.open(broker.uri()), Duration.ZERO);
        node.awaitUp();
        String port = Integer.toString(broker.port());

        run("mosquitto_pub", "-V", "mqttv311", "-p", port, "-q", "1", "-t", "air/kitchen", "-m", "OFF")
                .join();
        await().atMost(BOUND).until(() -> node.texts().contains("OFF"));
        node.link
                .say(Message.json(new Topic("air/attic"), "{\"co2\":812}".getBytes(StandardCharsets.UTF_8))
                        .kept()
                        .expiringAfter(Duration.ofDays(7)))
                .join();
        Process old = run("mosquitto_sub", "-V", "mqttv311", "-p", port, "-C", "1", "-t", "air/attic")
                .join();

        assertThat(old.inputReader().readLine()).isEqualTo("{\"co2\":812}");
    }

    @Test
    void carriesTheProperties() throws Exception {
        MosquittoBroker broker = keep(MosquittoBroker.open());
        Node node = node(BrokerSettings.open(broker.uri()), Duration.ZERO);
        node.awaitUp();

        node.link
                .say(Message.json(new Topic("air/attic"), "{}".getBytes(StandardCharsets.UTF_8))
                        .kept()
                        .expiringAfter(Duration.ofMillis(59_100))
                        .asking(new Topic("answers"), new byte[] {'4', '2'}))
                .join();
        Process new5 = run(
                        "mosquitto_sub",
                        "-V",
                        "mqttv5",
                        "-p",
                        Integer.toString(broker.port()),
                        "-C",
                        "1",
                        "-t",
                        "air/attic",
                        "-F",
                        "%C %E %F %R %D %r %q")
                .join();

        assertThat(new5.inputReader().readLine()).isEqualTo("application/json 60 1 answers 42 1 0");
    }

    @Test
    void aResponseTopicThatIsNoneIsIgnored() throws Exception {
        MosquittoBroker broker = keep(MosquittoBroker.open());
        Node node = node(BrokerSettings.open(broker.uri()), Duration.ZERO);
        node.awaitUp();

        run(
                        "mosquitto_pub",
                        "-V",
                        "5",
                        "-p",
                        "" + broker.port(),
                        "-t",
                        "air/x",
                        "-m",
                        "ON",
                        "-D",
                        "publish",
                        "response-topic",
                        "")
                .join();

        await().atMost(BOUND).until(() -> node.texts().contains("ON"));
        assertThat(node.heard.getFirst().answerTo()).isEmpty();
    }

    @Test
    void twoOfOneNameAreTold() {
        MosquittoBroker broker = keep(MosquittoBroker.open());
        Node first = node(BrokerSettings.open(broker.uri()), Duration.ZERO);
        first.awaitUp();

        Node second = node(BrokerSettings.open(broker.uri()), Duration.ZERO);
        second.awaitUp();

        first.awaitDown();
        assertThat(first.states.getLast().why())
                .isIn(
                        "no line to " + broker.uri()
                                + ": another program uses the name pi too; give each node a name of its own (0x8E)",
                        // what Mosquitto 2.0.11 lets one see now and then
                        "no line to " + broker.uri() + ": the broker closed the connection");
    }

    private MosquittoBroker guarded(String... permissions) throws IOException {
        Path directory = MosquittoBroker.directory();
        run("mosquitto_passwd", "-b", "-c", directory.resolve("passwords").toString(), "pi", "right")
                .join();
        Files.write(directory.resolve("permissions"), List.of(permissions));
        return MosquittoBroker.with(
                directory,
                MosquittoBroker.freePort(),
                List.of("allow_anonymous false", "password_file passwords", "acl_file permissions"));
    }

    private static CompletableFuture<Process> run(String... command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().onExit();
    }

    private static List<String> threads(String end) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.endsWith(end))
                .toList();
    }

    private <C extends AutoCloseable> C keep(C closeable) {
        open.add(closeable);
        return closeable;
    }

    private Node node(BrokerSettings settings, Duration memory) {
        return keep(new Node(settings, "pi", memory));
    }

    /** A node that hears {@code air/#} and acknowledges it. */
    private static final class Node implements AutoCloseable {
        private final List<Heard> heard = new CopyOnWriteArrayList<>();
        private final List<Link.State> states = new CopyOnWriteArrayList<>();
        private final MqttLink link;

        Node(BrokerSettings settings, String name, Duration memory) {
            link = new MqttLink(settings, new Caller(new NodeId(name), memory, null, null));
            link.watch(states::add);
            link.hear(Subscription.newsOnly(new TopicFilter("air/#")), message -> {
                heard.add(message);
                message.acknowledge();
            });
            link.start();
        }

        void awaitUp() {
            await().atMost(BOUND)
                    .until(() -> !states.isEmpty() && states.getLast().up());
        }

        void awaitDown() {
            await().atMost(BOUND)
                    .until(() -> !states.isEmpty() && !states.getLast().up());
        }

        List<String> texts() {
            return heard.stream().map(Heard::text).toList();
        }

        @Override
        public void close() {
            link.close();
        }
    }
}
