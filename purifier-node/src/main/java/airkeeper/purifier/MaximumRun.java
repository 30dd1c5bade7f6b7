package airkeeper.purifier;

import airkeeper.wire.Power;
import airkeeper.wire.Reason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule of the longest run: what runs for so long without getting the air good rests, and then the air is looked at again.
 *
 * @param on the longest run
 * @param rest how long it stays off then
 */
public record MaximumRun(Duration on, Duration rest) {
    public MaximumRun {
        if (on.compareTo(Duration.ofMinutes(1)) < 0 || rest.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("expected on and rest from 1 min up, found " + Durations.words(on)
                    + " and " + Durations.words(rest) + ": raise them, or leave maximum-run out");
        }
    }

    /** That it must rest, if it must. */
    Optional<Verdict> verdict(Verdict wish, State state, Duration now) {
        if (wish.reason() == Reason.LOW_ENOUGH) {
            return Optional.empty();
        }
        Duration end = state.power() == Power.ON ? afterRun(state, now) : afterRest(state);
        return end == null || end.compareTo(now) <= 0
                ? Optional.empty()
                : Optional.of(wish.held(Power.OFF, Reason.MAXIMUM_RUN, end));
    }

    private @Nullable Duration afterRun(State state, Duration now) {
        return now.minus(state.since()).compareTo(on) >= 0 ? now.plus(rest) : null;
    }

    private static @Nullable Duration afterRest(State state) {
        return state.reason() == Reason.MAXIMUM_RUN ? state.until() : null;
    }
}
