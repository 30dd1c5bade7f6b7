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
 * <p>Of the rules the first one that has something to say decides: an order to be off, safety, an order to be on, then the
 * air by its thresholds as far as the minimum times let it.
 */
public final class Control {
    private final Rules rules;

    public Control(Rules rules) {
        this.rules = rules;
    }

    /** The next state; {@code now} is of the steady clock and never before that of an earlier call. */
    public State next(State state, Event event, Duration now) {
        State informed = switch (event) {
            case Event.Measured measured ->
                state.knowing(state.air().hearing(measured.only(rules.thresholds()::looksAt), now));
            case Event.Ordered ordered
            when takes(state, ordered.command(), now) -> state.under(Order.of(ordered.command(), now));
            case Event.LineLost _ -> state.knowing(state.air().withLine(Air.Line.GONE));
            case Event.LineFound _ -> state.knowing(state.air().withLine(Air.Line.THERE));
            case Event.Ordered _, Event.Tick _ -> state;
        };
        State current =
                informed.knowing(informed.air().forgetting(rules.blindness().after(), now));
        Order order = current.order();
        return decided(order != null && order.over(now) ? current.under(null) : current, now);
    }

    /** Whether a command would be followed; safety refuses ON. One that is refused changes nothing. */
    public boolean takes(State state, PurifierCommand command, Duration now) {
        Order order = Order.of(command, now);
        return order == null
                || safety(state, now).filter(blind -> ends(blind, order)).isEmpty();
    }

    private State decided(State state, Duration now) {
        Order order = state.order();
        Optional<Verdict> blind = safety(state, now);
        if (blind.isPresent() && (order == null || ends(blind.get(), order))) {
            return state.under(null).by(blind.get(), now);
        }
        return state.by(order == null ? byAir(state, now) : order.verdict(), now);
    }

    private Optional<Verdict> safety(State state, Duration now) {
        return rules.blindness().verdict(state.power(), state.air().silence(now), now);
    }

    /** Safety ends an order to be on, for good; it has nothing against one to be off. */
    private static boolean ends(Verdict blind, Order order) {
        return order.power() == Power.ON && blind.power() == Power.OFF;
    }

    private Verdict byAir(State state, Duration now) {
        Optional<Verdict> seen = rules.thresholds().verdict(state.power(), state.air());
        if (seen.isEmpty()) {
            return Verdict.of(Power.OFF, Reason.STARTING);
        }
        Verdict wish = seen.get().reason() == Reason.TOO_HIGH
                ? seen.get()
                : unseen(state, now).orElse(seen.get());
        MaximumRun maximum = rules.maximumRun();
        Optional<Verdict> rest = maximum == null ? Optional.empty() : maximum.verdict(wish, state, now);
        return rest.orElseGet(() -> rules.locks().hold(wish, state, now));
    }

    /** While one of several quantities is not seen, good values of the others prove nothing. */
    private Optional<Verdict> unseen(State state, Duration now) {
        return rules.thresholds()
                .unseen(state.air())
                .map(quantity -> rules.blindness()
                        .verdict(state.power(), state.air().silence(quantity, now), now)
                        .orElse(Verdict.of(Power.OFF, Reason.STARTING)));
    }
}
