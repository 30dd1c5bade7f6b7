package airkeeper.wire;

/** A message could not be said, in one sentence. */
public final class LinkException extends RuntimeException {
    public LinkException(String sentence) {
        super(sentence);
    }
}
