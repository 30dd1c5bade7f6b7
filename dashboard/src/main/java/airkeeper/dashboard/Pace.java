package airkeeper.dashboard;

import airkeeper.wire.time.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How well the recorder keeps up with what is heard. Thread-safe. */
public final class Pace {
    private final Time time;
    private long batches;
    private long stored;
    private int waiting;
    private @Nullable Duration oldest;
    private Duration last = Duration.ZERO;

    Pace(Time time) {
        this.time = time;
    }

    /**
     * How it is at one moment.
     *
     * @param batches how many were stored since the start
     * @param stored how many readings, decisions and notes were in them
     * @param waiting how many are not stored yet
     * @param lag how long the oldest of those waits already, or, while none does, how long that of the last batch had waited
     */
    public record Now(long batches, long stored, int waiting, Duration lag) {}

    /** Something waits to be stored. */
    synchronized void came() {
        if (waiting == 0) {
            oldest = time.steady();
        }
        waiting++;
    }

    /** All that waited is stored. */
    synchronized void stored() {
        batches++;
        stored += waiting;
        last = lag();
        waiting = 0;
        oldest = null;
    }

    public synchronized Now now() {
        return new Now(batches, stored, waiting, lag());
    }

    private Duration lag() {
        return oldest == null ? last : time.steady().minus(oldest);
    }
}
