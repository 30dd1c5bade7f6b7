package airkeeper.purifier;

import airkeeper.wire.Power;
import airkeeper.wire.Reason;

/** The rule of the two thresholds: on from the upper one up, off from the lower one down, between them as it was. */
public record Hysteresis(double on, double off) {
    public Hysteresis {
        if (off >= on) {
            throw new IllegalArgumentException("expected off below on, found off = " + off + " and on = " + on);
        }
    }

    Verdict verdict(Power power, double value) {
        if (value >= on) {
            return Verdict.of(Power.ON, Reason.TOO_HIGH);
        }
        if (value <= off) {
            return Verdict.of(Power.OFF, Reason.LOW_ENOUGH);
        }
        return Verdict.of(power, Reason.IN_BETWEEN);
    }
}
