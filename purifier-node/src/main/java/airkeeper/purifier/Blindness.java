package airkeeper.purifier;

import airkeeper.wire.Power;
import airkeeper.wire.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * The rule of safety: without a usable reading nobody knows the air, and the relay goes to a position chosen beforehand.
 *
 * @param after the age at which a reading stops to count
 * @param power what is safe then
 */
public record Blindness(Duration after, Power power) {

    /** Where the relay goes after so long a silence. */
    Optional<Verdict> verdict(Duration silence) {
        return silence.compareTo(after) >= 0 ? Optional.of(Verdict.of(power, Reason.BLIND)) : Optional.empty();
    }
}
