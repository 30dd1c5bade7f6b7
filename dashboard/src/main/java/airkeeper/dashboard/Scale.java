package airkeeper.dashboard;

import airkeeper.wire.Quantity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of one quantity: from which value on the air has which level.
 *
 * @param id in addresses and settings; {@value #OWN}: the people of this house have set it
 * @param name as it is shown to people
 * @param source where to read it
 * @param basis what its values are counted from
 * @param over of what span the mean is meant; zero: of each value. One value has no level where a mean is meant
 * @param note what else is to be known of it, as a sentence; null: nothing
 * @param outdoor what outdoor air has, and was added to the values; null where they are as they were published
 * @param bands from the best air to the worst, the first from 0 on
 */
public record Scale(
        String id,
        String name,
        String source,
        Quantity quantity,
        Basis basis,
        Duration over,
        @Nullable String note,
        @Nullable Integer outdoor,
        List<Band> bands) {
    public static final String OWN = "own";

    /** What values are counted from. */
    public enum Basis {
        ABSOLUTE("absolute"),
        ABOVE_OUTDOOR("above-outdoor");

        private final String key;

        Basis(String key) {
            this.key = key;
        }

        /** The word in answers. */
        public String key() {
            return key;
        }
    }

    /**
     * A stretch of values with one level, up to the next.
     *
     * @param from the least of them, in the unit of the quantity
     * @param name as the source calls it; null: it has no name for it
     */
    public record Band(double from, Level level, @Nullable String name) {}

    public Scale {
        bands = List.copyOf(bands);
        for (int i = 1; i < bands.size(); i++) {
            if (bands.get(i).from() <= bands.get(i - 1).from()) {
                throw new IllegalArgumentException("expected values above 0 that rise, found "
                        + bands.stream().map(Band::from).toList());
            }
        }
    }

    /** A scale of one's own: fair from one value on, poor from another. */
    public static Scale own(Quantity quantity, double fair, double poor) {
        return new Scale(
                OWN,
                "own values",
                "set by the people of this house",
                quantity,
                Basis.ABSOLUTE,
                Duration.ZERO,
                null,
                null,
                List.of(
                        new Band(0, Level.GOOD, null),
                        new Band(fair, Level.FAIR, null),
                        new Band(poor, Level.POOR, null)));
    }

    /** The same in absolute values, where outdoor air has this much. */
    public Scale above(int air) {
        if (basis == Basis.ABSOLUTE) {
            return this;
        }
        List<Band> raised = bands.stream()
                .map(band -> band.from() == 0 ? band : new Band(band.from() + air, band.level(), band.name()))
                .toList();
        return new Scale(id, name, source, quantity, basis, over, note, air, raised);
    }

    /** Whether it speaks of means, and one value has no level. */
    public boolean ofMeans() {
        return !over.isZero();
    }

    /** The level of one value, or of a mean where it speaks of means. */
    public Level level(double value) {
        Level level = bands.getFirst().level();
        for (Band band : bands) {
            if (value >= band.from()) {
                level = band.level();
            }
        }
        return level;
    }

    /** The least value of a level; of a level that the scale does not know, of the next worse one. */
    public double from(Level level) {
        return bands.stream()
                .filter(band -> band.level().compareTo(level) >= 0)
                .findFirst()
                .orElse(bands.getLast())
                .from();
    }
}
