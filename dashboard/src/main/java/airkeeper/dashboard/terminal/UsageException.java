package airkeeper.dashboard.terminal;

/** The command line is not understood: one sentence with what was expected and what was found. */
public final class UsageException extends Exception {
    public UsageException(String sentence) {
        super(sentence);
    }
}
