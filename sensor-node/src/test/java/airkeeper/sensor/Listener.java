package airkeeper.sensor;

import airkeeper.wire.Caller;
import airkeeper.wire.Heard;
import airkeeper.wire.NodeId;
import airkeeper.wire.Reading;
import airkeeper.wire.Subscription;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.memory.MemoryLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Hears all that is said at a broker. */
public final class Listener {
    private final List<Heard> heard = new ArrayList<>();
    private final MemoryLink link;

    public Listener(MemoryBroker broker) {
        link = broker.link(new Caller(new NodeId("listener"), Duration.ZERO, null, null));
        link.hear(Subscription.withKept(new TopicFilter("#")), message -> {
            message.acknowledge();
            heard.add(message);
        });
        link.start();
    }

    public MemoryLink link() {
        return link;
    }

    public List<Heard> on(String topic) {
        return heard.stream()
                .filter(message -> message.topic().text().equals(topic))
                .toList();
    }

    /** The payloads on one topic. */
    public List<String> texts(String topic) {
        return on(topic).stream().map(Heard::text).toList();
    }

    public List<Reading> readings(String topic) {
        List<Reading> readings = new ArrayList<>();
        for (Heard message : on(topic)) {
            try {
                readings.add(Json.reading(message.payload()));
            } catch (MalformedException e) {
                throw new AssertionError(message.text(), e);
            }
        }
        return readings;
    }

    public List<Long> numbers(String topic) {
        return readings(topic).stream().map(Reading::seq).toList();
    }

    /** Each message as {@code topic payload}, in the order in which they came. */
    public List<String> all() {
        return heard.stream()
                .map(message -> message.topic() + " " + message.text())
                .toList();
    }

    public void forget() {
        heard.clear();
    }
}
