package airkeeper.dashboard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people call a room and where they find it; what a topic cannot say. All texts as people wrote them.
 *
 * @param name null: its name on the wire
 * @param building null: none was named
 * @param floor null: none was named
 */
public record Place(
        @Nullable String name,
        @Nullable String building,
        @Nullable String floor) {
    /** The most characters that each may have. */
    public static final int LONGEST = 60;

    /** Whether nothing is said. */
    boolean blank() {
        return name == null && building == null && floor == null;
    }

    /** As a person writes it: {@code Room 204, Main, floor 2}. */
    String described() {
        List<String> words = new ArrayList<>();
        if (name != null) {
            words.add(name);
        }
        if (building != null) {
            words.add(building);
        }
        if (floor != null) {
            words.add(floor.matches("-?[0-9]+") ? "floor " + floor : floor);
        }
        return String.join(", ", words);
    }
}
