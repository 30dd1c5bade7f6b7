package airkeeper.dashboard;

import airkeeper.wire.Caller;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.memory.MemoryLink;
import airkeeper.wire.time.HandTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A recorder with a history that can fail, a broker, a node that speaks, and a time that is moved by hand. */
final class RecorderStage {
    static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
    static final SensorId SCD41 = SensorId.of("kitchen/scd41");
    static final Topics TOPICS = Topics.standard();

    final HandTime time = new HandTime(T);
    final MemoryBroker broker = new MemoryBroker();
    final MemoryLink node = broker.link(new Caller(new NodeId("node"), Duration.ZERO, null, null));
    final MemoryLink line = broker.link(new Caller(new NodeId("dashboard"), Duration.ofDays(1), null, null));
    final FailingHistory history;
    final List<News> news = new ArrayList<>();
    /** What the recorder asks the sensor for. */
    final List<String> wishes = new ArrayList<>();

    final RoomsNow rooms = new RoomsNow(time, room -> Guideline.HSE_UK);
    final Health health = new Health(time);
    final Recorder recorder;

    RecorderStage() {
        this(new FailingHistory());
    }

    /** The next recorder of a history. */
    RecorderStage(FailingHistory history) {
        this(history, Duration.ofSeconds(1));
    }

    RecorderStage(FailingHistory history, Duration commitEvery) {
        this.history = history;
        this.recorder = new Recorder(TOPICS, commitEvery, time, line, history, rooms, health, news::add, null);
        node.hear(Subscription.newsOnly(TopicFilter.of(TOPICS.resend(SCD41))), wish -> {
            wishes.add(wish.text());
            wish.acknowledge();
        });
        node.start();
    }

    void start() {
        recorder.start();
        time.settle();
    }

    /** The history holds this as the newest of the sensor. */
    void knew(Reading reading) {
        Entry.Measured entry = new Entry.Measured(SCD41, reading, Entry.Stamp.NODE);
        history.before.add(new History.Known(SCD41, entry, entry));
    }

    void say(Reading reading) {
        said(TOPICS.reading(SCD41), new String(Json.bytes(reading), StandardCharsets.UTF_8));
    }

    void said(Topic topic, String payload) {
        node.say(Message.json(topic, payload.getBytes(StandardCharsets.UTF_8))).join();
    }

    /** A reading so many seconds after T. */
    static Reading reading(int after, long seq, double co2) {
        return new Reading(T.plusSeconds(after), seq, Map.of(Quantity.CO2, co2), Quality.OK);
    }

    void close() {
        recorder.close();
        node.close();
    }
}
