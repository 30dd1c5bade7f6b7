package airkeeper.purifier;

/** A relay could not be taken over or switched: one sentence with what was tried, what came, and what to do. */
public final class RelayException extends Exception {
    public RelayException(String sentence) {
        super(sentence);
    }

    public RelayException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
