package airkeeper.dashboard.terminal;

import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Keep;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a history is kept: a file or a server. Its {@code toString} is how people call it, without any password. */
public interface Place {
    /** The history that is there, open, to be read beside whoever records into it. */
    History read() throws HistoryException;

    /** The history that is there, or a new one, open, to be added to. */
    History write() throws HistoryException;

    /** For how long it keeps what. */
    Keep keep();

    /** Writes all of it into a file that is not there yet. */
    void backUp(Path file) throws HistoryException;

    /**
     * Puts what a backup holds in its place; returns where the history that was there is kept, null when there was none.
     * What is no sound backup, or would take the history from under a recorder, is refused and changes nothing.
     */
    @Nullable
    Path restore(Path backup) throws HistoryException;
}
