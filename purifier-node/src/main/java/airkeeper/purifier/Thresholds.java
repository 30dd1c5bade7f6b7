package airkeeper.purifier;

import airkeeper.wire.Power;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rule of the air: any quantity too high is on, all low enough is off, in between it stays as it is.
 *
 * @param all at least one, each quantity once
 */
public record Thresholds(List<Threshold> all, Pick pick) {
    public Thresholds {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("expected at least one threshold, found none");
        }
    }

    public static Thresholds of(Quantity quantity, Hysteresis hysteresis) {
        return new Thresholds(List.of(new Threshold(quantity, hysteresis)), Pick.HIGHEST);
    }

    boolean looksAt(Quantity quantity) {
        return all.stream().anyMatch(threshold -> threshold.quantity() == quantity);
    }

    /** The value that counts of a quantity, if one is known. */
    OptionalDouble value(Quantity quantity, Air air) {
        return pick.of(air.known(quantity).mapToDouble(Air.Sample::value));
    }

    /** How the value that counts of a quantity has been changing, per minute; empty while that cannot be said yet. */
    OptionalDouble trend(Quantity quantity, Air air) {
        return pick.slope(air.known(quantity).filter(Air.Sample::tells).toList());
    }

    /** What the seen quantities say together; those that nobody sees say nothing, and with none seen it is empty. */
    Optional<Verdict> verdict(Power power, Air air) {
        return all.stream()
                .flatMap(threshold -> said(threshold, power, air).stream())
                .reduce((one, other) -> weight(one.reason()) >= weight(other.reason()) ? one : other);
    }

    /** The threshold behind the verdict: the first that is too high, else the first in between, else the first seen. */
    Threshold decisive(Power power, Air air) {
        Reason reason = verdict(power, air).map(Verdict::reason).orElse(Reason.STARTING);
        return all.stream()
                .filter(threshold -> said(threshold, power, air)
                        .filter(said -> said.reason() == reason)
                        .isPresent())
                .findFirst()
                .orElse(all.getFirst());
    }

    /** The first quantity that nobody sees. */
    Optional<Quantity> unseen(Air air) {
        return all.stream()
                .map(Threshold::quantity)
                .filter(quantity -> value(quantity, air).isEmpty())
                .findFirst();
    }

    private Optional<Verdict> said(Threshold threshold, Power power, Air air) {
        OptionalDouble value = value(threshold.quantity(), air);
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(threshold.hysteresis().verdict(power, value.getAsDouble()));
    }

    private static int weight(Reason reason) {
        return switch (reason) {
            case TOO_HIGH -> 2;
            case IN_BETWEEN -> 1;
            default -> 0;
        };
    }
}
