package airkeeper.purifier;

import airkeeper.wire.Drives;
import airkeeper.wire.Power;
import airkeeper.wire.Quantity;
import airkeeper.wire.Shown;
import airkeeper.wire.json.Json;
import java.time.Duration;
import java.util.Locale;

/** Says in words and numbers, for people, why a purifier stands as it does. */
public final class Sentences {
    private final Rules rules;
    private final Drives drives;

    public Sentences(Rules rules, Drives drives) {
        this.rules = rules;
        this.drives = drives;
    }

    /** Why the state is as it is, in one sentence. */
    public String why(State state, Duration now) {
        return switch (state.reason()) {
            case STARTING -> "waiting for the first usable reading: off";
            case BLIND -> blind(state, now);
            case ORDERED -> ordered(state);
            case TOO_HIGH -> tooHigh(state) + limits();
            case LOW_ENOUGH -> lowEnough(state);
            case IN_BETWEEN ->
                measured(state) + ", between " + number(rules.hysteresis().off()) + " and "
                        + amount(rules.hysteresis().on()) + ": stays " + word(state.power());
            case MINIMUM_ON -> lowEnough(state) + locked(state, now);
            case MINIMUM_OFF -> tooHigh(state) + locked(state, now);
            case MAXIMUM_RUN, QUIET_HOURS -> throw new IllegalArgumentException("no rule says " + state.reason());
        };
    }

    /** Why an order to be on is not taken. */
    public String blindRefusal(State state, Duration now) {
        return "refused ON: " + silence(state, now) + "; order it again when the room has readings";
    }

    private String blind(State state, Duration now) {
        return silence(state, now) + ": " + word(state.power());
    }

    private String silence(State state, Duration now) {
        return "no usable reading for " + lasting(state.air().silence(now)) + " (" + cause(state.air(), now) + ")";
    }

    private String cause(Air air, Duration now) {
        Air.Useless useless = air.useless();
        if (useless == null
                || now.minus(useless.at()).compareTo(rules.blindness().after()) >= 0) {
            return "sensor silent";
        }
        Event.Measured measured = useless.measured();
        return measured.sensor()
                + switch (measured.quality()) {
                    case OK -> " does not measure " + rules.quantity();
                    case WARMING_UP -> " is warming up";
                    case IMPLAUSIBLE -> " gives implausible values";
                    case STUCK -> " is stuck";
                };
    }

    private static String ordered(State state) {
        Order order = state.order();
        if (order == null) {
            throw new IllegalArgumentException("ordered without an order");
        }
        return "ordered " + word(order.power())
                + (order.lasting() == null ? " until the next command" : " for " + lasting(order.lasting()))
                + (order.by() == null ? "" : " by " + Shown.quoted(order.by()));
    }

    private String tooHigh(State state) {
        return measured(state) + " ≥ " + amount(rules.hysteresis().on());
    }

    private String lowEnough(State state) {
        return measured(state) + " ≤ " + amount(rules.hysteresis().off());
    }

    private String locked(State state, Duration now) {
        return ", but " + word(state.power()) + " for " + lasting(now.minus(state.since())) + " only (at least "
                + lasting(rules.locks().least(state.power())) + ")";
    }

    /** What switching on cannot do, said where it could be expected. */
    private String limits() {
        return rules.quantity() == Quantity.CO2 && drives != Drives.VENTILATOR
                ? "; a " + drives + " does not lower CO₂, only outdoor air does: open a window"
                : "";
    }

    private String measured(State state) {
        return rules.quantity() + " " + amount(state.value().orElseThrow());
    }

    private String amount(double value) {
        return number(value) + " " + rules.quantity().unit();
    }

    private static String number(double value) {
        return Json.number(value);
    }

    private static String word(Power power) {
        return power.name().toLowerCase(Locale.ROOT);
    }

    /** {@code 95 s}, {@code 2 min 5 s}, {@code 30 min}, {@code 3 h 20 min}. */
    static String lasting(Duration duration) {
        if (duration.toSeconds() < 120) {
            return duration.toSeconds() + " s";
        }
        if (duration.toMinutes() < 120) {
            return pair(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
        }
        return pair(duration.toHours(), "h", duration.toMinutesPart(), "min");
    }

    private static String pair(long many, String unit, int rest, String smaller) {
        return many + " " + unit + (rest == 0 ? "" : " " + rest + " " + smaller);
    }
}
