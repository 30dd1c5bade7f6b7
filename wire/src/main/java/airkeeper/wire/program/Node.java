package airkeeper.wire.program;

/** A part that is wired by its constructor, opened by {@code start} and reversed by {@code close}. */
public interface Node extends AutoCloseable {
    /**
     * Begins to work, and returns; what is down in the world (broker, sensor, disk) is no failure.
     *
     * @throws StartException when a person has to set something otherwise, such as a port that is taken
     */
    void start();

    /** Ends in good order; may be called twice, and after a failed start. */
    @Override
    void close();
}
