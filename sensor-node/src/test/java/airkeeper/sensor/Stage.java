package airkeeper.sensor;

import airkeeper.wire.Caller;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Quantity;
import airkeeper.wire.SensorId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.Topics;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.memory.MemoryLink;
import airkeeper.wire.time.HandTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A node with one device in a kitchen, a broker, somebody who hears all, and a time that is moved by hand. */
final class Stage {
    static final NodeId NODE = new NodeId("pi-kitchen");
    static final SensorId KITCHEN = SensorId.of("kitchen/scd41");
    static final String READING = "airkeeper/kitchen/sensor/scd41";
    static final String LATE = "airkeeper/kitchen/late/scd41";
    static final String RESEND = READING + "/resend";

    final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    final MemoryBroker broker = new MemoryBroker();
    final Listener listener = new Listener(broker);
    final HandSensor device = new HandSensor(Map.of(Quantity.CO2, 812.0, Quantity.TEMPERATURE, 21.44));
    /** What the nodes said, since a heard message shows no expiry. */
    final List<Message> said = new ArrayList<>();

    final Path state;
    /** Whether the broker is slow: it gets what is said, and never acknowledges it. */
    boolean slow;

    private final List<MemoryLink> lines = new ArrayList<>();

    Stage(Path state) {
        this.state = state;
    }

    SensorNode node(NodeId id, MountedSensor... sensors) {
        return node(state, id, sensors);
    }

    SensorNode node(Path directory, NodeId id, MountedSensor... sensors) {
        return new SensorNode(
                id, Topics.standard(), List.of(sensors), NotingLink::new, new Journal(directory, id), time);
    }

    /** Asked every 30 s, and never judged as stuck. */
    MountedSensor mounted(SensorId id, AirSensor sensor) {
        Duration interval = Duration.ofSeconds(30);
        return new MountedSensor(
                id, new PolledSensor(sensor, interval, time), interval, new Judge(Duration.ZERO, Duration.ofDays(7)));
    }

    /** The line of the node that was made last. */
    MemoryLink line() {
        return lines.getLast();
    }

    void ask(String payload) {
        var _ = listener.link().say(Message.text(new Topic(RESEND), payload));
    }

    List<String> times(String topic) {
        return listener.readings(topic).stream()
                .map(reading -> String.valueOf(reading.time()))
                .toList();
    }

    private final class NotingLink implements Link {
        private final MemoryLink link;

        NotingLink(Caller caller) {
            link = broker.link(caller);
            lines.add(link);
        }

        @Override
        public void hear(Subscription subscription, Consumer<Heard> ear) {
            link.hear(subscription, ear);
        }

        @Override
        public void watch(Consumer<State> watcher) {
            link.watch(watcher);
        }

        @Override
        public void start() {
            link.start();
        }

        @Override
        public CompletableFuture<Void> say(Message message) {
            said.add(message);
            CompletableFuture<Void> answer = link.say(message);
            return slow ? new CompletableFuture<>() : answer;
        }

        @Override
        public void close() {
            link.close();
        }
    }
}
