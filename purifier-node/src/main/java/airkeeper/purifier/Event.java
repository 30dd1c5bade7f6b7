package airkeeper.purifier;

import airkeeper.wire.PurifierCommand;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.SensorId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What can happen to a purifier. */
public sealed interface Event {

    /**
     * A sensor was heard.
     *
     * @param values what it measured, in the units of the quantities
     */
    record Measured(SensorId sensor, Map<Quantity, Double> values, Quality quality) implements Event {
        public Measured {
            values = Map.copyOf(values);
        }

        /** Without the quantities that no rule looks at. */
        Measured only(Predicate<Quantity> looksAt) {
            if (values.keySet().stream().allMatch(looksAt)) {
                return this;
            }
            Map<Quantity, Double> few = new HashMap<>(values);
            few.keySet().removeIf(looksAt.negate());
            return new Measured(sensor, few, quality);
        }

        /** Whether it may drive a relay. */
        boolean usable() {
            return quality == Quality.OK && !values.isEmpty();
        }
    }

    /** A person, or a program of theirs, ordered something. */
    record Ordered(PurifierCommand command) implements Event {}

    /** There is no line to the broker any more. */
    record LineLost() implements Event {}

    /** There is a line to the broker again. */
    record LineFound() implements Event {}

    /** The purifier that it follows stands like this. */
    record Led(Verdict leader) implements Event {}

    /**
     * Time has passed.
     *
     * @param wall the time of day; null while the clock was never set
     */
    record Tick(@Nullable Instant wall) implements Event {}
}
