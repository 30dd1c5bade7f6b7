package airkeeper.wire.json;

/** Bytes are not the word they should be; the message says what was expected and what was found, for a log line. */
public final class MalformedException extends Exception {
    public MalformedException(String sentence) {
        super(sentence);
    }
}
