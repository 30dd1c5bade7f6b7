package airkeeper.dashboard;

import airkeeper.wire.Room;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people call each room and where it is, as an admin has said. Thread-safe. */
public final class Places {
    private static final Choice<Chosen> CHOSEN = Choice.of("places", new Chosen(List.of()));

    private final Choices choices;
    /** Null until it was read. */
    private volatile @Nullable Map<String, Place> known;

    Places(Choices choices) {
        this.choices = choices;
    }

    record Chosen(List<Placed> each) {}

    record Placed(String room, Place place) {}

    /** Where a room is; null where nobody has said, and while it cannot be read. */
    public @Nullable Place of(Room room) {
        Map<String, Place> places = known;
        if (places == null) {
            try {
                places = read(choices.get(CHOSEN));
                known = places;
            } catch (HistoryException e) {
                // Health tells of a history that fails; it is asked again the next time
                return null;
            }
        }
        return places.get(room.name());
    }

    /** Calls and finds a room so from now on; a place that says nothing takes back what was said. */
    public synchronized void choose(Room room, Place place, String by) throws HistoryException {
        List<Placed> each = new ArrayList<>(choices.get(CHOSEN).each());
        each.removeIf(placed -> placed.room().equals(room.name()));
        if (!place.blank()) {
            each.add(new Placed(room.name(), place));
        }
        Chosen chosen = new Chosen(List.copyOf(each));
        String what = place.blank()
                ? "took back name and place of " + room.name()
                : "says that " + room.name() + " is " + place.described();
        choices.change(CHOSEN, chosen, by, what);
        known = read(chosen);
    }

    private static Map<String, Place> read(Chosen chosen) {
        Map<String, Place> places = new HashMap<>();
        chosen.each().forEach(placed -> places.put(placed.room(), placed.place()));
        return Map.copyOf(places);
    }
}
