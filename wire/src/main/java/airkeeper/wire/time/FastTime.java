package airkeeper.wire.time;

import java.time.Duration;
import java.time.Instant;

/** A time that begins where one likes and runs some times as fast as the machine's, for demonstrations. */
public final class FastTime implements Time {
    private final long start = System.nanoTime();
    private final Instant begin;
    private final double speed;

    /** {@code speed} 60 makes an hour of a minute. */
    public FastTime(Instant begin, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("expected a speed above 0, found " + speed);
        }
        this.begin = begin;
        this.speed = speed;
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
        return Duration.ofNanos((long) ((System.nanoTime() - start) * speed));
    }

    @Override
    public Loop loop(String name) {
        return new TimedLoop(name, this::steady, speed);
    }
}
