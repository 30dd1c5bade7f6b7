package airkeeper.purifier;

import airkeeper.wire.Power;
import airkeeper.wire.PurifierCommand;
import airkeeper.wire.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides about one relay: from how it stood and what happened to how it stands. A function; it knows no clock, no device
 * and no network.
 *
 * <p>Of the rules the first one that has something to say decides: an order to be off, safety, an order to be on, quiet
 * hours, then the air by its thresholds as far as the locks let it.
 */
public final class Control {
    private final Rules rules;

    public Control(Rules rules) {
        this.rules = rules;
    }

    /** The next state; {@code now} is of the steady clock and never before that of an earlier call. */
    public State next(State state, Event event, Duration now) {
        State informed = informed(state, event, now);
        State current =
                informed.knowing(informed.air().forgetting(rules.blindness().after(), now));
        Order order = current.order();
        return decided(order != null && order.over(now) ? current.under(null) : current, now);
    }

    /** Whether a command would be followed; safety refuses ON. One that is refused changes nothing. */
    public boolean takes(State state, PurifierCommand command, Duration now) {
        Order order = Order.of(command, now);
        return order == null
                || rules.safety(state, now).filter(safe -> ends(safe, order)).isEmpty();
    }

    private State informed(State state, Event event, Duration now) {
        Air air = state.air();
        return switch (event) {
            case Event.Measured measured -> hearing(state, measured, now);
            case Event.LineLost _ -> state.knowing(air.withLine(Air.Line.GONE));
            case Event.LineFound _ -> state.knowing(air.withLine(Air.Line.THERE));
            case Event.Led led -> state.amid(state.around().led(led.leader()));
            case Event.Tick tick -> state.amid(state.around().at(tick.wall(), now));
            case Event.Ordered ordered
            when takes(state, ordered.command(), now) -> state.under(Order.of(ordered.command(), now));
            case Event.Ordered _ -> state;
        };
    }

    private State hearing(State state, Event.Measured measured, Duration now) {
        Outdoor outdoor = rules.outdoor();
        State amid = outdoor == null ? state : state.amid(state.around().hearing(measured, outdoor, now));
        return outdoor != null && measured.sensor().equals(outdoor.sensor())
                ? amid
                : amid.knowing(amid.air().hearing(measured.only(rules.thresholds()::looksAt), now));
    }

    private State decided(State state, Duration now) {
        Order order = state.order();
        Optional<Verdict> safe = rules.safety(state, now);
        if (safe.isPresent() && (order == null || ends(safe.get(), order))) {
            return state.under(null).by(safe.get(), now);
        }
        return state.by(order == null ? byAir(state, now) : order.verdict(), now);
    }

    /** Safety ends an order to be on, for good; it has nothing against one to be off. */
    private static boolean ends(Verdict safe, Order order) {
        return order.power() == Power.ON && safe.power() == Power.OFF;
    }

    private Verdict byAir(State state, Duration now) {
        return rules.wish(state, now)
                .map(wish -> rules.quiet(state, now).orElseGet(() -> rules.held(wish, state, now)))
                .orElse(Verdict.of(Power.OFF, Reason.STARTING));
    }
}
