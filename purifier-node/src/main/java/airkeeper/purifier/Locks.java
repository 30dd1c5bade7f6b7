package airkeeper.purifier;

import airkeeper.wire.Power;
import airkeeper.wire.Reason;
import java.time.Duration;
import java.util.List;

/**
 * The rule of the minimum times, which spares motors and relays: what was just switched stays for a while.
 *
 * @param startDelay how long it stays off after a start
 * @param switchesPerHour the most that the air may switch; when they are used up it stays off, never on
 */
public record Locks(Duration minimumOn, Duration minimumOff, Duration startDelay, int switchesPerHour) {
    /** What a relay is good for by default. */
    static final int USUAL_SWITCHES = 12;

    private static final Duration HOUR = Duration.ofHours(1);

    /** Minimum times alone. */
    static Locks of(Duration minimumOn, Duration minimumOff) {
        return new Locks(minimumOn, minimumOff, Duration.ZERO, USUAL_SWITCHES);
    }

    /** The wish itself, or that it must wait. */
    Verdict hold(Verdict wish, State state, Duration now) {
        if (wish.power() == state.power()) {
            return wish;
        }
        if (state.power() == Power.ON) {
            return held(wish, state, Reason.MINIMUM_ON, leastEnd(state), now);
        }
        Verdict delayed = held(wish, state, Reason.STARTING, state.air().begun().plus(startDelay), now);
        Duration rested = leastEnd(state);
        Duration counted = countEnd(state);
        return delayed.power() == Power.OFF
                ? delayed
                : held(wish, state, Reason.MINIMUM_OFF, rested.compareTo(counted) >= 0 ? rested : counted, now);
    }

    private static Verdict held(Verdict wish, State state, Reason lock, Duration end, Duration now) {
        return end.compareTo(now) <= 0 ? wish : wish.held(state.power(), lock, end);
    }

    /** How long this power stays at least. */
    Duration least(Power power) {
        return power == Power.ON ? minimumOn : minimumOff;
    }

    /** When the minimum time of this power is over; nothing is locked before the first switch. */
    Duration leastEnd(State state) {
        Duration switched = state.switched();
        return switched == null ? Duration.ZERO : switched.plus(least(state.power()));
    }

    /** When there is room again for going on and off within an hour. */
    private Duration countEnd(State state) {
        List<Duration> recent = state.recent();
        int tooMany = recent.size() - (switchesPerHour - 2);
        return tooMany <= 0 ? Duration.ZERO : recent.get(tooMany - 1).plus(HOUR);
    }
}
