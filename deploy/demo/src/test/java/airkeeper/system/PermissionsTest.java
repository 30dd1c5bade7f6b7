package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.LinkException;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Presence;
import airkeeper.wire.Quantity;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MqttLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the broker of {@code deploy/mosquitto/setup.sh} lets each account say and hear, and what it refuses. */
@Tag("mosquitto")
class PermissionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> ACCOUNTS =
            List.of("pi-kitchen", "pi-attic", "pi-fan", "dashboard", "home", "anna", "esp");

    /** Every topic of a small house, and who may say it. */
    private static final Map<String, Set<String>> SAID_BY = saidBy();

    private final List<MqttLink> links = new ArrayList<>();
    private SecuredBroker broker;

    private static Map<String, Set<String>> saidBy() {
        Map<String, Set<String>> all = new HashMap<>(Map.ofEntries(
                Map.entry("airkeeper/kitchen/sensor/scd41", Set.of("pi-kitchen")),
                Map.entry("airkeeper/kitchen/sensor/scd41/resend", Set.of("dashboard")),
                Map.entry("airkeeper/kitchen/late/scd41", Set.of("pi-kitchen")),
                Map.entry("airkeeper/kitchen/sensor/other", Set.of()),
                Map.entry("airkeeper/attic/sensor/scd41", Set.of("pi-attic")),
                Map.entry("airkeeper/kitchen/purifier/fan", Set.of("pi-fan")),
                Map.entry("airkeeper/kitchen/purifier/fan/relay", Set.of("pi-fan")),
                Map.entry("airkeeper/kitchen/purifier/fan/why", Set.of("pi-fan")),
                Map.entry("airkeeper/kitchen/purifier/fan/set", Set.of("dashboard", "home")),
                Map.entry("airkeeper/attic/purifier/fan/set", Set.of("dashboard", "home")),
                Map.entry("airkeeper/answer/dashboard", Set.of("pi-fan")),
                Map.entry("airkeeper/node/pi-kitchen", Set.of("pi-kitchen")),
                Map.entry("airkeeper/node/pi-attic", Set.of("pi-attic")),
                Map.entry("airkeeper/node/pi-fan", Set.of("pi-fan")),
                Map.entry("airkeeper/node/dashboard", Set.of("dashboard")),
                Map.entry("homeassistant/device/airkeeper_kitchen/config", Set.of("dashboard")),
                Map.entry("homeassistant/status", Set.of("home")),
                Map.entry("air/alerts", Set.of("dashboard")),
                Map.entry("home/attic/co2", Set.of("esp")),
                Map.entry("cmnd/plug/POWER", Set.of("pi-fan")),
                Map.entry("somewhere/else", Set.of())));
        for (Quantity quantity : Quantity.values()) {
            all.put("airkeeper/kitchen/sensor/scd41/" + quantity.key(), Set.of("pi-kitchen"));
        }
        return all;
    }

    /** Which of these topics each account hears, of those that somebody may say. */
    private static Set<String> heardBy(String account) {
        return SAID_BY.entrySet().stream()
                .filter(said -> !said.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .filter(topic -> switch (account) {
                    case "pi-kitchen" ->
                        Set.of("airkeeper/kitchen/sensor/scd41/resend", "airkeeper/node/pi-kitchen")
                                .contains(topic);
                    case "pi-attic" ->
                        Set.of("home/attic/co2", "airkeeper/node/pi-attic").contains(topic);
                    case "pi-fan" ->
                        Set.of(
                                        "airkeeper/kitchen/sensor/scd41",
                                        "airkeeper/attic/sensor/scd41",
                                        "airkeeper/kitchen/purifier/fan/set",
                                        "airkeeper/node/pi-fan")
                                .contains(topic);
                    case "dashboard" -> topic.startsWith("airkeeper/") || topic.equals("homeassistant/status");
                    case "home" -> topic.startsWith("airkeeper/") || topic.startsWith("homeassistant/");
                    case "anna" -> topic.startsWith("airkeeper/");
                    default -> topic.equals("cmnd/esp/led");
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @BeforeEach
    void start(@TempDir Path directory) {
        broker = new SecuredBroker(directory.resolve("broker"));
        broker.setUp("add", "sensor-node", "pi-kitchen", "kitchen/scd41");
        broker.setUp("add", "sensor-node", "pi-attic", "attic/scd41", "--hears", "home/attic/co2");
        broker.setUp(
                "add",
                "purifier-node",
                "pi-fan",
                "kitchen/fan",
                "--sensor",
                "attic/scd41",
                "--says",
                "cmnd/plug/POWER");
        broker.setUp("add", "dashboard", "dashboard", "--home-assistant", "homeassistant", "--says", "air/alerts");
        broker.setUp("add", "home-assistant", "home");
        broker.setUp("add", "viewer", "anna");
        broker.setUp("add", "device", "esp", "--says", "home/attic/co2", "--hears", "cmnd/esp/led");
        broker.start();
    }

    @AfterEach
    void stop() {
        links.forEach(MqttLink::close);
        broker.close();
    }

    @Test
    void allowedIsAllowedAndForbiddenIsRefused() {
        Map<String, MqttLink> all = ACCOUNTS.stream()
                .collect(Collectors.toMap(account -> account, account -> up(broker.settings(account), account)));
        SAID_BY.forEach((topic, allowed) -> all.forEach((account, link) -> {
            Message message = Message.text(new Topic(topic), account);
            if (allowed.contains(account)) {
                assertThat(link.say(message)).as("%s on %s", account, topic).succeedsWithin(PATIENCE);
            } else {
                assertThat(link.say(message))
                        .as("%s on %s", account, topic)
                        .failsWithin(PATIENCE)
                        .withThrowableOfType(ExecutionException.class)
                        .withCauseInstanceOf(LinkException.class)
                        .withMessageContaining("the broker refused a message on " + topic
                                + ": this node may not say anything on it; check the broker's permissions (0x87)");
            }
        }));
    }

    @Test
    void eachHearsWhatItNeedsAndNothingElse() {
        Map<String, Set<String>> heard = new HashMap<>();
        List<MqttLink> speakers = new ArrayList<>();
        for (String account : ACCOUNTS) {
            Set<String> topics = ConcurrentHashMap.newKeySet();
            heard.put(account, topics);
            MqttLink link = new MqttLink(broker.settings(account), caller(account));
            // as in everything there is: the broker takes that from everyone, and hands over what the account may hear
            link.hear(Subscription.newsOnly(new TopicFilter("#")), message -> {
                topics.add(message.topic().text());
                message.acknowledge();
            });
            speakers.add(up(link));
        }
        SAID_BY.forEach((topic, allowed) -> allowed.forEach(account -> assertThat(
                        speakers.get(ACCOUNTS.indexOf(account)).say(Message.text(new Topic(topic), "x")))
                .succeedsWithin(PATIENCE)));

        for (String account : ACCOUNTS) {
            // whatever comes of this comes after all that there was to hear
            boolean _ = fails(speakers.get(ACCOUNTS.indexOf(account)), Message.text(new Topic("somewhere/else"), "x"));
            assertThat(new TreeSet<>(heard.get(account))).as(account).isEqualTo(heardBy(account));
        }
    }

    @Test
    void nobodyComesInWithoutTheRightPassword() {
        String tls = "mqtts://localhost:" + broker.tlsPort();
        assertThat(refused(broker.settings(tls, null, null), "pi-kitchen"))
                .contains("the broker does not let this node in without a user;");
        assertThat(refused(broker.settings(tls, "pi-kitchen", "wrong"), "pi-kitchen"))
                .contains("the broker does not let this node in;");
        assertThat(refused(broker.settings("mqtt://localhost:" + broker.port(), null, null), "pi-kitchen"))
                .contains("the broker does not let this node in without a user;");
    }

    @Test
    void nobodyTrustsABrokerOfAnotherAuthority(@TempDir Path elsewhere) throws IOException {
        SecuredBroker other = new SecuredBroker(elsewhere.resolve("broker"));
        Files.copy(
                other.folder().resolve("ca.pem"),
                broker.folder().resolve("ca.pem"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(refused(broker.settings("pi-kitchen"), "pi-kitchen")).contains("TLS failed (");
    }

    @Test
    void inTheOpenItListensToThisComputerAlone() throws IOException {
        String port = ":%04X".formatted(broker.port());
        List<String> sockets = new ArrayList<>(Files.readAllLines(Path.of("/proc/net/tcp")));
        sockets.addAll(Files.readAllLines(Path.of("/proc/net/tcp6")));

        // 0A is LISTEN
        assertThat(sockets.stream()
                        .map(line -> line.strip().split("\\s+"))
                        .filter(fields -> fields[1].endsWith(port) && fields[3].equals("0A"))
                        .map(fields -> fields[1]))
                .containsExactly("0100007F" + port);
    }

    @Test
    void anAccountIsAddedAndRevokedWhileAllOthersGoOn() throws MalformedException {
        List<Link.State> anna = new CopyOnWriteArrayList<>();
        MqttLink viewer = new MqttLink(broker.settings("anna"), caller("anna"));
        List<byte[]> presences = new CopyOnWriteArrayList<>();
        viewer.watch(anna::add);
        viewer.hear(Subscription.newsOnly(new TopicFilter("airkeeper/node/+")), message -> {
            presences.add(message.payload());
            message.acknowledge();
        });
        up(viewer);

        broker.setUp("add", "sensor-node", "pi-cellar", "cellar/s8");
        BrokerSettings settings = broker.settings("pi-cellar");
        List<Link.State> cellar = new CopyOnWriteArrayList<>();
        MqttLink node = new MqttLink(settings, caller("pi-cellar"));
        node.watch(cellar::add);
        up(node);
        assertThat(node.say(Message.text(new Topic("airkeeper/cellar/sensor/s8"), "{}")))
                .succeedsWithin(PATIENCE);

        broker.setUp("revoke", "pi-cellar");
        await().atMost(PATIENCE).until(() -> cellar.getLast().why().contains("does not let this node in;"));
        assertThat(node.say(Message.text(new Topic("airkeeper/cellar/sensor/s8"), "{}")))
                .isCompletedExceptionally();
        assertThat(broker.setUp("list")).noneMatch(line -> line.contains("pi-cellar"));
        await().atMost(PATIENCE).until(() -> !presences.isEmpty());
        Presence said = Json.presence(presences.getFirst());
        assertThat(said.node()).isEqualTo(new NodeId("pi-cellar"));
        assertThat(said.state()).isEqualTo(Presence.State.OFFLINE);
        assertThat(anna).extracting(Link.State::up).containsExactly(true);
    }

    @Test
    void whatIsTakenFromAnAccountIsTakenAtOnce() {
        MqttLink node = up(broker.settings("pi-attic"), "pi-attic");
        Message reading = Message.text(new Topic("airkeeper/attic/sensor/scd41"), "{}");
        assertThat(node.say(reading)).succeedsWithin(PATIENCE);

        broker.setUp("add", "sensor-node", "pi-attic", "cellar/scd41");

        await().atMost(PATIENCE).until(() -> fails(node, reading));
    }

    @Test
    void aRenewedCertificateIsShownWithoutAnewStart() throws IOException {
        List<Link.State> states = new CopyOnWriteArrayList<>();
        MqttLink node = new MqttLink(broker.settings("pi-attic"), caller("pi-attic"));
        node.watch(states::add);
        up(node);
        String before = Files.readString(broker.folder().resolve("server.pem"));
        broker.setUp("renew", "--before", "1200");

        assertThat(Files.readString(broker.folder().resolve("server.pem"))).isNotEqualTo(before);
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<String> shown = new ArrayList<>();
            NodeProcess.run(
                    shown, "sh", "-c", "openssl s_client -connect localhost:" + broker.tlsPort() + " </dev/null 2>&1");
            assertThat(String.join("\n", shown) + "\n")
                    .contains(Files.readString(broker.folder().resolve("server.pem")));
        });
        up(broker.settings("anna"), "anna");
        assertThat(node.say(Message.text(new Topic("airkeeper/attic/sensor/scd41"), "{}")))
                .succeedsWithin(PATIENCE);
        assertThat(states)
                .as("who is there does not notice")
                .extracting(Link.State::up)
                .containsExactly(true);
    }

    @Test
    void severalConnectionsOfOneAccountGoOnTogether() {
        List<Link.State> states = new CopyOnWriteArrayList<>();
        MqttLink recorder = new MqttLink(broker.settings("dashboard"), caller("dashboard"));
        recorder.watch(states::add);
        up(recorder);

        MqttLink viewer = up(broker.settings("dashboard"), "dashboard-1");

        Message order = Message.text(new Topic("airkeeper/kitchen/purifier/fan/set"), "AUTO");
        assertThat(viewer.say(order)).succeedsWithin(PATIENCE);
        assertThat(recorder.say(order)).succeedsWithin(PATIENCE);
        assertThat(states).extracting(Link.State::up).containsExactly(true);
    }

    private static boolean fails(Link link, Message message) {
        try {
            link.say(message).join();
            return false;
        } catch (CompletionException e) {
            return true;
        }
    }

    private static Caller caller(String id) {
        return new Caller(new NodeId(id), Duration.ZERO, null, null);
    }

    private MqttLink up(BrokerSettings settings, String id) {
        return up(new MqttLink(settings, caller(id)));
    }

    /** The line, once it is there. */
    private MqttLink up(MqttLink link) {
        List<Link.State> states = new CopyOnWriteArrayList<>();
        links.add(link);
        link.watch(states::add);
        link.start();
        await().atMost(PATIENCE).until(() -> !states.isEmpty());
        assertThat(states.getFirst().up()).as("%s", states).isTrue();
        return link;
    }

    /** Why there is no line. */
    private String refused(BrokerSettings settings, String id) {
        List<Link.State> states = new CopyOnWriteArrayList<>();
        MqttLink link = new MqttLink(settings, caller(id));
        links.add(link);
        link.watch(states::add);
        link.start();
        await().atMost(PATIENCE).until(() -> !states.isEmpty());
        assertThat(states.getFirst().up()).isFalse();
        return states.getFirst().why();
    }
}
