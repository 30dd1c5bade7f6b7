package airkeeper.purifier;

import airkeeper.wire.Power;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reason;
import airkeeper.wire.SensorId;
import java.time.Duration;
import java.util.Optional;

/**
 * The rule of the outdoor air: what brings it in does not run while it has more PM2.5 than the room's.
 *
 * <p>There is no word for it on the wire; the nearest is {@code minimum-off}, which is said without an end then.
 *
 * @param sensor the one outdoors
 */
public record Outdoor(SensorId sensor) {
    static final Quantity QUANTITY = Quantity.PM25;

    /** That it must wait, if both sides are known and it must. */
    Optional<Verdict> verdict(Verdict wish, Surroundings around, Duration age, Duration now) {
        Air.Sample outdoor = around.outdoor();
        Air.Sample indoor = around.indoor();
        boolean worse = wish.power() == Power.ON
                && outdoor != null
                && indoor != null
                && outdoor.youngerThan(age, now)
                && indoor.youngerThan(age, now)
                && outdoor.value() > indoor.value();
        return worse ? Optional.of(Verdict.of(Power.OFF, Reason.MINIMUM_OFF)) : Optional.empty();
    }
}
