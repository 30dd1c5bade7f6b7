package airkeeper.purifier;

import airkeeper.wire.PurifierCommand;
import airkeeper.wire.Quality;
import airkeeper.wire.SensorId;
import org.jspecify.annotations.Nullable;

/** What can happen to a purifier. */
public sealed interface Event {

    /**
     * A sensor was heard.
     *
     * @param value the quantity that the rules look at, in its unit; null when the reading has none
     */
    record Measured(SensorId sensor, @Nullable Double value, Quality quality) implements Event {
        /** Whether it may drive a relay. */
        boolean usable() {
            return value != null && quality == Quality.OK;
        }
    }

    /** A person, or a program of theirs, ordered something. */
    record Ordered(PurifierCommand command) implements Event {}

    /** Time has passed. */
    record Tick() implements Event {}
}
