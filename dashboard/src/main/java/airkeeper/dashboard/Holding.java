package airkeeper.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much a history holds.
 *
 * @param bytes what it takes on the disk
 * @param free how many bytes are free where it is kept; {@link #UNKNOWN} where that cannot be told
 * @param tiers its parts, the finest first
 * @param trouble what a person should look after, in sentences; null: nothing
 */
public record Holding(
        long bytes, long free, List<Tier> tiers, @Nullable String trouble) {
    public static final long UNKNOWN = Long.MAX_VALUE;

    public Holding {
        tiers = List.copyOf(tiers);
    }

    /** One that is sound and has room. */
    public Holding(long bytes, List<Tier> tiers) {
        this(bytes, UNKNOWN, tiers, null);
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
