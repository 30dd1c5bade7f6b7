package airkeeper.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** How often a sensor measures, learnt from when it did: the median pause between its last readings. */
final class Cadence {
    /** What a sensor-node does without a setting; assumed until two readings have come. */
    private static final Duration USUAL = Duration.ofSeconds(30);

    private static final Duration SHORTEST_STALE = Duration.ofSeconds(90);
    private static final int PAUSES = 9;

    private final long[] pauses = new long[PAUSES];
    private int known;
    private long newest = Long.MIN_VALUE;
    private Duration pause = USUAL;

    /** Takes the time of a reading; one that is not newer than the last teaches nothing. */
    void learn(Instant time) {
        long millis = time.toEpochMilli();
        if (millis <= newest) {
            return;
        }
        if (newest != Long.MIN_VALUE) {
            pauses[known % PAUSES] = millis - newest;
            known = known + 1 == 2 * PAUSES ? PAUSES : known + 1;
            pause = median();
        }
        newest = millis;
    }

    private Duration median() {
        int count = Math.min(known, PAUSES);
        long[] sorted = Arrays.copyOf(pauses, count);
        Arrays.sort(sorted);
        return Duration.ofMillis(sorted[count / 2]);
    }

    Duration pause() {
        return pause;
    }

    /** From which age on a value is stale: three pauses, at least 90 s. */
    Duration staleAfter() {
        Duration three = pause.multipliedBy(3);
        return three.compareTo(SHORTEST_STALE) < 0 ? SHORTEST_STALE : three;
    }
}
