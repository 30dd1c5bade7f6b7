package airkeeper.bench;

import airkeeper.dashboard.Dashboard;
import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.wire.Caller;
import airkeeper.wire.NodeId;
import airkeeper.wire.Topics;
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
import java.util.concurrent.CompletableFuture;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * How fast the dashboard takes what a broker has kept for it while it was away, from the queue to rows that survive a power
 * cut; beside it Paho with the same filters, which only counts and acknowledges.
 */
final class Recording {
    private static final int SENSORS = 50;
    private static final int ROUNDS = 5;
    private static final Duration PAST = Duration.ofDays(30);

    private final Time time = new SystemTime();
    private final Topics topics = Topics.standard();
    private final School school = new School(SENSORS, Instant.now().minus(PAST));
    private final Path file;
    private final int underWay;
    private final int readings;
    private final Samples<Double> recorded = new Samples<>();
    private final Samples<Double> counted = new Samples<>();
    private final Samples<Double> batches = new Samples<>();

    /**
     * @param folder on the disk whose speed counts
     * @param underWay how many messages the broker sends ahead of receipts, its max_inflight_messages; Mosquitto 2.0.11
     *     sends many more to a session that comes back, as the rows a commit show
     * @param readings how many wait in each round
     */
    Recording(Path folder, int underWay, int readings) {
        this.file = folder.resolve("history-" + readings + ".db");
        this.underWay = underWay;
        this.readings = readings;
    }

    List<Row> rows() throws MqttException {
        try (MosquittoBroker broker =
                MosquittoBroker.open("max_queued_messages 0", "max_inflight_messages " + underWay)) {
            record(broker.uri(), 0);
            count(broker.uri(), 0);
            for (int round = 0; round <= ROUNDS; round++) {
                school.tell(broker.uri(), readings);
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

    /** One visit of the dashboard, until it has stored so many readings. */
    Lap record(URI broker, int expected) {
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
        CompletableFuture<Void> up = School.up(link);
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
    Lap count(URI broker, int expected) throws MqttException {
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
}
