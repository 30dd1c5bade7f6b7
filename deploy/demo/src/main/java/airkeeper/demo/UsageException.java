package airkeeper.demo;

/** The demo was called with a wrong option: one sentence with what was expected and what was found. */
final class UsageException extends Exception {
    UsageException(String sentence) {
        super(sentence);
    }
}
