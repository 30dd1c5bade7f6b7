package airkeeper.dashboard;

import airkeeper.wire.Quantity;
import airkeeper.wire.SensorId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a sensor's readings that are not kept any more.
 *
 * @param since when its first reading was taken, of any quality; null: it never measured
 * @param slots its usable values, summed up
 */
public record Past(SensorId sensor, @Nullable Instant since, List<Slot> slots) {
    public Past {
        slots = List.copyOf(slots);
    }

    /**
     * The values of one quantity in a stretch of time, in whole parts of its unit: hundredths of temperature and humidity,
     * tenths of all others.
     *
     * @param length five minutes, an hour or a day
     * @param begin a multiple of the length (UTC)
     * @param count how many values there are, at least one
     */
    public record Slot(Quantity quantity, Duration length, Instant begin, int count, long min, long sum, long max) {
        /** The first moment after it. */
        public Instant end() {
            return begin.plus(length);
        }
    }
}
