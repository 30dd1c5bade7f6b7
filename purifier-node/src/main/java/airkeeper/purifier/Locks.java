package airkeeper.purifier;

import airkeeper.wire.Power;
import airkeeper.wire.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The rule of the minimum times, which spares motors and relays: what was just switched stays for a while. */
public record Locks(Duration minimumOn, Duration minimumOff) {

    /**
     * The wish itself, or that it must wait.
     *
     * @param power how the relay stands
     * @param switched when it was last switched; null: never since the start, then nothing is locked
     */
    Verdict hold(Verdict wish, Power power, @Nullable Duration switched, Duration now) {
        if (wish.power() == power || switched == null) {
            return wish;
        }
        Duration end = switched.plus(least(power));
        if (end.compareTo(now) <= 0) {
            return wish;
        }
        return new Verdict(power, power == Power.ON ? Reason.MINIMUM_ON : Reason.MINIMUM_OFF, end);
    }

    /** How long this power stays at least. */
    Duration least(Power power) {
        return power == Power.ON ? minimumOn : minimumOff;
    }
}
