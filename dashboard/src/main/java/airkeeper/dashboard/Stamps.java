package airkeeper.dashboard;

import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives readings the time under which they are remembered: their own, or this clock's where they have none that can be.
 *
 * <p>A reading that comes again gets the stamp it got before, and two readings of a sensor never get the same.
 */
final class Stamps {
    /** A clock that is ahead by more is wrong, and its readings would be the newest for ever. */
    private static final Duration MOST_AHEAD = Duration.ofDays(1);
    /** A clock that goes back further was set anew. */
    private static final Duration A_BURST = Duration.ofMinutes(1);
    /** A broker sends again what was under way, which is less. */
    private static final int REMEMBERED = 100;

    private final Map<SensorId, Given> given = new HashMap<>();

    /** Whether a time is one that a right clock can say now; {@code now} null: this clock was never set and cannot tell. */
    static boolean possible(@Nullable Instant said, @Nullable Instant now) {
        return said != null && Span.ALL.contains(said) && (now == null || !said.isAfter(now.plus(MOST_AHEAD)));
    }

    Entry.Measured stamped(SensorId sensor, Reading reading, @Nullable Instant now) {
        Instant said = reading.time();
        if (said != null && possible(said, now)) {
            Reading exact = reading.stamped(said.truncatedTo(ChronoUnit.MILLIS));
            return new Entry.Measured(sensor, exact, Entry.Stamp.NODE);
        }
        if (now == null) {
            throw new IllegalArgumentException(
                    "expected a time, found none, and this clock is not set either; check that a time server can be reached");
        }
        Instant stamp = given.computeIfAbsent(sensor, id -> new Given()).stamp(reading, now);
        return new Entry.Measured(sensor, reading.stamped(stamp), Entry.Stamp.RECEIVER);
    }

    /** The stamps of one sensor. */
    private static final class Given {
        private final Map<Reading, Instant> latest = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Reading, Instant> eldest) {
                return size() > REMEMBERED;
            }
        };
        private @Nullable Instant last;

        Instant stamp(Reading reading, Instant now) {
            Instant before = latest.get(reading);
            if (before != null) {
                return before;
            }
            Instant fresh = now.truncatedTo(ChronoUnit.MILLIS);
            if (last != null
                    && !fresh.isAfter(last)
                    && Duration.between(fresh, last).compareTo(A_BURST) < 0) {
                fresh = last.plusMillis(1);
            }
            last = fresh;
            latest.put(reading, fresh);
            return fresh;
        }
    }
}
