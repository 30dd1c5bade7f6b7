package airkeeper.dashboard;

import airkeeper.wire.Link;
import airkeeper.wire.NodeId;
import airkeeper.wire.Presence;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes into the ledger when a sensor falls silent and is back, and when a node goes and comes. Belongs to the recorder's loop. */
final class Attendance {
    private final RoomsNow rooms;
    private final Time time;
    private final Consumer<Entry.Noted> notes;
    private final Map<SensorId, Instant> silent = new HashMap<>();
    private final Map<NodeId, Presence.State> nodes = new HashMap<>();
    /** Since when there is a line; null: there is none, and who is not heard may well speak. */
    private @Nullable Duration listening;

    Attendance(RoomsNow rooms, Time time, Consumer<Entry.Noted> notes) {
        this.rooms = rooms;
        this.time = time;
        this.notes = notes;
    }

    void line(Link.State state) {
        listening = state.up() ? time.steady() : null;
    }

    /** A reading came that is newer than all before it of its sensor. */
    void heard(SensorId sensor, Instant at) {
        if (silent.remove(sensor) != null) {
            note(at, sensor.room(), Entry.Kind.BACK, sensor.name(), sensor.name() + " is heard again.");
        }
    }

    /** Looks who is silent; the note has the time of the last reading, so it is the same after a restart. */
    void look() {
        if (listening != null) {
            rooms.silent(time.steady().minus(listening)).forEach((sensor, last) -> {
                if (silent.putIfAbsent(sensor, last) == null) {
                    note(
                            last,
                            sensor.room(),
                            Entry.Kind.LOST,
                            sensor.name(),
                            "Nothing more was heard from " + sensor.name() + ".");
                }
            });
        }
    }

    /** A node said whether it is there, or the broker did; what is heard first of it is no news. */
    void came(Presence presence) {
        NodeId node = presence.node();
        Presence.State before = nodes.put(node, presence.state());
        Instant now = time.wall();
        if (before == null || before == presence.state() || now == null) {
            return;
        }
        boolean there = presence.state() == Presence.State.ONLINE;
        for (Room room : rooms.of(presence)) {
            note(
                    now.truncatedTo(ChronoUnit.MILLIS),
                    room,
                    there ? Entry.Kind.ONLINE : Entry.Kind.OFFLINE,
                    node.name(),
                    there ? node + " is there again." : node + " has gone.");
        }
    }

    private void note(Instant at, Room room, Entry.Kind kind, String subject, String text) {
        notes.accept(new Entry.Noted(at, room, kind, subject, text));
    }
}
