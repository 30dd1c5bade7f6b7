package airkeeper.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.ReentrantLock;

/** The folder in which backups of the history are collected, each named after its moment. */
public final class Backups {
    /** Without colons, which not every file system takes. */
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'airkeeper-'yyyyMMdd'T'HHmmss.SSS'Z.db'")
            .withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Way way;
    private final ReentrantLock running = new ReentrantLock();

    public Backups(Path folder, Way way) {
        this.folder = folder;
        this.way = way;
    }

    /** Writes one more, and names it; one at a time. */
    public Path write(Instant now) throws HistoryException {
        if (!running.tryLock()) {
            throw new HistoryException("a backup is being written already; wait until it is done", null);
        }
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(NAME.format(now));
            way.backUp(file);
            return file;
        } catch (IOException e) {
            throw new HistoryException(
                    "the folder " + folder + " of history.backups could not be made: " + e.getMessage(), e);
        } finally {
            running.unlock();
        }
    }

    /** How a history is written into a file that is not there yet. */
    public interface Way {
        void backUp(Path file) throws HistoryException;
    }
}
