package airkeeper.demo;

import airkeeper.purifier.PurifierNode;
import airkeeper.purifier.PurifierSettings;
import airkeeper.wire.Caller;
import airkeeper.wire.Drives;
import airkeeper.wire.Link;
import airkeeper.wire.NodeId;
import airkeeper.wire.Room;
import airkeeper.wire.Topics;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.program.Node;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The purifier-nodes of all rooms, one for each: when something else is plugged in at a relay, that room's node is restarted
 * with the new setting, as an operator would do.
 */
public final class Switchboard implements Node {
    private final Map<Room, Place> places = new LinkedHashMap<>();
    private final Map<Room, PurifierNode> nodes = new LinkedHashMap<>();
    private final Household household;
    private final BrokerSettings broker;
    private final Function<Caller, Link> links;
    private final Time time;
    private final Loop loop;

    Switchboard(
            List<Place> places, Household household, BrokerSettings broker, Function<Caller, Link> links, Time time) {
        this.household = household;
        this.broker = broker;
        this.links = links;
        this.time = time;
        this.loop = time.loop("switchboard");
        for (Place place : places) {
            this.places.put(place.room(), place);
            nodes.put(place.room(), node(place, place.drives()));
        }
    }

    @Override
    public void start() {
        nodes.values().forEach(PurifierNode::start);
    }

    /** Plugs something else in at the relay of a room; completes when the new node has started. */
    public CompletableFuture<Void> plugIn(Room room, Drives drives) {
        Place place = places.get(room);
        if (place == null) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("There is no room " + room + "."));
        }
        return household.plugIn(room, drives).thenRunAsync(() -> restart(place, drives), loop);
    }

    private void restart(Place place, Drives drives) {
        PurifierNode before = nodes.get(place.room());
        if (before != null) {
            before.close();
        }
        PurifierNode after = node(place, drives);
        nodes.put(place.room(), after);
        after.start();
    }

    private PurifierNode node(Place place, Drives drives) {
        PurifierSettings settings = new PurifierSettings(
                new NodeId("pi-" + place.room() + "-relay"),
                Topics.standard(),
                broker,
                List.of(place.settings(drives)));
        return new PurifierNode(settings, (_, _) -> new SimulatedRelay(household, place.room()), links, time);
    }

    @Override
    public void close() {
        loop.close();
        nodes.values().forEach(PurifierNode::close);
    }
}
