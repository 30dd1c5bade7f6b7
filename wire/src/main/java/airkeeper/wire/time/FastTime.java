package airkeeper.wire.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time that begins where one likes and runs some times as fast as the machine's, for demonstrations. */
public final class FastTime implements Time {
    /** Since when it runs, on the machine's clock; null: it stands. */
    private volatile @Nullable Long start;

    private final Instant begin;
    private final double speed;

    /** It runs at once; {@code speed} 60 makes an hour of a minute. */
    public FastTime(Instant begin, double speed) {
        this(begin, speed, System.nanoTime());
    }

    /** It stands at its beginning until {@link #run}, for what takes long to set up. */
    public static FastTime standing(Instant begin, double speed) {
        return new FastTime(begin, speed, null);
    }

    private FastTime(Instant begin, double speed, @Nullable Long start) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("expected a speed above 0, found " + speed);
        }
        this.begin = begin;
        this.speed = speed;
        this.start = start;
    }

    /** From now on it runs. */
    public synchronized void run() {
        if (start == null) {
            start = System.nanoTime();
        }
    }

    public double speed() {
        return speed;
    }

    @Override
    public Instant wall() {
        return begin.plus(steady());
    }

    @Override
    public Duration steady() {
        Long since = start;
        return since == null ? Duration.ZERO : Duration.ofNanos((long) ((System.nanoTime() - since) * speed));
    }

    @Override
    public Loop loop(String name) {
        return new TimedLoop(name, this::steady, speed);
    }
}
