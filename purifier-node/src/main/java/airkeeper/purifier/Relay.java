package airkeeper.purifier;

import airkeeper.wire.Power;
import java.time.Duration;
import java.util.Optional;

/**
 * One switch with mains behind it. Used by one thread; only {@link #close} may come from another one, when the first hangs.
 *
 * <p>The constructor does no input or output. No call takes longer than {@link #PATIENCE}, but {@code close}: a
 * device that needs more has not answered, and the other relays of a node must not wait for it.
 */
public interface Relay extends AutoCloseable {
    /** How long an order may hold up its caller. */
    Duration PATIENCE = Duration.ofMillis(500);

    /** Takes the relay over, in the position OFF from the first moment on. */
    void open() throws RelayException;

    /** Brings it to this position; the same one again is harmless. */
    void switchTo(Power power) throws RelayException;

    /** Where the device itself says it stands; empty while it does not say, or cannot. */
    default Optional<Power> says() {
        return Optional.empty();
    }

    /** How often the same order must be given again to a device that may have missed it; empty where once is enough. */
    default Optional<Duration> repeat() {
        return Optional.empty();
    }

    /** Leaves it OFF and lets it go; may be called twice, and without {@link #open}. */
    @Override
    void close() throws RelayException;
}
