package airkeeper.dashboard.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.dashboard.AlertRules;
import airkeeper.dashboard.Dashboard;
import airkeeper.dashboard.Entry;
import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.Habits;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Keep;
import airkeeper.dashboard.RoomNow;
import airkeeper.dashboard.Span;
import airkeeper.wire.Caller;
import airkeeper.wire.Heard;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Resend;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.time.FastTime;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two dashboards that share the recording, over Mosquitto, on one database. */
@Tag("mosquitto")
class SharedRecordingTest {
    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
    private static final Topics TOPICS = Topics.standard();
    private static final List<SensorId> SENSORS =
            List.of(SensorId.of("attic/scd41"), SensorId.of("hall/scd41"), SensorId.of("kitchen/scd41"));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MosquittoBroker broker = MosquittoBroker.open();
    private final URI database = TestServer.database();
    private final FastTime time = new FastTime(T, 10);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        broker.close();
    }

    @Test
    void eachReadingIsStoredOnceByOneOfThemAndShownByBoth() throws HistoryException {
        AtomicInteger firstStores = new AtomicInteger();
        AtomicInteger otherStores = new AtomicInteger();
        Dashboard first = dashboard("first", firstStores);
        Dashboard other = dashboard("other", otherStores);
        MqttLink node = link("node");
        node.start();
        await().atMost(PATIENCE).until(() -> well(first) && well(other));

        List<Entry.Measured> said =
                IntStream.range(0, 600).mapToObj(SharedRecordingTest::entry).toList();
        said.forEach(entry -> say(node, TOPICS.reading(entry.sensor()), entry.reading()));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored()).containsExactlyElementsOf(said));

        assertThat(firstStores).hasPositiveValue();
        assertThat(otherStores).hasPositiveValue();
        assertThat(firstStores.get() + otherStores.get()).isEqualTo(600);
        for (Dashboard dashboard : List.of(first, other)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shown(dashboard)).containsExactly(997.0, 998.0, 999.0));
        }
        tidy(first);
        tidy(other);
        assertThat(TestServer.rows(
                        database, "SELECT slot, sum(count), min(min), max(max) FROM rollup_1h GROUP BY slot"))
                .containsExactly("2026-11-21 10:00:00+00 600 4000 9990");
    }

    @Test
    void whatOneOfThemTookAndNeverStoredIsAskedForAgain() {
        MqttLink lost = link("lost", Duration.ZERO);
        List<Heard> taken = new CopyOnWriteArrayList<>();
        lost.hear(Subscription.newsOnly(TOPICS.everyReading().sharedBy("recorders")), taken::add);
        lost.start();
        Dashboard dashboard = dashboard("first", new AtomicInteger());
        MqttLink node = link("node");
        List<Entry.Measured> said =
                IntStream.range(0, 60).mapToObj(SharedRecordingTest::entry).toList();
        for (SensorId sensor : SENSORS) {
            node.hear(
                    Subscription.newsOnly(TopicFilter.of(TOPICS.resend(sensor))),
                    wish -> sayAgain(node, sensor, wish, said));
        }
        node.start();
        await().atMost(PATIENCE).until(() -> well(dashboard));

        said.subList(0, 57).forEach(entry -> say(node, TOPICS.reading(entry.sensor()), entry.reading()));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(taken).isNotEmpty());
        lost.close();
        said.subList(57, 60).forEach(entry -> say(node, TOPICS.reading(entry.sensor()), entry.reading()));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored()).containsExactlyElementsOf(said));
    }

    @Test
    void aNodeThatGoesIsNotedOnceAlthoughTheClocksOfTheRecordersDiffer() throws Exception {
        List<Entry> gone = IntStream.range(0, 8)
                .<Entry>mapToObj(i -> new Entry.Noted(
                        T.plusMillis(300L * i), new Room("kitchen"), Entry.Kind.OFFLINE, "node", "node has gone."))
                .toList();
        Entry back = new Entry.Noted(
                T.plusSeconds(1), new Room("kitchen"), Entry.Kind.ONLINE, "node", "node is there again.");
        Entry again =
                new Entry.Noted(T.plusSeconds(60), new Room("kitchen"), Entry.Kind.OFFLINE, "node", "node has gone.");
        try (ExecutorService recorders = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> ends = new ArrayList<>();
            for (Entry each : gone) {
                ends.add(recorders.submit(() -> {
                    try (History history = new PostgresHistory(database, TestServer.USER, null, Keep.USUAL)) {
                        history.open();
                        history.add(List.of(each, back, again));
                    }
                    return true;
                }));
            }
            for (Future<Boolean> end : ends) {
                assertThat(end.get()).isTrue();
            }
        }
        assertThat(TestServer.rows(database, "SELECT kind FROM note ORDER BY time > '" + T.plusSeconds(30) + "', kind"))
                .containsExactly("offline", "online", "offline");
    }

    private Dashboard dashboard(String name, AtomicInteger stores) {
        Dashboard dashboard = new Dashboard(
                TOPICS,
                new Habits(Duration.ofSeconds(1), Keep.USUAL, null, "recorders", AlertRules.USUAL),
                Guideline.HSE_UK,
                time,
                link(name),
                counting(new PostgresHistory(database, TestServer.USER, null, Keep.USUAL), stores),
                List.of());
        open.add(dashboard);
        dashboard.start();
        return dashboard;
    }

    private MqttLink link(String name) {
        return link(name, Duration.ofHours(1));
    }

    private MqttLink link(String name, Duration memory) {
        MqttLink link =
                new MqttLink(BrokerSettings.open(broker.uri()), new Caller(new NodeId(name), memory, null, null));
        open.add(link);
        return link;
    }

    /** The same history, which counts the entries that are added. */
    private static History counting(History history, AtomicInteger entries) {
        return (History) Proxy.newProxyInstance(
                History.class.getClassLoader(), new Class<?>[] {History.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(history, arguments);
                        if (method.getName().equals("add")) {
                            entries.addAndGet(((List<?>) arguments[0]).size());
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static boolean well(Dashboard dashboard) {
        return dashboard.health().troubles().isEmpty();
    }

    private static void tidy(Dashboard dashboard) throws HistoryException {
        while (dashboard.history().tidy(T.plus(Duration.ofHours(2)))) {
            assertThat(well(dashboard)).isTrue();
        }
    }

    private static void sayAgain(MqttLink node, SensorId sensor, Heard wish, List<Entry.Measured> said) {
        try {
            Resend asked = Json.resend(wish.payload());
            said.stream()
                    .filter(entry -> entry.sensor().equals(sensor))
                    .filter(entry -> entry.reading().seq() >= asked.from()
                            && entry.reading().seq() <= asked.to())
                    .forEach(entry -> say(node, TOPICS.late(sensor), entry.reading()));
            wish.acknowledge();
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private static void say(MqttLink node, Topic topic, Reading reading) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !node.say(Message.json(topic, Json.bytes(reading))).isCompletedExceptionally());
    }

    private List<Entry.Measured> stored() throws HistoryException {
        List<Entry.Measured> found = new ArrayList<>();
        try (History history = new PostgresHistory(database, TestServer.USER, null, Keep.USUAL)) {
            history.open();
            history.readings(sensor -> true, Span.ALL, found::add);
        }
        return found;
    }

    private static List<Double> shown(Dashboard dashboard) {
        return dashboard.rooms().rooms().stream()
                .map(RoomNow::now)
                .map(now -> now.get(Quantity.CO2))
                .map(RoomNow.Value::value)
                .toList();
    }

    /** Sensors take turns; each counts from 0. */
    private static Entry.Measured entry(int number) {
        Reading reading = new Reading(
                T.plusMillis(number * 10L), number / SENSORS.size(), Map.of(Quantity.CO2, 400.0 + number), Quality.OK);
        return new Entry.Measured(SENSORS.get(number % SENSORS.size()), reading, Entry.Stamp.NODE);
    }
}
