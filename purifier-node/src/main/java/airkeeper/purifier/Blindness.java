package airkeeper.purifier;

import airkeeper.wire.Power;
import airkeeper.wire.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * The rule of safety: without a usable reading nobody knows the air, and the relay does what was chosen beforehand.
 *
 * @param after the age at which a reading stops to count
 * @param outcome what is safe then
 */
public record Blindness(Duration after, Outcome outcome) {

    public Blindness(Duration after, Power power) {
        this(after, new Go(power));
    }

    /** What the relay does after so long a silence; {@code power} is how it stands. */
    Optional<Verdict> verdict(Power power, Duration silence, Duration now) {
        Duration blind = silence.minus(after);
        return blind.isNegative() ? Optional.empty() : Optional.of(outcome.verdict(power, blind, now));
    }

    /** What is safe while nobody knows the air. */
    public sealed interface Outcome {
        /** {@code blind} is for how long nobody has known. */
        Verdict verdict(Power power, Duration blind, Duration now);
    }

    /** It goes to a position and stays there. */
    public record Go(Power power) implements Outcome {
        @Override
        public Verdict verdict(Power stands, Duration blind, Duration now) {
            return Verdict.of(power, Reason.BLIND);
        }
    }

    /** It stays as it is, but not for longer than this; then it is off. */
    public record Keep(Duration most) implements Outcome {
        @Override
        public Verdict verdict(Power stands, Duration blind, Duration now) {
            Duration left = most.minus(blind);
            return stands == Power.OFF || left.isNegative() || left.isZero()
                    ? Verdict.of(Power.OFF, Reason.BLIND)
                    : Verdict.until(Power.ON, Reason.BLIND, now.plus(left));
        }
    }

    /** It is on for a while of each period, at the period's end: a short silence moves nothing. */
    public record Duty(Duration on, Duration every) implements Outcome {
        public Duty {
            if (on.isZero() || on.isNegative() || on.compareTo(every) >= 0) {
                throw new IllegalArgumentException("expected on above 0 and below every, found "
                        + Durations.words(on) + " and " + Durations.words(every)
                        + ": for always on set when-blind = \"on\"");
            }
        }

        @Override
        public Verdict verdict(Power stands, Duration blind, Duration now) {
            Duration phase = blind.minus(every.multipliedBy(blind.dividedBy(every)));
            Duration off = every.minus(on);
            return phase.compareTo(off) < 0
                    ? Verdict.until(Power.OFF, Reason.BLIND, now.plus(off.minus(phase)))
                    : Verdict.until(Power.ON, Reason.BLIND, now.plus(every.minus(phase)));
        }
    }
}
