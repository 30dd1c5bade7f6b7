package airkeeper.dashboard.homeassistant;

import airkeeper.dashboard.News;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.Topics;
import airkeeper.wire.program.Node;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Home Assistant of every sensor and purifier that is heard: once each, again when something about it has changed, and
 * all again when the line or Home Assistant itself is back.
 */
public final class HomeAssistant implements Node {
    private static final Logger log = LoggerFactory.getLogger(HomeAssistant.class);
    /** What Home Assistant says on {@code …/status} once it listens. */
    private static final String BORN = "online";

    private final Topics topics;
    private final Topic prefix;
    private final Link link;
    private final Function<SensorId, Duration> pauses;
    private final Function<Room, Optional<String>> called;
    private final Loop loop;
    private final Map<SensorId, Set<Quantity>> sensors = new HashMap<>();
    private final Map<SensorId, NodeId> nodes = new HashMap<>();
    private final Map<String, Device> said = new TreeMap<>();

    /**
     * @param prefix what stands before its topics, {@code homeassistant} unless somebody changed it there
     * @param link somebody else's, who starts it after this and closes it
     * @param pauses how long it is between two readings of a sensor
     * @param called the name that people gave a room, if they did
     */
    public HomeAssistant(
            Topics topics,
            Topic prefix,
            Link link,
            Time time,
            Function<SensorId, Duration> pauses,
            Function<Room, Optional<String>> called) {
        this.topics = topics;
        this.prefix = prefix;
        this.link = link;
        this.pauses = pauses;
        this.called = called;
        this.loop = time.loop("home-assistant");
    }

    @Override
    public void start() {
        link.hear(Subscription.withKept(new TopicFilter(prefix.text() + "/status")), status -> {
            if (status.text().equals(BORN)) {
                loop.execute(this::sayAll);
            }
            status.acknowledge();
        });
        link.watch(state -> {
            if (state.up()) {
                loop.execute(this::sayAll);
            }
        });
    }

    /** Takes over what was heard, and returns. */
    public void heard(News news) {
        switch (news) {
            case News.Measured measured ->
                loop.execute(() ->
                        measured(measured.sensor(), measured.reading().values().keySet()));
            case News.Reported reported ->
                loop.execute(() -> reported(reported.purifier().purifier(), reported));
            case News.Came came ->
                loop.execute(() -> came(came.presence().node(), came.presence().sensors()));
            case News.Decided decided -> {}
        }
    }

    private void measured(SensorId sensor, Set<Quantity> quantities) {
        sensors.computeIfAbsent(sensor, id -> EnumSet.noneOf(Quantity.class)).addAll(quantities);
        say(sensor);
    }

    private void reported(PurifierId purifier, News.Reported news) {
        say(Device.purifier(
                topics,
                called.apply(purifier.room()),
                purifier,
                news.purifier().report().node()));
    }

    private void came(NodeId node, Collection<SensorId> its) {
        for (SensorId sensor : its) {
            nodes.put(sensor, node);
            if (sensors.containsKey(sensor)) {
                say(sensor);
            }
        }
    }

    private void say(SensorId sensor) {
        say(Device.sensor(
                topics,
                called.apply(sensor.room()),
                sensor,
                sensors.getOrDefault(sensor, Set.of()),
                nodes.get(sensor),
                pauses.apply(sensor)));
    }

    private void say(Device device) {
        if (!device.equals(said.put(device.id(), device))) {
            publish(device);
        }
    }

    private void sayAll() {
        said.values().forEach(this::publish);
    }

    private void publish(Device device) {
        var sent = link.say(Message.json(device.topic(prefix), device.payload()).kept());
        sent.exceptionally(lost -> {
            // said again when the line is back; a broker that forbids it says so here
            log.debug("{} was not announced: {}", device.id(), lost.getMessage());
            return null;
        });
    }

    @Override
    public void close() {
        loop.close();
    }
}
