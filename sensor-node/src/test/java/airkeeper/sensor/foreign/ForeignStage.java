package airkeeper.sensor.foreign;

import static airkeeper.wire.Quantity.CO2;

import airkeeper.sensor.Format;
import airkeeper.sensor.Journal;
import airkeeper.sensor.Judge;
import airkeeper.sensor.Listener;
import airkeeper.sensor.MountedSensor;
import airkeeper.sensor.SensorEntry.ForeignDevice;
import airkeeper.sensor.SensorNode;
import airkeeper.wire.Complaints;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topic;
import airkeeper.wire.Topics;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.time.HandTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** A node with one foreign device in a bedroom, which at first says a bare number of CO₂ on {@code hall/co2}. */
final class ForeignStage implements AutoCloseable {
    static final String READING = "airkeeper/bedroom/sensor/foreign";

    private static final NodeId NODE = new NodeId("bridge");
    private static final SensorId BEDROOM = SensorId.of("bedroom/foreign");

    final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    final Complaints complaints = new Complaints(LoggerFactory.getLogger(ForeignStage.class));
    private final MemoryBroker broker = new MemoryBroker();
    final Listener listener = new Listener(broker);

    private final Path directory;
    private SensorNode node;

    ForeignStage(Path directory) {
        this.directory = directory;
        this.node = started(Format.NUMBER, "hall/co2", Map.of());
    }

    /** Another device instead. */
    void restart(Format format, String topic, Map<Quantity, String> values) {
        node.close();
        node = started(format, topic, values);
    }

    private SensorNode started(Format format, String topic, Map<Quantity, String> values) {
        Duration interval = Duration.ofSeconds(30);
        ForeignSensor sensor = new ForeignSensor(
                BEDROOM, new ForeignDevice(new Topic(topic), format, CO2, values), interval, time, complaints);
        MountedSensor mounted =
                new MountedSensor(BEDROOM, sensor, interval, new Judge(sensor.warmUp(), Duration.ofHours(3)));
        SensorNode made = new SensorNode(
                NODE, Topics.standard(), List.of(mounted), broker::link, new Journal(directory, NODE), time);
        made.start();
        time.settle();
        return made;
    }

    void say(String topic, String payload) {
        say(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    void say(String topic, byte[] payload) {
        var _ = listener.link().say(Message.json(new Topic(topic), payload));
        time.settle();
    }

    /** Says something that is marked to be kept. */
    void keep(String topic, String payload) {
        var _ = listener.link().say(Message.text(new Topic(topic), payload).kept());
        time.settle();
    }

    /** A message as a device sent it. */
    static byte[] recorded(String file) throws IOException {
        try (InputStream in = ForeignStage.class.getResourceAsStream("/foreign/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }

    /** Time and CO₂ of each reading. */
    List<String> spoken() {
        return listener.readings(READING).stream()
                .map(reading -> reading.time() + " " + reading.values().get(CO2))
                .toList();
    }

    Reading last() {
        return listener.readings(READING).getLast();
    }

    @Override
    public void close() {
        node.close();
    }
}
