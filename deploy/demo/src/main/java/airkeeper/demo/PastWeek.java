package airkeeper.demo;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.HistoryException;
import airkeeper.sensor.simulated.SensorModel;
import airkeeper.sensor.simulated.SimulatedRoom;
import airkeeper.wire.Room;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The week before the demo begins, so that it does not begin with empty charts; the present goes on from its end. */
final class PastWeek {
    static final Duration LENGTH = Duration.ofDays(7);
    /** Before the end, for two hours, no sensor had power. */
    static final Duration OUTAGE_BEGINS = Duration.ofHours(3 * 24 - 2);

    static final Duration OUTAGE_ENDS = OUTAGE_BEGINS.minusHours(2);

    private static final int AT_ONCE = 5_000;

    private final Map<Room, Past> rooms = new LinkedHashMap<>();
    private final List<Entry> diary = new ArrayList<>();
    private final Instant end;

    PastWeek(List<Place> places, Instant end, ZoneId zone, long seed) {
        this.end = end;
        for (Place place : places) {
            rooms.put(place.room(), new Past(place, zone, seed + rooms.size(), diary::add));
        }
    }

    /** Lives through the week and writes it down; once. */
    void remember(Notebook history) throws HistoryException {
        Instant now = end.minus(LENGTH);
        while (now.isBefore(end)) {
            now = now.plus(Place.INTERVAL);
            for (Past room : rooms.values()) {
                if (silent(now)) {
                    room.liveUnseen(now);
                } else {
                    room.live(now);
                }
            }
            if (diary.size() >= AT_ONCE) {
                write(history);
            }
        }
        write(history);
    }

    private void write(Notebook history) throws HistoryException {
        history.add(List.copyOf(diary));
        diary.clear();
    }

    private boolean silent(Instant now) {
        return !now.isBefore(end.minus(OUTAGE_BEGINS)) && now.isBefore(end.minus(OUTAGE_ENDS));
    }

    /** The rooms at the end of the week. */
    Map<Room, SimulatedRoom> rooms() {
        return rooms.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().room()));
    }

    /** A room's sensor at the end of the week. */
    SensorModel sensor(Room room) {
        return past(room).model();
    }

    /** The number that the next reading of a room's sensor gets. */
    long nextSeq(Room room) {
        return past(room).nextSeq();
    }

    /** What a history does with entries. */
    interface Notebook {
        void add(List<Entry> entries) throws HistoryException;
    }

    private Past past(Room room) {
        return Objects.requireNonNull(rooms.get(room), room::toString);
    }
}
