package airkeeper.dashboard;

import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** By what each room is judged: by the house's guideline, but for what people have chosen for a room. Thread-safe. */
public final class Guidelines {
    private static final Choice<Chosen> CHOSEN = Choice.of("guidelines", new Chosen(List.of()));

    private final Guideline house;
    private final Choices choices;
    private final Function<Room, String> called;
    private final ChosenByRoom<Chosen, Guideline> rooms;

    /** {@code called}: what people call a room. */
    Guidelines(Guideline house, Choices choices, Function<Room, String> called) {
        this.house = house;
        this.choices = choices;
        this.called = called;
        this.rooms = new ChosenByRoom<>(choices, CHOSEN, this::read);
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
        try {
            return rooms.now().getOrDefault(room.name(), house);
        } catch (HistoryException e) {
            // Health tells of a history that fails; it is asked again the next time
            return house;
        }
    }

    private Map<String, Guideline> read(Chosen chosen) {
        Map<String, Guideline> rooms = new HashMap<>();
        for (Wanted wanted : chosen.each()) {
            wanted.found(house.outdoor())
                    .ifPresent(scale -> rooms.put(
                            wanted.room(),
                            rooms.getOrDefault(wanted.room(), house).with(scale)));
        }
        return rooms;
    }

    /** Judges a quantity of a room by this from now on. A scale that is none is an {@link IllegalArgumentException}. */
    public void choose(Wanted wanted, String by) throws HistoryException {
        Scale scale = wanted.found(house.outdoor())
                .orElseThrow(() -> new IllegalArgumentException("expected a published scale, or own values, found "
                        + wanted.scale() + " for " + wanted.quantity()));
        Room room = new Room(wanted.room());
        String what = "judges " + scale.quantity() + " in " + called.apply(room) + " by " + described(scale);
        choices.change(CHOSEN, by, chosen -> {
            List<Wanted> each = others(chosen, room, scale.quantity());
            each.add(wanted);
            return new Choices.Edited<>(new Chosen(List.copyOf(each)), what);
        });
    }

    /** Judges a quantity of a room as the whole house again. */
    public void leave(Room room, Quantity quantity, String by) throws HistoryException {
        String what = "judges " + quantity + " in " + called.apply(room) + " as in the whole house";
        choices.change(
                CHOSEN,
                by,
                chosen -> new Choices.Edited<>(new Chosen(List.copyOf(others(chosen, room, quantity))), what));
    }

    private static String described(Scale scale) {
        Integer outdoor = scale.outdoor();
        String values = scale.id().equals(Scale.OWN)
                ? ", fair from " + scale.from(Level.FAIR) + " on, poor from " + scale.from(Level.POOR) + " on"
                : "";
        return scale.name() + values + (outdoor == null ? "" : ", with " + outdoor + " ppm outdoors");
    }

    private static List<Wanted> others(Chosen chosen, Room room, Quantity quantity) {
        List<Wanted> others = new ArrayList<>(chosen.each());
        others.removeIf(each -> each.concerns(room, quantity));
        return others;
    }

    /** Whether something was chosen for a quantity of the room. */
    public boolean chosen(Room room, Quantity quantity) throws HistoryException {
        return choices.get(CHOSEN).each().stream().anyMatch(each -> each.concerns(room, quantity));
    }
}
