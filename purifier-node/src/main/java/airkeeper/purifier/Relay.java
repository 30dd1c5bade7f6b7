package airkeeper.purifier;

import airkeeper.wire.Power;

/**
 * One switch with mains behind it. Used by one thread.
 *
 * <p>The constructor does no input or output.
 */
public interface Relay extends AutoCloseable {
    /** Takes the relay over, in the position OFF from the first moment on. */
    void open() throws RelayException;

    /** Brings it to this position; the same one again is harmless. */
    void switchTo(Power power) throws RelayException;

    /** Leaves it OFF and lets it go; may be called twice, and without {@link #open}. */
    @Override
    void close();
}
