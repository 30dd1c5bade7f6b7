package airkeeper.sensor;

import airkeeper.wire.Link;
import airkeeper.wire.time.Loop;
import java.time.Duration;

/**
 * A device that decides itself when there is something new: the node listens instead of asking.
 *
 * <p>Used by the node's sampler loop only. {@link #open} and {@link #close} may follow each other any number of times: once
 * it has said that it is lost, it is closed, left alone for a growing while, and opened again.
 */
public interface ReportingSensor extends AutoCloseable {
    /** Asks for what it must hear on the node's own line; called once, before that line starts. */
    default void listen(Link line) {}

    /** Finds the device; from then on each thing it says is told to {@code ear}, on {@code sampler}, after this returns. */
    void open(Loop sampler, Ear ear) throws SensorException;

    /** For how long after {@link #open} the values are not to be trusted. */
    Duration warmUp();

    /** Lets the device go, which then says nothing more; may be called twice, and without {@link #open}. */
    @Override
    void close();

    /** Who listens to a device. */
    interface Ear {
        void measured(Measured measured);

        /** The device cannot be heard any more: the listener closes it, and opens it again later. */
        void lost(SensorException why);
    }
}
