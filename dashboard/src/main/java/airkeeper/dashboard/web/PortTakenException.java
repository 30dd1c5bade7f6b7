package airkeeper.dashboard.web;

import airkeeper.wire.program.StartException;

/** The dashboard cannot listen where it was told to: one sentence with what to set. */
public final class PortTakenException extends StartException {
    PortTakenException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
