package airkeeper.purifier;

import airkeeper.wire.Power;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a relay says itself that it stands where it was ordered to; all times are of the steady clock. Not thread-safe.
 *
 * <p>A device that never says anything is always agreed with.
 */
final class Agreement {
    /** How long a device may take to follow, and to say so. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private Power ordered = Power.OFF;
    private Duration orderedAt;
    private boolean followed;
    private @Nullable Duration otherwiseSince;

    Agreement(Duration now) {
        this.orderedAt = now;
    }

    /** It was ordered so; the same order again starts no new patience. */
    void ordered(Power power, Duration now) {
        if (power != ordered) {
            ordered = power;
            orderedAt = now;
            followed = false;
            otherwiseSince = null;
        }
    }

    /** One sentence, without its full stop, when the device has said something else for too long. */
    Optional<String> doubt(Optional<Power> says, Duration now) {
        if (says.isEmpty() || says.get() == ordered) {
            followed = followed || says.isPresent();
            otherwiseSince = null;
            return Optional.empty();
        }
        Duration since = otherwiseSince == null ? now : otherwiseSince;
        otherwiseSince = since;
        if (now.minus(since).compareTo(PATIENCE) < 0) {
            return Optional.empty();
        }
        return Optional.of(
                "the relay was switched " + ordered + " " + Durations.words(now.minus(orderedAt)) + " ago but "
                        + (followed
                                ? "says " + says.get() + ": was it switched by somebody else?"
                                : "still says " + says.get()));
    }
}
