package airkeeper.dashboard.web;

/** The dashboard cannot listen where it was told to: one sentence with what to set. */
public final class PortTakenException extends RuntimeException {
    PortTakenException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
