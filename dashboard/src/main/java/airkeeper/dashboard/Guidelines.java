package airkeeper.dashboard;

import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By what each room is judged: by the house's guideline, but for what people have chosen for a room. Thread-safe. */
public final class Guidelines {
    private static final Choice<Chosen> CHOSEN = Choice.of("guidelines", new Chosen(List.of()));

    private final Guideline house;
    private final Choices choices;
    /** Of the rooms for which something was chosen; null until it was read. */
    private volatile @Nullable Map<String, Guideline> known;

    Guidelines(Guideline house, Choices choices) {
        this.house = house;
        this.choices = choices;
    }

    record Chosen(List<Wanted> each) {}

    /**
     * What somebody chose for one quantity of a room.
     *
     * @param scale the id of a published scale, or {@link Scale#OWN}
     * @param fair from which value on air is fair, of an own scale
     * @param poor from which value on air is poor, of an own scale
     * @param outdoor ppm CO₂ of outdoor air there; null: as in the whole house
     */
    public record Wanted(
            String room,
            String quantity,
            String scale,
            @Nullable Double fair,
            @Nullable Double poor,
            @Nullable Integer outdoor) {
        private boolean concerns(Room wanted, Quantity of) {
            return room.equals(wanted.name()) && quantity.equals(of.key());
        }

        /** The scale in absolute values; empty where it is none that this version knows. */
        Optional<Scale> found(int usual) {
            return Quantity.of(quantity)
                    .flatMap(of -> fair != null && poor != null
                            ? Optional.of(Scale.own(of, fair, poor))
                            : Scales.find(of, scale))
                    .map(found -> found.above(outdoor == null ? usual : outdoor));
        }
    }

    /** By what all rooms are judged for which nobody chose otherwise. */
    public Guideline house() {
        return house;
    }

    /** By what a room is judged; by the house's guideline while what was chosen cannot be read. */
    public Guideline of(Room room) {
        Map<String, Guideline> rooms = known;
        if (rooms == null) {
            try {
                rooms = read(choices.get(CHOSEN));
                known = rooms;
            } catch (HistoryException e) {
                // Health tells of a history that fails; it is asked again the next time
                return house;
            }
        }
        return rooms.getOrDefault(room.name(), house);
    }

    private Map<String, Guideline> read(Chosen chosen) {
        Map<String, Guideline> rooms = new HashMap<>();
        for (Wanted wanted : chosen.each()) {
            wanted.found(house.outdoor())
                    .ifPresent(scale -> rooms.put(
                            wanted.room(),
                            rooms.getOrDefault(wanted.room(), house).with(scale)));
        }
        return Map.copyOf(rooms);
    }

    /** Judges a quantity of a room by this from now on. A scale that is none is an {@link IllegalArgumentException}. */
    public synchronized void choose(Wanted wanted, String by) throws HistoryException {
        Scale scale = wanted.found(house.outdoor())
                .orElseThrow(() -> new IllegalArgumentException("expected a published scale, or own values, found "
                        + wanted.scale() + " for " + wanted.quantity()));
        List<Wanted> others = others(new Room(wanted.room()), scale.quantity());
        others.add(wanted);
        change(others, by, "judges " + scale.quantity() + " in " + wanted.room() + " by " + described(scale));
    }

    /** Judges a quantity of a room as the whole house again. */
    public synchronized void leave(Room room, Quantity quantity, String by) throws HistoryException {
        change(others(room, quantity), by, "judges " + quantity + " in " + room.name() + " as in the whole house");
    }

    private static String described(Scale scale) {
        Integer outdoor = scale.outdoor();
        String values = scale.id().equals(Scale.OWN)
                ? ", fair from " + scale.from(Level.FAIR) + " on, poor from " + scale.from(Level.POOR) + " on"
                : "";
        return scale.name() + values + (outdoor == null ? "" : ", with " + outdoor + " ppm outdoors");
    }

    private List<Wanted> others(Room room, Quantity quantity) throws HistoryException {
        List<Wanted> others = new ArrayList<>(choices.get(CHOSEN).each());
        others.removeIf(each -> each.concerns(room, quantity));
        return others;
    }

    private void change(List<Wanted> each, String by, String what) throws HistoryException {
        Chosen chosen = new Chosen(List.copyOf(each));
        choices.change(CHOSEN, chosen, by, what);
        known = read(chosen);
    }

    /** Whether something was chosen for a quantity of the room. */
    public boolean chosen(Room room, Quantity quantity) throws HistoryException {
        return choices.get(CHOSEN).each().stream().anyMatch(each -> each.concerns(room, quantity));
    }
}
