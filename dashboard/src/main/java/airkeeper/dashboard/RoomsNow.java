package airkeeper.dashboard;

import airkeeper.wire.NodeId;
import airkeeper.wire.Presence;
import airkeeper.wire.PurifierId;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is known of every room at this moment. Thread-safe: the recorder tells it, web pages ask it. */
public final class RoomsNow {
    /** Clocks of a house differ by less. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Time time;
    private final Function<Room, Guideline> guideline;
    private final Map<SensorId, Known> sensors = new TreeMap<>();
    private final Map<PurifierId, PurifierReport> reports = new TreeMap<>();
    private final Map<NodeId, Presence> nodes = new HashMap<>();

    /** {@code guideline}: by what a room is judged at this moment. */
    public RoomsNow(Time time, Function<Room, Guideline> guideline) {
        this.time = time;
        this.guideline = guideline;
    }

    /** Takes a reading with a time; returns whether it is newer than all before it of this sensor. */
    synchronized boolean measured(SensorId sensor, Reading reading, Instant at) {
        Known known = sensors.computeIfAbsent(sensor, id -> new Known());
        if (ahead(known.newest) && !ahead(at)) {
            // a clock was wrong for a while: what it dated would be the newest for ever
            known = new Known();
            sensors.put(sensor, known);
        }
        if (reading.usable()) {
            Known its = known;
            reading.values().forEach((quantity, value) -> its.take(quantity, value, at));
        }
        if (!at.isAfter(known.newest)) {
            return false;
        }
        known.newest = at;
        known.quality = reading.quality();
        known.cadence.learn(at);
        return true;
    }

    synchronized RoomNow.Purifier reported(PurifierId purifier, PurifierReport report) {
        reports.put(purifier, report);
        return purifier(purifier, report);
    }

    synchronized void came(Presence presence) {
        nodes.put(presence.node(), presence);
    }

    /** All rooms that ever had a reading or a report, by name. */
    public synchronized List<RoomNow> rooms() {
        SortedSet<Room> rooms = new TreeSet<>();
        sensors.keySet().forEach(sensor -> rooms.add(sensor.room()));
        reports.keySet().forEach(purifier -> rooms.add(purifier.room()));
        return rooms.stream().map(this::known).toList();
    }

    /** One room; empty when nothing was ever heard from it. */
    public synchronized Optional<RoomNow> room(Room room) {
        RoomNow found = known(room);
        return found.sensors().isEmpty() && found.purifiers().isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** The pause between readings in a room, that of its slowest sensor, or of one sensor when it is named. */
    public synchronized Duration cadence(Room room, @Nullable SensorId sensor) {
        return sensors.entrySet().stream()
                .filter(known -> sensor == null
                        ? known.getKey().room().equals(room)
                        : known.getKey().equals(sensor))
                .map(known -> known.getValue().cadence.pause())
                .max(Duration::compareTo)
                .orElseGet(() -> new Cadence().pause());
    }

    /** The sensors that are too old to be the air of now, and their last readings, when we have been listening for so long. */
    synchronized Map<SensorId, Instant> silent(Duration listening) {
        Map<SensorId, Instant> silent = new TreeMap<>();
        sensors.forEach((sensor, known) -> {
            if (listening.compareTo(known.cadence.staleAfter()) > 0 && stale(known.newest, known)) {
                silent.put(sensor, known.newest);
            }
        });
        return silent;
    }

    /** The rooms that this node measures or switches in. */
    synchronized SortedSet<Room> of(Presence node) {
        SortedSet<Room> rooms = new TreeSet<>();
        node.sensors().forEach(sensor -> rooms.add(sensor.room()));
        reports.forEach((purifier, report) -> {
            if (report.node().equals(node.node())) {
                rooms.add(purifier.room());
            }
        });
        return rooms;
    }

    private RoomNow known(Room room) {
        Map<Quantity, RoomNow.Value> now = new EnumMap<>(Quantity.class);
        Guideline judge = guideline.apply(room);
        List<RoomNow.Sensor> there = new ArrayList<>();
        sensors.forEach((sensor, known) -> {
            if (sensor.room().equals(room)) {
                known.values.forEach((quantity, value) -> now.merge(
                        quantity,
                        value(quantity, value, known, judge),
                        (a, b) -> b.time().isAfter(a.time()) ? b : a));
                there.add(sensor(sensor, known));
            }
        });
        List<RoomNow.Purifier> purifiers = new ArrayList<>();
        reports.forEach((purifier, report) -> {
            if (purifier.room().equals(room)) {
                purifiers.add(purifier(purifier, report));
            }
        });
        return new RoomNow(room, now, there, purifiers);
    }

    private RoomNow.Value value(Quantity quantity, Dated value, Known known, Guideline judge) {
        return new RoomNow.Value(
                value.value(),
                value.time(),
                age(value.time()),
                stale(value.time(), known),
                known.cadence.staleAfter(),
                judge.level(quantity, value.value()).orElse(null));
    }

    private RoomNow.Sensor sensor(SensorId sensor, Known known) {
        boolean stale = stale(known.newest, known);
        boolean online = nodes.values().stream()
                .filter(node -> node.sensors().contains(sensor))
                .map(node -> node.state() == Presence.State.ONLINE)
                .reduce(Boolean::logicalOr)
                .orElse(!stale);
        return new RoomNow.Sensor(sensor, known.newest, age(known.newest), stale, known.quality, online);
    }

    /** A purifier that says this of itself now; nothing is remembered. */
    synchronized RoomNow.Purifier purifier(PurifierId purifier, PurifierReport report) {
        Presence node = nodes.get(report.node());
        return new RoomNow.Purifier(
                purifier,
                report,
                report.time() == null ? null : age(report.time()),
                node != null && node.state() == Presence.State.ONLINE);
    }

    private @Nullable Long age(Instant then) {
        Instant now = time.wall();
        return now == null ? null : Math.max(0, Duration.between(then, now).toSeconds());
    }

    /** A program that does not know what time it is cannot vouch for any value. */
    private boolean stale(Instant then, Known known) {
        Instant now = time.wall();
        return now == null || Duration.between(then, now).compareTo(known.cadence.staleAfter()) > 0;
    }

    private boolean ahead(Instant then) {
        Instant now = time.wall();
        return now != null && then.isAfter(now.plus(AHEAD));
    }

    private record Dated(double value, Instant time) {}

    /** What is known of one sensor. */
    private static final class Known {
        final Map<Quantity, Dated> values = new EnumMap<>(Quantity.class);
        final Cadence cadence = new Cadence();
        Instant newest = Instant.MIN;
        Quality quality = Quality.OK;

        void take(Quantity quantity, double value, Instant at) {
            Dated before = values.get(quantity);
            if (before == null || at.isAfter(before.time())) {
                values.put(quantity, new Dated(value, at));
            }
        }
    }
}
