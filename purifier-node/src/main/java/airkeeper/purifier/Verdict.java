package airkeeper.purifier;

import airkeeper.wire.Power;
import airkeeper.wire.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of a relay.
 *
 * @param until when the order or the lock behind it ends, on the steady clock; null when nothing holds
 */
public record Verdict(Power power, Reason reason, @Nullable Duration until) {
    static Verdict of(Power power, Reason reason) {
        return new Verdict(power, reason, null);
    }
}
