package airkeeper.bench;

import airkeeper.dashboard.Dashboard;
import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * How fast the dashboard takes what a broker has kept for it while it was away, from the queue to rows that survive a power
 * cut; beside it Paho with the same filters, which only counts and acknowledges.
 */
final class Recording {
    private static final int SENSORS = 50;
    private static final int ROUNDS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration PAST = Duration.ofDays(30);

    private final Time time = new SystemTime();
    private final Topics topics = Topics.standard();
    private final Random random = new Random(1);
    private final Instant began = Instant.now().minus(PAST);
    private final Path file;
    private final int underWay;
    private final int readings;
    private final Samples<Double> recorded = new Samples<>();
    private final Samples<Double> counted = new Samples<>();
    private final Samples<Double> batches = new Samples<>();
    private long said;

    /**
     * @param folder on the disk whose speed counts
     * @param underWay how many messages the broker sends ahead of receipts, its max_inflight_messages; Mosquitto 2.0.11
     *     sends many more to a session that comes back, as the rows a commit show
     * @param readings how many wait in each round
     */
    Recording(Path folder, int underWay, int readings) {
        this.file = folder.resolve("history-" + underWay + ".db");
        this.underWay = underWay;
        this.readings = readings;
    }

    List<Row> rows() throws MqttException {
        try (MosquittoBroker broker =
                MosquittoBroker.open("max_queued_messages 0", "max_inflight_messages " + underWay)) {
            record(broker.uri(), 0);
            count(broker.uri(), 0);
            for (int round = 0; round <= ROUNDS; round++) {
                fill(broker.uri());
                Lap recording = record(broker.uri(), readings);
                Lap counting = count(broker.uri(), readings);
                if (round > 0) { // the first one warms up
                    recorded.add(recording.perSecond());
                    batches.add(recording.perStep());
                    counted.add(counting.perSecond());
                }
            }
        }
        return List.of(
                Row.rates("Queue to committed rows, " + underWay + " under way", recorded.median(), counted.median()),
                Row.alone("  rows a commit", String.format(Locale.ENGLISH, "%,.0f", batches.median())));
    }

    /** Lets the broker queue readings for both. */
    private void fill(URI broker) {
        try (MqttLink link = new MqttLink(
                BrokerSettings.open(broker), new Caller(new NodeId("bench-sensors"), Duration.ZERO, null, null))) {
            CompletableFuture<Void> up = up(link);
            link.start();
            up.join();
            CompletableFuture<?>[] all = new CompletableFuture<?>[readings];
            for (int i = 0; i < readings; i++) {
                all[i] = link.say(reading(said++));
            }
            CompletableFuture.allOf(all).join();
        }
    }

    private Message reading(long number) {
        long seq = number / SENSORS;
        int sensor = (int) (number % SENSORS);
        Reading reading = new Reading(
                began.plus(PAUSE.multipliedBy(seq)),
                seq,
                Map.of(
                        Quantity.CO2, (double) (420 + random.nextInt(1_500)),
                        Quantity.TEMPERATURE, 15 + random.nextInt(1_000) / 100.0,
                        Quantity.HUMIDITY, 30 + random.nextInt(4_000) / 100.0),
                Quality.OK);
        SensorId id = new SensorId(new Room("room-" + sensor), "scd41");
        return Message.json(topics.reading(id), Json.bytes(reading));
    }

    /** One visit of the dashboard, until it has stored so many readings. */
    private Lap record(URI broker, int expected) {
        Lap lap = new Lap(time, expected);
        MqttLink link = new MqttLink(
                BrokerSettings.open(broker), new Caller(new NodeId("dashboard"), Duration.ofDays(1), null, null));
        Dashboard dashboard = new Dashboard(
                topics,
                Duration.ofSeconds(1),
                Guideline.HSE_UK,
                time,
                link,
                new CountedHistory(new SqliteHistory(file), lap));
        CompletableFuture<Void> up = up(link);
        dashboard.feed().watch(news -> lap.begin());
        dashboard.start();
        try {
            up.join();
            if (expected > 0) {
                lap.perSecond();
            }
            return lap;
        } finally {
            dashboard.close();
        }
    }

    /** One visit of the bare client. */
    private Lap count(URI broker, int expected) throws MqttException {
        Lap lap = new Lap(time, expected);
        BareClient client = new BareClient(broker, "bare", topic -> {
            lap.begin();
            lap.done(1);
        });
        try {
            client.subscribe(List.of(
                    topics.everyReading(),
                    topics.everyLate(),
                    topics.everyReport(),
                    topics.everyWhy(),
                    topics.everyPresence()));
            if (expected > 0) {
                lap.perSecond();
            }
            return lap;
        } finally {
            client.close();
        }
    }

    /** Done when the line is up for the first time. */
    private static CompletableFuture<Void> up(Link link) {
        CompletableFuture<Void> up = new CompletableFuture<>();
        link.watch(state -> {
            if (state.up()) {
                up.complete(null);
            }
        });
        return up.orTimeout(10, TimeUnit.SECONDS);
    }
}
