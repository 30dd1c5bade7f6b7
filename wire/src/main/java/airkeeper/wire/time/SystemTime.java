package airkeeper.wire.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time of the machine. */
public final class SystemTime implements Time {
    /** A wall clock that says less than the age of this program was never set. */
    private static final Instant PROGRAM_IS_OLDER = Instant.parse("2026-01-01T00:00:00Z");

    private final long start = System.nanoTime();

    @Override
    public @Nullable Instant wall() {
        Instant now = Instant.now();
        return now.isBefore(PROGRAM_IS_OLDER) ? null : now;
    }

    @Override
    public Duration steady() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public Loop loop(String name) {
        return new TimedLoop(name, this::steady, 1);
    }
}
