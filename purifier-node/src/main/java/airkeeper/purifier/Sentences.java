package airkeeper.purifier;

import airkeeper.wire.Drives;
import airkeeper.wire.Power;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reason;
import airkeeper.wire.Shown;
import airkeeper.wire.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words and numbers, for people, why a purifier stands as it does. */
public final class Sentences {
    /** The part of a threshold that a value may change by in a minute and still be called steady. */
    private static final double STEADY = 0.005;

    private final Rules rules;
    private final Drives drives;

    public Sentences(Rules rules, Drives drives) {
        this.rules = rules;
        this.drives = drives;
    }

    /** Why the state is as it is, in one sentence. */
    public String why(State state, Duration now) {
        return decided(state, now) + spell(state, now) + back(state);
    }

    private String decided(State state, Duration now) {
        if (led(state)) {
            return rules.follows() + " is off, and this only runs with it";
        }
        return switch (state.reason()) {
            case ORDERED -> ordered(state);
            case MINIMUM_ON, MINIMUM_OFF -> wish(state, now) + (state.until() == null ? "" : locked(state, now));
            case STARTING -> wish(state, now) + (state.until() == null ? ": off" : delayed(state, now));
            case MAXIMUM_RUN -> wish(state, now) + rested(state, now) + limits(state);
            case TOO_HIGH -> wish(state, now) + limits(state);
            case IN_BETWEEN -> wish(state, now) + ": stays " + word(state.power());
            case BLIND -> wish(state, now) + ": " + word(state.power()) + outcome(state, now);
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
        return "refused ON: " + silence(state, now) + "; order it again when the room has readings";
    }

    /** What would be decided without locks. */
    private String wish(State state, Duration now) {
        Reason wish = state.verdict().wish();
        return switch (wish) {
            case STARTING -> "waiting for the first usable " + awaited(state);
            case BLIND -> silence(state, now);
            case TOO_HIGH -> tooHigh(state);
            case LOW_ENOUGH -> lowEnough(state);
            case IN_BETWEEN -> between(state);
            case QUIET_HOURS -> quiet(state, now);
            case MINIMUM_OFF -> outdoor(state);
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
        return ", " + word(other) + " for " + lasting(before)
                + (least.isZero() ? "" : " (at least " + lasting(least) + ")");
    }

    /** That the room is seen again, until the next reading. */
    private String back(State state) {
        Air air = state.air();
        boolean back = air.gap().compareTo(rules.blindness().after()) >= 0
                && !air.values().isEmpty();
        return back ? "; seen again after " + lasting(air.gap()) : "";
    }

    private String outcome(State state, Duration now) {
        if (state.until() == null) {
            return "";
        }
        return switch (rules.blindness().outcome()) {
            case Blindness.Go _ -> "";
            case Blindness.Keep _ -> " as it was, for " + left(state, now) + " more";
            case Blindness.Duty duty ->
                " for " + left(state, now) + " more (" + lasting(duty.on()) + " of every " + lasting(duty.every())
                        + ")";
        };
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
                                : " unless " + first.quantity() + " ≥ " + amount(first, hours.unless())))
                .orElseGet(() -> between(state) + ": aired before the quiet hours");
    }

    /** What the room would be aired for, and what keeps it from being aired. */
    private String outdoor(State state) {
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

    private String awaited(State state) {
        boolean some = !state.air().values().isEmpty();
        return some
                ? rules.thresholds().unseen(state.air()).map(Quantity::toString).orElse("reading")
                : "reading";
    }

    private String silence(State state, Duration now) {
        Air air = state.air();
        Optional<Quantity> missing =
                air.values().isEmpty() ? Optional.empty() : rules.thresholds().unseen(air);
        return "no usable " + missing.map(Quantity::toString).orElse("reading") + " for "
                + lasting(missing.map(quantity -> air.silence(quantity, now)).orElse(air.silence(now))) + " ("
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

    private static String ordered(State state) {
        Order order = state.order();
        if (order == null) {
            throw new IllegalArgumentException("ordered without an order");
        }
        return "ordered " + word(order.power())
                + (order.lasting() == null ? " until the next command" : " for " + lasting(order.lasting()))
                + (order.by() == null ? "" : " (" + plain(order.by()) + ")");
    }

    private static String plain(String foreign) {
        String quoted = Shown.quoted(foreign);
        return quoted.substring(1, quoted.length() - 1);
    }

    private String tooHigh(State state) {
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

    private String lowEnough(State state) {
        return rules.thresholds().all().stream()
                .map(threshold -> measured(threshold, state) + " ≤ "
                        + amount(threshold, threshold.hysteresis().off()))
                .collect(Collectors.joining(", "));
    }

    private String between(State state) {
        Threshold threshold = decisive(state);
        return measured(threshold, state) + ", between "
                + Json.number(threshold.hysteresis().off()) + " and "
                + amount(threshold, threshold.hysteresis().on()) + trend(threshold, state);
    }

    private String locked(State state, Duration now) {
        String why = Objects.equals(state.until(), rules.locks().leastEnd(state))
                ? word(state.power()) + " for " + lasting(now.minus(state.since())) + " only (at least "
                        + lasting(rules.locks().least(state.power())) + ")"
                : "switched " + switches(state, now) + " times within an hour (at most "
                        + rules.locks().switchesPerHour() + ")";
        return ", but " + why + ": locked for " + left(state, now) + " more";
    }

    private static long switches(State state, Duration now) {
        return state.recent().stream()
                .filter(time -> now.minus(time).compareTo(Duration.ofHours(1)) < 0)
                .count();
    }

    private String delayed(State state, Duration now) {
        return ", but the node has just started (waits " + lasting(rules.locks().startDelay()) + "): locked for "
                + left(state, now) + " more";
    }

    private String rested(State state, Duration now) {
        MaximumRun maximum = Objects.requireNonNull(rules.maximumRun());
        return " after a run of " + lasting(maximum.on()) + " or more: off, to be looked at again in "
                + left(state, now);
    }

    /** What switching on cannot do, said where it could be expected. */
    private String limits(State state) {
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

    private static String amount(Threshold threshold, double value) {
        return Json.number(value) + " " + threshold.quantity().unit();
    }

    private static String left(State state, Duration now) {
        Duration left = Objects.requireNonNull(state.until()).minus(now);
        return lasting(left.plusNanos(999_999_999)); // a lock that has begun a second still has it
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
