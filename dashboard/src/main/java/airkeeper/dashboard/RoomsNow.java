package airkeeper.dashboard;

import airkeeper.wire.NodeId;
import airkeeper.wire.Presence;
import airkeeper.wire.PurifierId;
import airkeeper.wire.PurifierReport;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
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
    private final SortedMap<Room, KnownRoom> rooms = new TreeMap<>();
    private final Map<NodeId, Presence> nodes = new HashMap<>();
    /** The nodes that say they have a sensor. */
    private final Map<SensorId, Set<NodeId>> owners = new HashMap<>();

    private long changes;

    /** {@code guideline}: by what a room is judged at this moment. */
    public RoomsNow(Time time, Function<Room, Guideline> guideline) {
        this.time = time;
        this.guideline = guideline;
    }

    /** Takes a reading with a time; returns whether it is newer than all before it of this sensor. */
    synchronized boolean measured(SensorId sensor, Reading reading, Instant at) {
        changes++;
        KnownRoom room = rooms.computeIfAbsent(sensor.room(), id -> new KnownRoom());
        Sensed sensed = room.sensors().computeIfAbsent(sensor, id -> new Sensed());
        if (ahead(sensed.newest()) && !ahead(at)) {
            // a clock was wrong for a while: what it dated would be the newest for ever
            sensed = new Sensed();
            room.sensors().put(sensor, sensed);
        }
        if (!at.equals(sensed.newest()) && !ahead(at)) {
            room.average(reading, at);
        }
        return sensed.take(reading, at);
    }

    /** Takes what was measured before this program was started, and is part of a mean still. */
    synchronized void remembered(SensorId sensor, Reading reading, Instant at) {
        rooms.computeIfAbsent(sensor.room(), id -> new KnownRoom()).average(reading, at);
    }

    synchronized RoomNow.Purifier reported(PurifierId purifier, PurifierReport report) {
        changes++;
        rooms.computeIfAbsent(purifier.room(), id -> new KnownRoom()).reports().put(purifier, report);
        return purifier(purifier, report);
    }

    synchronized void came(Presence presence) {
        changes++;
        Presence before = nodes.put(presence.node(), presence);
        if (before != null) {
            before.sensors()
                    .forEach(sensor ->
                            owners.getOrDefault(sensor, new HashSet<>()).remove(presence.node()));
        }
        presence.sensors()
                .forEach(sensor ->
                        owners.computeIfAbsent(sensor, id -> new HashSet<>()).add(presence.node()));
    }

    /** Grows with all that is heard: while it stays, only ages change. */
    public synchronized long changes() {
        return changes;
    }

    /** All rooms that ever had a reading or a report, by name. */
    public synchronized List<RoomNow> rooms() {
        List<RoomNow> all = new ArrayList<>(rooms.size());
        rooms.forEach((room, known) -> {
            if (known.heard()) {
                all.add(now(room, known));
            }
        });
        return all;
    }

    /** One room; empty when nothing was ever heard from it. */
    public synchronized Optional<RoomNow> room(Room room) {
        return Optional.ofNullable(rooms.get(room)).filter(KnownRoom::heard).map(known -> now(room, known));
    }

    /** The pause between readings in a room, that of its slowest sensor, or of one sensor when it is named. */
    public synchronized Duration cadence(Room room, @Nullable SensorId sensor) {
        return known(room).cadence(sensor);
    }

    /** What is judged of a quantity in place of its newest value; empty where each value is. */
    public synchronized Optional<RoomNow.Mean> mean(Room room, Quantity quantity) {
        return Optional.ofNullable(known(room).mean(guideline.apply(room).scale(quantity), time.wall()));
    }

    /** The level of a quantity in a room, where this is its newest value; empty where none can be told. */
    public synchronized Optional<Level> level(Room room, Quantity quantity, double value) {
        Scale scale = guideline.apply(room).scale(quantity);
        return level(scale, value, known(room).mean(scale, time.wall()));
    }

    private KnownRoom known(Room room) {
        return rooms.getOrDefault(room, new KnownRoom());
    }

    /** The sensors that are too old to be the air of now, and their last readings, when we have been listening for so long. */
    synchronized Map<SensorId, Instant> silent(Duration listening) {
        Map<SensorId, Instant> silent = new TreeMap<>();
        rooms.values()
                .forEach(room -> room.sensors().forEach((sensor, sensed) -> {
                    if (listening.compareTo(sensed.cadence().staleAfter()) > 0 && stale(sensed.newest(), sensed)) {
                        silent.put(sensor, sensed.newest());
                    }
                }));
        return silent;
    }

    /** The rooms that this node measures or switches in. */
    synchronized SortedSet<Room> of(Presence node) {
        SortedSet<Room> its = new TreeSet<>();
        node.sensors().forEach(sensor -> its.add(sensor.room()));
        rooms.forEach((room, known) -> {
            if (known.reports().values().stream()
                    .anyMatch(report -> report.node().equals(node.node()))) {
                its.add(room);
            }
        });
        return its;
    }

    private RoomNow now(Room room, KnownRoom known) {
        Map<Quantity, RoomNow.Value> now = new EnumMap<>(Quantity.class);
        Guideline judge = guideline.apply(room);
        List<RoomNow.Sensor> sensors = new ArrayList<>(known.sensors().size());
        known.sensors().forEach((sensor, sensed) -> {
            sensed.values().forEach((quantity, value) -> {
                RoomNow.Value other = now.get(quantity);
                if (other == null || value.time().isAfter(other.time())) {
                    now.put(quantity, value(known, value, sensed, judge.scale(quantity)));
                }
            });
            sensors.add(sensor(sensor, sensed));
        });
        List<RoomNow.Purifier> purifiers = new ArrayList<>(known.reports().size());
        known.reports().forEach((purifier, report) -> purifiers.add(purifier(purifier, report)));
        return new RoomNow(room, now, sensors, purifiers);
    }

    private RoomNow.Value value(KnownRoom room, Sensed.Dated value, Sensed sensed, @Nullable Scale scale) {
        RoomNow.Mean mean = room.mean(scale, time.wall());
        return new RoomNow.Value(
                value.value(),
                value.time(),
                age(value.time()),
                stale(value.time(), sensed),
                sensed.cadence().staleAfter(),
                mean,
                level(scale, value.value(), mean).orElse(null));
    }

    private static Optional<Level> level(@Nullable Scale scale, double value, RoomNow.@Nullable Mean mean) {
        Double judged = mean == null ? Double.valueOf(value) : mean.value();
        return scale == null || judged == null ? Optional.empty() : Optional.of(scale.level(judged));
    }

    private RoomNow.Sensor sensor(SensorId sensor, Sensed sensed) {
        boolean stale = stale(sensed.newest(), sensed);
        Set<NodeId> its = owners.getOrDefault(sensor, Set.of());
        boolean online = its.isEmpty() ? !stale : its.stream().anyMatch(this::online);
        return new RoomNow.Sensor(sensor, sensed.newest(), age(sensed.newest()), stale, sensed.quality(), online);
    }

    private boolean online(NodeId node) {
        Presence presence = nodes.get(node);
        return presence != null && presence.state() == Presence.State.ONLINE;
    }

    /** A purifier that says this of itself now; nothing is remembered. */
    synchronized RoomNow.Purifier purifier(PurifierId purifier, PurifierReport report) {
        Instant said = report.time();
        return new RoomNow.Purifier(purifier, report, said == null ? null : age(said), online(report.node()));
    }

    private @Nullable Long age(Instant then) {
        Instant now = time.wall();
        return now == null ? null : Math.max(0, Duration.between(then, now).toSeconds());
    }

    /** A program that does not know what time it is cannot vouch for any value. */
    private boolean stale(Instant then, Sensed sensed) {
        Instant now = time.wall();
        return now == null
                || Duration.between(then, now).compareTo(sensed.cadence().staleAfter()) > 0;
    }

    private boolean ahead(Instant then) {
        Instant now = time.wall();
        return now != null && then.isAfter(now.plus(AHEAD));
    }
}
