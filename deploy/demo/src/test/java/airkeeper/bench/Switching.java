package airkeeper.bench;

import airkeeper.purifier.Pick;
import airkeeper.purifier.PurifierEntry;
import airkeeper.purifier.PurifierNode;
import airkeeper.purifier.PurifierSettings;
import airkeeper.purifier.Relay;
import airkeeper.purifier.RelayKind;
import airkeeper.purifier.RelaySettings;
import airkeeper.purifier.WhenBlind;
import airkeeper.wire.Drives;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.common.MqttException;

/** How long it takes from a published reading to the relay; beside it from the same publisher to a bare subscriber. */
final class Switching {
    /** Switches an hour: what is measured is the way to the relay, not the guard that spares it. */
    private static final int MORE_THAN_A_HOUSE_HAS = 1_000_000;

    private static final int WARM_UP = 100;
    private static final int TRIES = 500;
    private static final double HIGH = 1_200;
    private static final double LOW = 700;
    /**
     * Between two readings all is quiet: half a minute in a house, here just longer than TCP waits with an ACK (40 ms). Before,
     * Mosquitto would hold back a reading behind its own receipts (Nagle), unless it has set_tcp_nodelay.
     */
    private static final Duration QUIET = Duration.ofMillis(45);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Time time = new SystemTime();
    private final Topics topics = Topics.standard();
    private final SensorId ours = new SensorId(new Room("livingroom"), "scd41");
    private final SensorId bare = new SensorId(new Room("somewhere"), "scd41");
    private final BlockingQueue<Duration> arrived = new LinkedBlockingQueue<>();

    List<Row> rows() throws MqttException, InterruptedException {
        Samples<Duration> switched = new Samples<>();
        Samples<Duration> heard = new Samples<>();
        try (MosquittoBroker broker = MosquittoBroker.open();
                BareClient subscriber = new BareClient(broker.uri(), "bare", topic -> arrived.add(time.steady()));
                BareClient publisher = new BareClient(broker.uri(), "publisher", topic -> {});
                PurifierNode _ = started(broker.uri())) {
            subscriber.subscribe(List.of(TopicFilter.of(topics.reading(bare))));
            for (int i = 0; i < WARM_UP + TRIES; i++) {
                double co2 = i % 2 == 0 ? HIGH : LOW;
                Duration toRelay = published(publisher, ours, i, co2);
                Duration toSubscriber = published(publisher, bare, i, co2);
                if (i >= WARM_UP) {
                    switched.add(toRelay);
                    heard.add(toSubscriber);
                }
            }
        }
        return List.of(
                Row.waits("Published reading to relay, median", switched.median(), heard.median()),
                Row.waits(
                        "Published reading to relay, 99th percentile", switched.quantile(0.99), heard.quantile(0.99)));
    }

    private PurifierNode started(URI broker) throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        PurifierNode node = new PurifierNode(
                settings(broker),
                (_, _) -> new NotingRelay(),
                caller -> {
                    MqttLink link = new MqttLink(BrokerSettings.open(broker), caller);
                    link.watch(state -> {
                        if (state.up()) {
                            up.countDown();
                        }
                    });
                    return link;
                },
                time);
        node.start();
        if (!up.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the purifier-node did not connect to " + broker);
        }
        return node;
    }

    @SuppressWarnings("NullAway") // it does not see in a class file that Blindness.Duty may be null
    private PurifierSettings settings(URI broker) {
        return new PurifierSettings(
                new NodeId("purifier"),
                topics,
                BrokerSettings.open(broker),
                List.of(new PurifierEntry(
                        ours.room(),
                        "fan",
                        Quantity.CO2,
                        1_000.0,
                        800.0,
                        List.of(),
                        Pick.HIGHEST,
                        Duration.ZERO,
                        Duration.ZERO,
                        null,
                        Duration.ZERO,
                        MORE_THAN_A_HOUSE_HAS,
                        Duration.ofSeconds(30),
                        null,
                        WhenBlind.OFF,
                        null,
                        null,
                        Drives.VENTILATOR,
                        List.of(),
                        null,
                        null,
                        List.of(),
                        null,
                        new RelaySettings(RelayKind.SIMULATED, null, null))));
    }

    private Duration published(BareClient publisher, SensorId sensor, int seq, double co2)
            throws MqttException, InterruptedException {
        byte[] reading = Json.bytes(new Reading(time.wall(), seq, Map.of(Quantity.CO2, co2), Quality.OK));
        String topic = topics.reading(sensor).text();
        Duration began = time.steady();
        IMqttToken receipt = publisher.publish(topic, reading);
        Duration end = arrived.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (end == null) {
            throw new IllegalStateException("a reading on " + topic + " did not arrive within " + PATIENCE);
        }
        receipt.waitForCompletion(PATIENCE.toMillis());
        if (arrived.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS) != null) {
            throw new IllegalStateException("a reading on " + topic + " arrived twice");
        }
        return end.minus(began);
    }

    /** Switches nothing, but notes when it was told to. */
    private final class NotingRelay implements Relay {
        @Override
        public void open() {}

        @Override
        public void switchTo(Power power) {
            arrived.add(time.steady());
        }

        @Override
        public void close() {}
    }
}
