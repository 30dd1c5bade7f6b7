package airkeeper.dashboard;

import org.jspecify.annotations.Nullable;

/** A notice did not reach the other side; the message says in one sentence why, and what to do about it. */
public final class ChannelException extends Exception {
    private static final long serialVersionUID = 1;

    public ChannelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
