package airkeeper.purifier;

import airkeeper.wire.Quantity;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says that nobody knows the air, why, and what is done about it. */
final class SilenceSentences {
    private final Rules rules;

    SilenceSentences(Rules rules) {
        this.rules = rules;
    }

    /** What would have to be heard first. */
    String awaited(State state) {
        boolean some = !state.air().values().isEmpty();
        return some
                ? rules.thresholds().unseen(state.air()).map(Quantity::toString).orElse("reading")
                : "reading";
    }

    /** For how long nothing was heard that counts, and whose fault that is. */
    String unheard(State state, Duration now) {
        Air air = state.air();
        Optional<Quantity> missing =
                air.values().isEmpty() ? Optional.empty() : rules.thresholds().unseen(air);
        return "no usable " + missing.map(Quantity::toString).orElse("reading") + " for "
                + Durations.words(
                        missing.map(quantity -> air.silence(quantity, now)).orElse(air.silence(now))) + " ("
                + cause(air, now) + ")";
    }

    private String cause(Air air, Duration now) {
        if (air.line() == Air.Line.GONE) {
            return "broker gone";
        }
        Air.Useless useless = air.useless();
        if (useless == null
                || now.minus(useless.at()).compareTo(rules.blindness().after()) >= 0) {
            return "sensor silent";
        }
        Event.Measured measured = useless.measured();
        return measured.sensor()
                + switch (measured.quality()) {
                    case OK -> " does not measure " + quantities(" or ");
                    case WARMING_UP -> " is warming up";
                    case IMPLAUSIBLE -> " gives implausible values";
                    case STUCK -> " is stuck";
                };
    }

    private String quantities(String between) {
        return rules.thresholds().all().stream()
                .map(threshold -> threshold.quantity().toString())
                .collect(Collectors.joining(between));
    }

    /** For how long it is so, where that has an end. */
    String outcome(State state, Duration now) {
        if (state.until() == null) {
            return "";
        }
        return switch (rules.blindness().outcome()) {
            case Blindness.Go _ -> "";
            case Blindness.Keep _ -> " as it was, for " + LockSentences.left(state, now) + " more";
            case Blindness.Duty duty ->
                " for " + LockSentences.left(state, now) + " more (" + Durations.words(duty.on()) + " of every "
                        + Durations.words(duty.every()) + ")";
        };
    }

    /** That the room is seen again, until the next reading. */
    String back(State state) {
        Air air = state.air();
        boolean back = air.gap().compareTo(rules.blindness().after()) >= 0
                && !air.values().isEmpty();
        return back ? "; seen again after " + Durations.words(air.gap()) : "";
    }
}
