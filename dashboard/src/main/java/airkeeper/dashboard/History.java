package airkeeper.dashboard;

import java.util.List;

/**
 * The memory of the air: everything that was measured and decided.
 *
 * <p>Thread-safe; one thread adds, many read.
 */
public interface History extends AutoCloseable {
    /** Finds or makes the place where it is kept, and brings an older one up to date. */
    void open() throws HistoryException;

    /** Remembers all of these or none; once it returns they survive a power cut. The same (sensor, time) twice is once. */
    void add(List<Entry> entries) throws HistoryException;

    @Override
    void close();
}
