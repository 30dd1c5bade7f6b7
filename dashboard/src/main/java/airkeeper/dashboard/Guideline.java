package airkeeper.dashboard;

import airkeeper.wire.Quantity;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the air of a room is judged by: at most one scale for each quantity.
 *
 * @param outdoor ppm CO₂ of outdoor air, from which scales count that are meant so
 * @param scales in absolute values
 */
public record Guideline(int outdoor, Map<Quantity, Scale> scales) {
    /** About 425 ppm in 2026, ± 15 with place and season. */
    public static final int OUTDOOR = 425;

    /** CO₂ by the HSE (UK), particles by the WHO. */
    public static final Guideline HSE_UK = of(OUTDOOR, Scales.HSE_UK, Scales.WHO_2021);

    public Guideline {
        scales = Collections.unmodifiableMap(scales.isEmpty() ? Map.of() : new EnumMap<>(scales));
    }

    /** These scales, in absolute values. */
    public static Guideline of(int outdoor, Scale... scales) {
        Map<Quantity, Scale> absolute = new EnumMap<>(Quantity.class);
        for (Scale scale : scales) {
            absolute.put(scale.quantity(), scale.above(outdoor));
        }
        return new Guideline(outdoor, absolute);
    }

    /** The same with this scale in place of the one of its quantity. */
    public Guideline with(Scale scale) {
        Map<Quantity, Scale> changed = new EnumMap<>(Quantity.class);
        changed.putAll(scales);
        changed.put(scale.quantity(), scale);
        return new Guideline(outdoor, changed);
    }

    /** Null where it does not speak of the quantity. */
    public @Nullable Scale scale(Quantity quantity) {
        return scales.get(quantity);
    }
}
