package airkeeper.purifier;

import airkeeper.wire.Power;
import airkeeper.wire.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of a relay.
 *
 * @param reason the rule that won
 * @param wish the rule that would have won without the lock that {@code reason} is; else the same
 * @param until when the order or the lock behind it ends, on the steady clock; null when nothing holds
 */
public record Verdict(
        Power power, Reason reason, Reason wish, @Nullable Duration until) {

    static Verdict of(Power power, Reason reason) {
        return until(power, reason, null);
    }

    static Verdict until(Power power, Reason reason, @Nullable Duration end) {
        return new Verdict(power, reason, reason, end);
    }

    /** The same wish, which has to wait for a lock. */
    Verdict held(Power held, Reason lock, Duration end) {
        return new Verdict(held, lock, wish, end);
    }
}
