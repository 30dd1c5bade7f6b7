package airkeeper.purifier;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the wall clock said at a steady time, and so what it says at any other. */
public record WallClock(Instant wall, Duration steady) {
    /** Less than this is not a clock that was set, but one that was read a moment later. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** After the clock was read again; null while it was never set. */
    static @Nullable WallClock read(@Nullable WallClock before, @Nullable Instant wall, Duration now) {
        if (wall == null) {
            return null;
        }
        boolean same =
                before != null && Duration.between(before.at(now), wall).abs().compareTo(TOLERANCE) < 0;
        return same ? before : new WallClock(wall, now);
    }

    Instant at(Duration now) {
        return wall.plus(now.minus(steady));
    }

    Duration steady(Instant at) {
        return steady.plus(Duration.between(wall, at));
    }
}
