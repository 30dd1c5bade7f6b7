package airkeeper.wire;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one sensor measured at one moment.
 *
 * @param time when it was measured; null while the node's clock was never set: the receiver then stamps it
 * @param seq grows by one per reading of a sensor and survives restarts; 0 or more
 * @param values finite numbers in the unit of their {@link Quantity}; not all need be there
 */
public record Reading(@Nullable Instant time, long seq, Map<Quantity, Double> values, Quality quality) {
    public Reading {
        if (seq < 0) {
            throw new IllegalArgumentException("expected a seq of 0 or more, found " + seq);
        }
        values.forEach((quantity, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "expected a finite number for " + quantity.key() + ", found " + value);
            }
        });
        EnumMap<Quantity, Double> ordered = new EnumMap<>(Quantity.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
    }

    public Optional<Double> value(Quantity quantity) {
        return Optional.ofNullable(values.get(quantity));
    }

    /** Whether this reading may drive a relay or enter a statistic. */
    public boolean usable() {
        return quality == Quality.OK;
    }

    /** The same reading with the time at which it was received. */
    public Reading stamped(Instant received) {
        return new Reading(received, seq, values, quality);
    }
}
