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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rooms as they are now: what was heard last of each sensor and purifier, and how old it is. Thread-safe. */
public final class RoomsNow {
    private final Guideline guideline;
    private final Time time;
    private final Map<SensorId, Device> sensors = new TreeMap<>();
    private final Map<PurifierId, Said> purifiers = new TreeMap<>();
    private final Map<NodeId, Presence> nodes = new HashMap<>();

    public RoomsNow(Guideline guideline, Time time) {
        this.guideline = guideline;
        this.time = time;
    }

    /** Takes a reading; true when it is the newest of its sensor. */
    synchronized boolean take(SensorId sensor, Reading reading) {
        return sensors.computeIfAbsent(sensor, s -> new Device()).take(reading);
    }

    /** Takes a report; the receiver's clock tells its age where the node's was never set. */
    synchronized RoomNow.Purifier take(PurifierId purifier, PurifierReport report) {
        Said said = new Said(report, report.time() == null ? time.wall() : report.time());
        purifiers.put(purifier, said);
        return shown(purifier, said);
    }

    synchronized void take(Presence presence) {
        nodes.put(presence.node(), presence);
    }

    /** All rooms that were ever heard of, by name. */
    public synchronized List<RoomNow> all() {
        Set<Room> rooms = new TreeSet<>();
        sensors.keySet().forEach(sensor -> rooms.add(sensor.room()));
        purifiers.keySet().forEach(purifier -> rooms.add(purifier.room()));
        return rooms.stream().map(this::now).toList();
    }

    public synchronized Optional<RoomNow> room(Room room) {
        return knows(room) ? Optional.of(now(room)) : Optional.empty();
    }

    public synchronized boolean knows(Room room) {
        return sensors.keySet().stream().anyMatch(sensor -> sensor.room().equals(room))
                || purifiers.keySet().stream()
                        .anyMatch(purifier -> purifier.room().equals(room));
    }

    /** How often the sensors of a room measure: the shortest of their cadences, or that of the one that is named. */
    public synchronized Duration cadence(Room room, @Nullable SensorId only) {
        return sensors.entrySet().stream()
                .filter(entry -> only == null
                        ? entry.getKey().room().equals(room)
                        : entry.getKey().equals(only))
                .map(entry -> entry.getValue().cadence.pause())
                .min(Duration::compareTo)
                .orElse(Cadence.USUAL);
    }

    private RoomNow now(Room room) {
        Map<Quantity, RoomNow.Value> values = new EnumMap<>(Quantity.class);
        sensors.forEach((sensor, device) -> {
            if (sensor.room().equals(room)) {
                device.usable.forEach((quantity, timed) -> values.merge(
                        quantity,
                        shown(quantity, timed, device),
                        (one, other) -> one.time().isBefore(other.time()) ? other : one));
            }
        });
        List<RoomNow.Sensor> its = sensors.entrySet().stream()
                .filter(entry -> entry.getKey().room().equals(room))
                .map(entry -> shown(entry.getKey(), entry.getValue()))
                .toList();
        List<RoomNow.Purifier> relays = purifiers.entrySet().stream()
                .filter(entry -> entry.getKey().room().equals(room))
                .map(entry -> shown(entry.getKey(), entry.getValue()))
                .toList();
        return new RoomNow(room, values, its, relays);
    }

    private RoomNow.Value shown(Quantity quantity, Timed timed, Device device) {
        return new RoomNow.Value(
                timed.value(),
                timed.time(),
                age(timed.time()),
                device.stale(timed.time(), time.wall()),
                guideline.level(quantity, timed.value()).orElse(null));
    }

    private RoomNow.Sensor shown(SensorId sensor, Device device) {
        Reading newest = Objects.requireNonNull(device.newest);
        Instant measured = Objects.requireNonNull(newest.time());
        boolean stale = device.stale(measured, time.wall());
        Optional<Presence> node = nodes.values().stream()
                .filter(presence -> presence.sensors().contains(sensor))
                .findFirst();
        boolean online =
                node.map(presence -> presence.state() == Presence.State.ONLINE).orElse(!stale);
        return new RoomNow.Sensor(sensor, measured, age(measured), stale, newest.quality(), online);
    }

    private RoomNow.Purifier shown(PurifierId purifier, Said said) {
        Presence node = nodes.get(said.report().node());
        boolean online = node != null && node.state() == Presence.State.ONLINE;
        return new RoomNow.Purifier(purifier, said.report(), said.at() == null ? null : age(said.at()), online);
    }

    private @Nullable Long age(Instant since) {
        Instant now = time.wall();
        return now == null ? null : Math.max(0, Duration.between(since, now).toSeconds());
    }

    private record Said(PurifierReport report, @Nullable Instant at) {}

    private record Timed(double value, Instant time) {}

    /** What is known of one sensor. */
    private static final class Device {
        final Cadence cadence = new Cadence();
        final Map<Quantity, Timed> usable = new EnumMap<>(Quantity.class);

        @Nullable
        Reading newest;

        boolean take(Reading reading) {
            Instant measured = Objects.requireNonNull(reading.time());
            Instant before = newest == null ? null : newest.time();
            if (before != null && !measured.isAfter(before)) {
                return false;
            }
            newest = reading;
            cadence.learn(measured);
            if (reading.usable()) {
                reading.values().forEach((quantity, value) -> usable.put(quantity, new Timed(value, measured)));
            }
            return true;
        }

        boolean stale(Instant measured, @Nullable Instant now) {
            return now != null && Duration.between(measured, now).compareTo(cadence.staleAfter()) > 0;
        }
    }
}
