package airkeeper.dashboard;

import org.jspecify.annotations.Nullable;

/** The history could not be read or written: one sentence with what was tried, what came, and what to do. */
public final class HistoryException extends Exception {
    public HistoryException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
