package airkeeper.wire.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The time a node lives in: the real one on hardware, a faster one in the demo, one moved by hand in tests.
 *
 * <p>Nodes take every "now", every wait and every thread from here, so all of them can be told what time it is.
 */
public interface Time {
    /**
     * The wall clock, for stamps that people read; it may jump. Null while it was never set: a Pi has no clock battery and
     * says 1970, or the date of its image, until it has heard from a time server.
     */
    @Nullable
    Instant wall();

    /** How long this time has been running: never jumps, never goes back. Everything that is decided is decided on it. */
    Duration steady();

    /**
     * Holds this thread until then, a {@link #steady} time: for devices that are busy for some milliseconds between two commands.
     * All other waiting is {@link Loop#after}, which holds nobody.
     */
    default void pauseUntil(Duration steady) {
        for (Duration left = steady.minus(steady()); left.isPositive(); left = steady.minus(steady())) {
            LockSupport.parkNanos(left.toNanos());
        }
    }

    /** A new owner thread for a node's state. */
    Loop loop(String name);
}
