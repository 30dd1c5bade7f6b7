package airkeeper.purifier;

import airkeeper.wire.Mode;
import airkeeper.wire.Power;
import airkeeper.wire.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a purifier stands and why; all times are of the steady clock.
 *
 * @param verdict power, reason and until when, by the rule that decided last
 * @param recent when the power changed, oldest first: all of the last hour, and the last two of all
 * @param air what is known of the room
 * @param order whose word goes before the air's; null in mode AUTO
 * @param around what is known beside that air
 */
public record State(
        Verdict verdict,
        List<Duration> recent,
        Air air,
        @Nullable Order order,
        Surroundings around) {

    private static final Duration HOUR = Duration.ofHours(1);
    /** More than any lock lets through; people may order more. */
    private static final int MOST_RECENT = 60;

    public State {
        recent = List.copyOf(recent);
    }

    /** Off, and nothing known. */
    public static State starting(Duration now) {
        return new State(
                Verdict.of(Power.OFF, Reason.STARTING), List.of(), Air.unknown(now), null, Surroundings.UNKNOWN);
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

    /** When the power last changed; null: never since the start. */
    public @Nullable Duration switched() {
        return recent.isEmpty() ? null : recent.getLast();
    }

    /** Since when the power is what it is. */
    public Duration since() {
        return recent.isEmpty() ? air.begun() : recent.getLast();
    }

    /** How long the power was the other one before it became what it is; null when that was never so since the start. */
    public @Nullable Duration before() {
        int last = recent.size() - 1;
        return last < 1 ? null : recent.get(last).minus(recent.get(last - 1));
    }

    State knowing(Air known) {
        return new State(verdict, recent, known, order, around);
    }

    State under(@Nullable Order given) {
        return new State(verdict, recent, air, given, around);
    }

    State amid(Surroundings now) {
        return new State(verdict, recent, air, order, now);
    }

    State by(Verdict said, Duration now) {
        return new State(said, said.power() == power() ? recent : switching(now), air, order, around);
    }

    private List<Duration> switching(Duration now) {
        List<Duration> times = new ArrayList<>(recent);
        times.removeIf(time -> now.minus(time).compareTo(HOUR) >= 0 && !time.equals(recent.getLast()));
        times.add(now);
        return times.size() > MOST_RECENT ? times.subList(1, times.size()) : times;
    }
}
