package airkeeper.wire;

/**
 * A recorder's wish to hear readings again that it never got.
 *
 * @param from the first missing sequence number
 * @param to the last missing one, not before {@code from}
 */
public record Resend(long from, long to) {
    public Resend {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("expected 0 ≤ from ≤ to, found from " + from + " to " + to);
        }
    }
}
