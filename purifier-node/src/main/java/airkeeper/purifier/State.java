package airkeeper.purifier;

import airkeeper.wire.Mode;
import airkeeper.wire.Power;
import airkeeper.wire.Reason;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How a purifier stands and why; all times are of the steady clock.
 *
 * @param verdict power, reason and until when, by the rule that decided last
 * @param switched when the power last changed; null: never since the start
 * @param air what is known of the room
 * @param order whose word goes before the air's; null in mode AUTO
 */
public record State(
        Verdict verdict,
        @Nullable Duration switched,
        Air air,
        @Nullable Order order) {

    /** Off, and nothing known. */
    public static State starting(Duration now) {
        return new State(Verdict.of(Power.OFF, Reason.STARTING), null, Air.unknown(now), null);
    }

    public Power power() {
        return verdict.power();
    }

    public Reason reason() {
        return verdict.reason();
    }

    public Mode mode() {
        return order == null ? Mode.AUTO : order.mode();
    }

    /** When an order runs out or a lock ends, if one holds. */
    public @Nullable Duration until() {
        return verdict.until();
    }

    /** Since when the power is what it is. */
    public Duration since() {
        return switched == null ? air.begun() : switched;
    }

    /** The value that counts, if one does. */
    public OptionalDouble value() {
        return air.highest();
    }

    State knowing(Air known) {
        return new State(verdict, switched, known, order);
    }

    State under(@Nullable Order given) {
        return new State(verdict, switched, air, given);
    }

    State by(Verdict said, Duration now) {
        return new State(said, said.power() == power() ? switched : now, air, order);
    }
}
