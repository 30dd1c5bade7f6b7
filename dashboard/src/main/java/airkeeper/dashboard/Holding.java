package airkeeper.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much a history holds.
 *
 * @param bytes what it takes on the disk
 * @param tiers its parts, the finest first
 */
public record Holding(long bytes, List<Tier> tiers) {
    public Holding {
        tiers = List.copyOf(tiers);
    }

    /**
     * The readings as they came, or their slots of one length.
     *
     * @param slot the length of a slot; zero: readings as they came
     * @param bytes what it takes on the disk, as far as that can be told
     * @param from the time of its oldest; null: it is empty
     * @param to the time of its newest
     */
    public record Tier(
            Duration slot,
            long bytes,
            @Nullable Instant from,
            @Nullable Instant to) {}
}
