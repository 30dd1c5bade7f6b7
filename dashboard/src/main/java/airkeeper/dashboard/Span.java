package airkeeper.dashboard;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time: from its first moment up to, and without, its last. */
public record Span(Instant from, Instant to) {
    /** All that a history can hold; a clock that says anything else is wrong. */
    public static final Span ALL = new Span(Instant.EPOCH, Instant.parse("2200-01-01T00:00:00Z"));

    public Span {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("expected from not after to, found " + from + " and " + to);
        }
    }

    public boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
