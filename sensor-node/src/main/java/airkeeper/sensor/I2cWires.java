package airkeeper.sensor;

/**
 * Moves bytes to and from one chip on an I²C bus: the seam between what a chip says and how a computer reaches it.
 *
 * <p>Each call is a transfer of its own, with a stop at its end; none is repeated. Used by one thread. {@link #open} and {@link
 * #close} may follow each other any number of times.
 */
public interface I2cWires extends AutoCloseable {
    /** Where the chip is, as sentences say it: {@code 0x62 on /dev/i2c-1}. */
    String place();

    /** Reaches for the bus; whether the chip is there shows with the first transfer. */
    void open() throws SensorException;

    /** All of these bytes; a chip that is missing or busy does not acknowledge them, which is a failure. */
    void write(byte... bytes) throws SensorException;

    /** Exactly so many bytes. */
    byte[] read(int count) throws SensorException;

    /** Lets the bus go; may be called twice, and without {@link #open}. */
    @Override
    void close();
}
