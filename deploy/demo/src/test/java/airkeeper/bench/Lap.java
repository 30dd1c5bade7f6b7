package airkeeper.bench;

import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Counts to a number, and knows how fast that went from the first to the last. Counted by one thread. */
final class Lap {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Time time;
    private final int all;
    private final CompletableFuture<Duration> took = new CompletableFuture<>();
    private @Nullable Duration began;
    private int count;
    private int steps;

    Lap(Time time, int all) {
        this.time = time;
        this.all = all;
    }

    /** The first one is there, if it is the first. */
    void begin() {
        if (began == null) {
            began = time.steady();
        }
    }

    /** So many more are done. */
    void done(int more) {
        count += more;
        steps++;
        if (count >= all && began != null) {
            took.complete(time.steady().minus(began));
        }
    }

    /** Waits for the last one. */
    double perSecond() {
        return all
                * 1e9
                / took.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .join()
                        .toNanos();
    }

    /** How many were done at a time. */
    double perStep() {
        return (double) count / steps;
    }
}
