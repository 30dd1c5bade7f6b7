package airkeeper.purifier;

import airkeeper.wire.Drives;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reason;
import airkeeper.wire.json.Json;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says what the air is like, as far as it has to do with a relay. */
final class AirSentences {
    /** The part of a threshold that a value may change by in a minute and still be called steady. */
    private static final double STEADY = 0.005;

    private final Rules rules;
    private final Drives drives;

    AirSentences(Rules rules, Drives drives) {
        this.rules = rules;
        this.drives = drives;
    }

    String tooHigh(State state) {
        Threshold threshold = decisive(state);
        return measured(threshold, state) + " ≥ "
                + amount(threshold, threshold.hysteresis().on()) + trend(threshold, state);
    }

    /** {@code , rising 14 ppm/min}; nothing while it stays much the same. */
    private String trend(Threshold threshold, State state) {
        Quantity quantity = threshold.quantity();
        double slope = rules.thresholds().trend(quantity, state.air()).orElse(0);
        if (Math.abs(slope) < threshold.hysteresis().on() * STEADY) {
            return "";
        }
        double shown = Math.abs(slope) >= 10 ? Math.rint(slope) : Math.rint(slope * 10) / 10;
        return (slope > 0 ? ", rising " : ", falling ") + Json.number(Math.abs(shown)) + " " + quantity.unit() + "/min";
    }

    String lowEnough(State state) {
        return rules.thresholds().all().stream()
                .map(threshold -> measured(threshold, state) + " ≤ "
                        + amount(threshold, threshold.hysteresis().off()))
                .collect(Collectors.joining(", "));
    }

    String between(State state) {
        Threshold threshold = decisive(state);
        return measured(threshold, state) + ", between "
                + Json.number(threshold.hysteresis().off()) + " and "
                + amount(threshold, threshold.hysteresis().on()) + trend(threshold, state);
    }

    /** What switching on cannot do, said where it could be expected. */
    String limits(State state) {
        return decisive(state).quantity() == Quantity.CO2 && drives != Drives.VENTILATOR
                ? "; a " + drives + " does not lower CO₂, only outdoor air does: open a window"
                : "";
    }

    private Threshold decisive(State state) {
        return rules.thresholds().decisive(state.power(), state.air());
    }

    private String measured(Threshold threshold, State state) {
        Quantity quantity = threshold.quantity();
        double value = rules.thresholds().value(quantity, state.air()).orElseThrow();
        return rules.thresholds().pick().words() + quantity + " " + amount(threshold, value);
    }

    static String amount(Threshold threshold, double value) {
        return Json.number(value) + " " + threshold.quantity().unit();
    }

    /** What the room would be aired for, and what keeps it from being aired. */
    String outdoor(State state) {
        Surroundings around = state.around();
        String indoors = switch (rules.thresholds()
                .verdict(state.power(), state.air())
                .map(Verdict::reason)
                .orElse(Reason.BLIND)) {
            case TOO_HIGH -> tooHigh(state) + ", but ";
            case IN_BETWEEN -> between(state) + ", but ";
            default -> "";
        };
        return indoors + Outdoor.QUANTITY + " outdoors "
                + Json.number(Objects.requireNonNull(around.outdoor()).value()) + " "
                + Outdoor.QUANTITY.unit() + " > "
                + Json.number(Objects.requireNonNull(around.indoor()).value()) + " indoors: not let in";
    }
}
