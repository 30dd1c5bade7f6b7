package airkeeper.sensor;

import airkeeper.wire.Quantity;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a device says of one moment: raw, to be judged.
 *
 * @param time when it was, where the device itself knows; null: now
 * @param values each in the unit of its {@link Quantity}; not all need be there
 */
public record Measured(@Nullable Instant time, Map<Quantity, Double> values) {
    public Measured {
        values = Map.copyOf(values);
    }
}
