package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Span;
import java.time.Instant;

/** A span that is asked for, and in how many slots at most. */
record Asked(Span span, int points) {
    /** In epoch milliseconds: readings have no finer times. */
    long from() {
        return ceilMillis(span.from());
    }

    long to() {
        return ceilMillis(span.to());
    }

    static long ceilMillis(Instant time) {
        long millis = time.toEpochMilli();
        return Instant.ofEpochMilli(millis).equals(time) ? millis : millis + 1;
    }
}
