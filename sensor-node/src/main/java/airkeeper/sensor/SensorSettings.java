package airkeeper.sensor;

import airkeeper.wire.NodeId;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topic;
import airkeeper.wire.Topics;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.settings.Or;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of a sensor-node.
 *
 * @param node its name, which no other node may have
 * @param prefix what stands before every topic
 * @param state the directory in which the journal and the sequence numbers are kept, made when it is missing; nodes can share one
 * @param sensor at least one
 */
public record SensorSettings(
        NodeId node,
        @Or(Topics.DEFAULT_PREFIX) Topics prefix,
        BrokerSettings broker,
        @Or("/var/lib/airkeeper/sensor-node") Path state,
        JournalSettings journal,
        List<SensorEntry> sensor) {

    public SensorSettings {
        sensor = List.copyOf(sensor);
        if (sensor.isEmpty()) {
            throw new IllegalArgumentException("expected at least one [[sensor]], found none");
        }
        Set<SensorId> seen = new HashSet<>();
        Map<String, SensorId> places = new HashMap<>();
        for (SensorEntry entry : sensor) {
            if (!seen.add(entry.sensor())) {
                throw new IllegalArgumentException(
                        "expected each sensor once, found " + entry.sensor() + " more than once");
            }
            SensorId other = entry.place() == null ? null : places.put(entry.place(), entry.sensor());
            if (other != null) {
                throw new IllegalArgumentException("expected each device once, found " + entry.place() + " as " + other
                        + " and as " + entry.sensor());
            }
            Topic topic = entry.topic();
            if (topic != null && prefix.read(topic).isPresent()) {
                throw new IllegalArgumentException("expected topics of other projects with kind foreign, found " + topic
                        + ", which is said by an Airkeeper node");
            }
        }
    }
}
