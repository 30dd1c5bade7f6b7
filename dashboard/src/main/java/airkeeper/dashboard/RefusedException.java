package airkeeper.dashboard;

/** What somebody wants cannot be: one sentence that says why, and what can. */
public final class RefusedException extends Exception {
    RefusedException(String sentence) {
        super(sentence);
    }
}
