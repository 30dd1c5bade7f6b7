package airkeeper.demo;

import airkeeper.sensor.Journal;
import airkeeper.sensor.Judge;
import airkeeper.sensor.MountedSensor;
import airkeeper.sensor.PolledSensor;
import airkeeper.sensor.SensorNode;
import airkeeper.sensor.simulated.SimulatedSensor;
import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.NodeId;
import airkeeper.wire.Topics;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.program.Node;
import airkeeper.wire.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rooms with a sensor-node and a purifier-node in each: all of the demo but its broker and its dashboard. */
final class Site implements Node {
    private static final Duration STUCK_AFTER = Duration.ofHours(2);

    private final Household household;
    private final Switchboard switchboard;
    private final List<Node> nodes = new ArrayList<>();

    /**
     * @param past where the rooms and sensors come from
     * @param state a folder for what the nodes keep
     * @param links makes a node's line to {@code broker}
     */
    Site(
            List<Place> places,
            PastWeek past,
            Path state,
            BrokerSettings broker,
            Function<Caller, Link> links,
            Time time,
            ZoneId zone) {
        household = new Household(places, past.rooms(), time, zone);
        switchboard = new Switchboard(places, household, broker, links, time);
        nodes.add(household);
        nodes.add(switchboard);
        for (Place place : places) {
            nodes.add(sensorNode(place, past, state, links, time));
        }
    }

    private SensorNode sensorNode(Place place, PastWeek past, Path state, Function<Caller, Link> links, Time time) {
        SimulatedSensor device = new SimulatedSensor(household.air(place.room()), past.sensor(place.room()), time);
        MountedSensor sensor = new MountedSensor(
                place.sensor(),
                new PolledSensor(device, Place.INTERVAL, time),
                Place.INTERVAL,
                new Judge(device.warmUp(), STUCK_AFTER));
        NodeId node = new NodeId("pi-" + place.room() + "-sensor");
        number(state.resolve(node + ".numbers"), place, past.nextSeq(place.room()));
        return new SensorNode(node, Topics.standard(), List.of(sensor), links, new Journal(state, node), time);
    }

    /** The readings of the week before had numbers too; the sensor-node goes on from them. */
    private static void number(Path file, Place place, long nextSeq) {
        try {
            Files.writeString(file, place.sensor() + " " + nextSeq + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Household household() {
        return household;
    }

    Switchboard switchboard() {
        return switchboard;
    }

    @Override
    public void start() {
        nodes.forEach(Node::start);
    }

    @Override
    public void close() {
        nodes.reversed().forEach(Node::close);
    }
}
