package airkeeper.sensor;

import airkeeper.wire.Quantity;
import java.time.Duration;
import java.util.Map;

/**
 * One device that measures air.
 *
 * <p>Used by one thread. The constructor does no input or output; {@link #open} and {@link #close} may follow each other any
 * number of times, as after an error the device is closed, left alone for a growing while, and opened again.
 */
public interface AirSensor extends AutoCloseable {
    /** Finds the device and brings it to a known state. */
    void open() throws SensorException;

    /**
     * The newest values, each in the unit of its {@link Quantity}; raw, to be judged by the caller. Empty while there is nothing
     * new: then it is asked again soon.
     */
    Map<Quantity, Double> read() throws SensorException;

    /** For how long after {@link #open} the values are not to be trusted. */
    Duration warmUp();

    /** Lets the device go; may be called twice, and without {@link #open}. */
    @Override
    void close();
}
