package airkeeper.sensor;

/**
 * Moves bytes to and from the one device on a serial port: 9600 baud, 8 bits, no parity, 1 stop bit.
 *
 * <p>Used by one thread. {@link #open} and {@link #close} may follow each other any number of times.
 */
public interface SerialWires extends AutoCloseable {
    /** Where the device is, as sentences say it: {@code /dev/serial0}. */
    String place();

    /** Takes the port, which nobody else can use meanwhile. */
    void open() throws SensorException;

    /** All of these bytes. */
    void write(byte... bytes) throws SensorException;

    /** What has come, at most so many bytes, as soon as there is one; none after half a second of silence. */
    byte[] read(int most) throws SensorException;

    /** Forgets what has come and was not read. */
    void drain() throws SensorException;

    /** Lets the port go; may be called twice, and without {@link #open}. */
    @Override
    void close();
}
