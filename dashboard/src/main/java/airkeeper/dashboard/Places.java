package airkeeper.dashboard;

import airkeeper.wire.PurifierId;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people call each room and where it is, as an admin has said. Thread-safe. */
public final class Places {
    private static final Choice<Chosen> CHOSEN = Choice.of("places", new Chosen(List.of()));

    private final Choices choices;
    private final ChosenByRoom<Chosen, Place> places;

    Places(Choices choices) {
        this.choices = choices;
        this.places = new ChosenByRoom<>(choices, CHOSEN, Places::read);
    }

    record Chosen(List<Placed> each) {}

    record Placed(String room, Place place) {}

    /** Where a room is; null where nobody has said, and while it cannot be read. */
    public @Nullable Place of(Room room) {
        try {
            return places.now().get(room.name());
        } catch (HistoryException e) {
            // Health tells of a history that fails; it is asked again the next time
            return null;
        }
    }

    private static Map<String, Place> read(Chosen chosen) {
        Map<String, Place> places = new HashMap<>();
        chosen.each().forEach(placed -> places.put(placed.room(), placed.place()));
        return places;
    }

    /** What people call a room: the name they gave it, else that on the wire. */
    public String called(Room room) {
        Place place = of(room);
        return place == null || place.name() == null ? room.name() : place.name();
    }

    /** A sensor for people: {@code scd41 in Room 204}, or as on the wire where the room has no other name. */
    String called(SensorId sensor) {
        return called(sensor.room(), sensor.name(), sensor.toString());
    }

    /** A purifier for people, as a sensor is. */
    public String called(PurifierId purifier) {
        return called(purifier.room(), purifier.name(), purifier.toString());
    }

    private String called(Room room, String part, String onTheWire) {
        String name = called(room);
        return name.equals(room.name()) ? onTheWire : part + " in " + name;
    }

    /** Calls and finds rooms so from now on; a place that says nothing takes back what was said. One line of the changes. */
    public void choose(Map<Room, Place> wanted, String by) throws HistoryException {
        choices.change(CHOSEN, by, chosen -> new Choices.Edited<>(with(chosen, wanted), described(wanted)));
    }

    private static Chosen with(Chosen chosen, Map<Room, Place> wanted) {
        List<Placed> each = new ArrayList<>(chosen.each());
        each.removeIf(placed -> wanted.containsKey(new Room(placed.room())));
        wanted.forEach((room, place) -> {
            if (!place.blank()) {
                each.add(new Placed(room.name(), place));
            }
        });
        return new Chosen(List.copyOf(each));
    }

    private static String described(Map<Room, Place> wanted) {
        if (wanted.size() > 1) {
            return "says name and place of " + wanted.size() + " rooms: "
                    + wanted.keySet().stream().map(Room::name).sorted().collect(Collectors.joining(", "));
        }
        return wanted.entrySet().stream()
                .map(only -> only.getValue().blank()
                        ? "took back name and place of " + only.getKey()
                        : "says that " + only.getKey() + " is "
                                + only.getValue().described())
                .collect(Collectors.joining());
    }
}
