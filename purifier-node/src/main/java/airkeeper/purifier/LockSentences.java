package airkeeper.purifier;

import java.time.Duration;
import java.util.Objects;

/** Says what has to wait, for what and for how long. */
final class LockSentences {
    private final Rules rules;

    LockSentences(Rules rules) {
        this.rules = rules;
    }

    /** For a minimum time, or for the count of switches. */
    String locked(State state, Duration now) {
        String why = Objects.equals(state.until(), rules.locks().leastEnd(state))
                ? state.power().key() + " for " + Durations.words(now.minus(state.since())) + " only (at least "
                        + Durations.words(rules.locks().least(state.power())) + ")"
                : "switched " + switches(state, now) + " times within an hour (at most "
                        + rules.locks().switchesPerHour() + ", going off again included)";
        return ", but " + why + ": locked for " + left(state, now) + " more";
    }

    private static long switches(State state, Duration now) {
        return state.recent().stream()
                .filter(time -> now.minus(time).compareTo(Duration.ofHours(1)) < 0)
                .count();
    }

    /** For the delay after the start. */
    String delayed(State state, Duration now) {
        return ", but the node has just started (waits "
                + Durations.words(rules.locks().startDelay()) + "): locked for " + left(state, now) + " more";
    }

    /** For the rest after the longest run. */
    String rested(State state, Duration now) {
        MaximumRun maximum = Objects.requireNonNull(rules.maximumRun());
        return " after a run of " + Durations.words(maximum.on()) + " or more: off, to be looked at again in "
                + left(state, now);
    }

    /** How long it holds on. */
    static String left(State state, Duration now) {
        Duration left = Objects.requireNonNull(state.until()).minus(now);
        return Durations.words(left.plusNanos(999_999_999)); // a lock that has begun a second still has it
    }
}
