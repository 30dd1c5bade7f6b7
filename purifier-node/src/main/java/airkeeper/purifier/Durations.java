package airkeeper.purifier;

import java.time.Duration;

/** Durations as people say them. */
final class Durations {
    private Durations() {}

    /** {@code 95 s}, {@code 2 min 5 s}, {@code 30 min}, {@code 3 h 20 min}. */
    static String words(Duration duration) {
        if (duration.toSeconds() < 120) {
            return duration.toSeconds() + " s";
        }
        if (duration.toMinutes() < 120) {
            return pair(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
        }
        return pair(duration.toHours(), "h", duration.toMinutesPart(), "min");
    }

    private static String pair(long many, String unit, int rest, String smaller) {
        return many + " " + unit + (rest == 0 ? "" : " " + rest + " " + smaller);
    }
}
