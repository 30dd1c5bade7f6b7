package airkeeper.wire.program;

/** A node cannot start here with its settings, which only the start could find out: one sentence with what to set. */
public class StartException extends RuntimeException {
    /** {@code sentence} has no full stop. */
    public StartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
