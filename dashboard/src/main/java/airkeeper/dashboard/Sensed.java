package airkeeper.dashboard;

import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What is known of one sensor: its newest usable values, how well it measures and how often. Not thread-safe. */
final class Sensed {
    private final Map<Quantity, Dated> values = new EnumMap<>(Quantity.class);
    private final Cadence cadence = new Cadence();
    private Instant newest = Instant.MIN;
    private Quality quality = Quality.OK;

    /** A value, and when it was measured. */
    record Dated(double value, Instant time) {}

    /** Takes a reading; returns whether it is newer than all before it. */
    boolean take(Reading reading, Instant at) {
        if (reading.usable()) {
            reading.values().forEach((quantity, value) -> {
                Dated before = values.get(quantity);
                if (before == null || at.isAfter(before.time())) {
                    values.put(quantity, new Dated(value, at));
                }
            });
        }
        if (!at.isAfter(newest)) {
            return false;
        }
        newest = at;
        quality = reading.quality();
        cadence.learn(at);
        return true;
    }

    Map<Quantity, Dated> values() {
        return values;
    }

    Cadence cadence() {
        return cadence;
    }

    /** The time of its newest reading, usable or not; {@link Instant#MIN} before the first. */
    Instant newest() {
        return newest;
    }

    /** Of the newest reading. */
    Quality quality() {
        return quality;
    }
}
