package airkeeper.purifier;

import airkeeper.wire.Quantity;
import airkeeper.wire.SensorId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a room's air: the last usable values of each of its sensors, with their age.
 *
 * @param begun since when the room is listened to, on the steady clock like all times here
 * @param values only usable ones
 * @param heard when the newest usable value of each quantity came
 * @param gap how long it had been silent when the newest usable reading came
 * @param useless the last reading that could not be used; null: none yet
 * @param line whether sensors could be heard at all
 */
public record Air(
        Duration begun,
        Map<Source, Sample> values,
        Map<Quantity, Duration> heard,
        Duration gap,
        @Nullable Useless useless,
        Line line) {

    public Air {
        values = Map.copyOf(values);
        heard = Map.copyOf(heard);
    }

    /** Nothing known yet. */
    static Air unknown(Duration begun) {
        return new Air(begun, Map.of(), Map.of(), Duration.ZERO, null, Line.THERE);
    }

    /** With this reading; a useless one leaves what was known before, which ages. */
    Air hearing(Event.Measured measured, Duration now) {
        if (!measured.usable()) {
            return new Air(begun, values, heard, gap, new Useless(measured, now), line);
        }
        Map<Source, Sample> all = new HashMap<>(values);
        Map<Quantity, Duration> newest = new HashMap<>(heard);
        measured.values().forEach((quantity, value) -> {
            all.merge(
                    new Source(measured.sensor(), quantity),
                    Sample.first(value, now),
                    (before, _) -> before.then(value, now));
            newest.put(quantity, now);
        });
        return new Air(begun, all, newest, silence(now), useless, line);
    }

    /** Without the values that are this old. */
    Air forgetting(Duration age, Duration now) {
        if (values.values().stream().allMatch(sample -> sample.youngerThan(age, now))) {
            return this;
        }
        Map<Source, Sample> young = new HashMap<>(values);
        young.values().removeIf(sample -> !sample.youngerThan(age, now));
        return new Air(begun, young, heard, gap, useless, line);
    }

    Air withLine(Line now) {
        return new Air(begun, values, heard, gap, useless, now);
    }

    /** What the sensors say of one quantity. */
    Stream<Sample> known(Quantity quantity) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().quantity() == quantity)
                .map(Map.Entry::getValue);
    }

    /** How long nothing usable was heard. */
    Duration silence(Duration now) {
        return now.minus(heard.values().stream().max(Duration::compareTo).orElse(begun));
    }

    /** How long nothing usable was heard of this quantity. */
    Duration silence(Quantity quantity, Duration now) {
        return now.minus(heard.getOrDefault(quantity, begun));
    }

    /** The line to the broker. */
    public enum Line {
        THERE,
        GONE
    }

    /** What a sensor measures. */
    public record Source(SensorId sensor, Quantity quantity) {}

    /**
     * A value and when it came.
     *
     * @param slope how it has been changing over the last minutes, per minute
     * @param first when the values began to come without a gap
     */
    public record Sample(double value, Duration at, double slope, Duration first) {
        /** Over how many minutes a slope is smoothed. */
        private static final double SMOOTHING = 3;

        private static final double MILLIS_PER_MINUTE = 60_000;

        static Sample first(double value, Duration at) {
            return new Sample(value, at, 0, at);
        }

        Sample then(double next, Duration now) {
            double minutes = now.minus(at).toMillis() / MILLIS_PER_MINUTE;
            if (minutes <= 0) {
                return new Sample(next, now, slope, first);
            }
            double weight = at.equals(first) ? 1 : -Math.expm1(-minutes / SMOOTHING);
            return new Sample(next, now, slope + weight * ((next - value) / minutes - slope), first);
        }

        boolean youngerThan(Duration age, Duration now) {
            return now.minus(at).compareTo(age) < 0;
        }

        /** Whether it has come for long enough to say how it changes. */
        boolean tells() {
            return at.minus(first).compareTo(Duration.ofMinutes(2)) >= 0;
        }
    }

    /** A reading that could not be used, and when it came. */
    public record Useless(Event.Measured measured, Duration at) {}
}
