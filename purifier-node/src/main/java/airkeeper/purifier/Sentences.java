package airkeeper.purifier;

import airkeeper.wire.Drives;
import airkeeper.wire.Power;
import airkeeper.wire.Reason;
import airkeeper.wire.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Says in words and numbers, for people, why a purifier stands as it does. */
public final class Sentences {
    private final Rules rules;
    private final AirSentences air;
    private final SilenceSentences silence;
    private final LockSentences locks;

    public Sentences(Rules rules, Drives drives) {
        this.rules = rules;
        this.air = new AirSentences(rules, drives);
        this.silence = new SilenceSentences(rules);
        this.locks = new LockSentences(rules);
    }

    /** Why the state is as it is, in one sentence. */
    public String why(State state, Duration now) {
        return decided(state, now) + spell(state, now) + silence.back(state);
    }

    private String decided(State state, Duration now) {
        if (led(state)) {
            return rules.follows() + " is off, and this only runs with it";
        }
        return switch (state.reason()) {
            case ORDERED -> ordered(state);
            case MINIMUM_ON, MINIMUM_OFF -> wish(state, now) + (state.until() == null ? "" : locks.locked(state, now));
            case STARTING -> wish(state, now) + (state.until() == null ? ": off" : locks.delayed(state, now));
            case MAXIMUM_RUN -> wish(state, now) + locks.rested(state, now) + air.limits(state);
            case TOO_HIGH -> wish(state, now) + air.limits(state);
            case IN_BETWEEN -> wish(state, now) + ": stays " + state.power().key();
            case BLIND -> wish(state, now) + ": " + state.power().key() + silence.outcome(state, now);
            case LOW_ENOUGH -> wish(state, now);
            case QUIET_HOURS -> wish(state, now);
        };
    }

    /** Why an order to be on is not taken. */
    public String refusal(State state, Duration now) {
        Verdict leader = state.around().leader();
        if (rules.follows() != null && leader != null && leader.power() == Power.OFF) {
            return "refused ON: " + rules.follows() + " is off, and this only runs with it; switch that on first";
        }
        return "refused ON: " + silence.unheard(state, now) + "; order it again when the room has readings";
    }

    /** What would be decided without locks. */
    private String wish(State state, Duration now) {
        Reason wish = state.verdict().wish();
        return switch (wish) {
            case STARTING -> "waiting for the first usable " + silence.awaited(state);
            case BLIND -> silence.unheard(state, now);
            case TOO_HIGH -> air.tooHigh(state);
            case LOW_ENOUGH -> air.lowEnough(state);
            case IN_BETWEEN -> air.between(state);
            case QUIET_HOURS -> quiet(state, now);
            case MINIMUM_OFF -> air.outdoor(state);
            case MINIMUM_ON, MAXIMUM_RUN, ORDERED -> throw new IllegalArgumentException("nobody wishes " + wish);
        };
    }

    /** For how long it was the other way, in the moment in which the air switches it. */
    private String spell(State state, Duration now) {
        Duration before = state.before();
        boolean byAir = state.reason() == Reason.TOO_HIGH || state.reason() == Reason.LOW_ENOUGH;
        if (before == null || !byAir || led(state) || now.minus(state.since()).toMillis() >= 1000) {
            return "";
        }
        Power other = state.power() == Power.ON ? Power.OFF : Power.ON;
        Duration least = rules.locks().least(other);
        return ", " + other.key() + " for " + Durations.words(before)
                + (least.isZero() ? "" : " (at least " + Durations.words(least) + ")");
    }

    private boolean led(State state) {
        Verdict leader = state.around().leader();
        return rules.follows() != null && leader != null && leader.power() == Power.OFF && state.order() == null;
    }

    /** Off within quiet hours, or on before them. */
    private String quiet(State state, Duration now) {
        Instant wall = Objects.requireNonNull(state.around().clock()).at(now);
        Threshold first = rules.thresholds().all().getFirst();
        return rules.quiet().stream()
                .filter(hours -> hours.quiet(wall).isPresent())
                .findFirst()
                .map(hours -> "quiet hours until " + hours.to()
                        + (hours.unless() == null
                                ? ""
                                : " unless " + first.quantity() + " ≥ " + AirSentences.amount(first, hours.unless())))
                .orElseGet(() -> air.between(state) + ": aired before the quiet hours");
    }

    private static String ordered(State state) {
        Order order = state.order();
        if (order == null) {
            throw new IllegalArgumentException("ordered without an order");
        }
        return "ordered " + order.power().key()
                + (order.lasting() == null ? " until the next command" : " for " + Durations.words(order.lasting()))
                + (order.by() == null ? "" : " (" + plain(order.by()) + ")");
    }

    private static String plain(String foreign) {
        String quoted = Shown.quoted(foreign);
        return quoted.substring(1, quoted.length() - 1);
    }
}
