package airkeeper.purifier;

import airkeeper.wire.SensorId;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a room's air: the last usable value of each of its sensors, with its age.
 *
 * @param begun since when the room is listened to, on the steady clock like all times here
 * @param values only usable ones
 * @param heard when the newest usable one came; null: none yet
 * @param useless the last reading that could not be used; null: none yet
 */
public record Air(
        Duration begun,
        Map<SensorId, Sample> values,
        @Nullable Duration heard,
        @Nullable Useless useless) {

    public Air {
        values = Map.copyOf(values);
    }

    /** Nothing known yet. */
    static Air unknown(Duration begun) {
        return new Air(begun, Map.of(), null, null);
    }

    /** With this reading; a useless one leaves what was known before, which ages. */
    Air hearing(Event.Measured measured, Duration now) {
        Double value = measured.value();
        if (value == null || !measured.usable()) {
            return new Air(begun, values, heard, new Useless(measured, now));
        }
        Map<SensorId, Sample> all = new TreeMap<>(values);
        all.put(measured.sensor(), new Sample(value, now));
        return new Air(begun, all, now, useless);
    }

    /** Without the values that are this old. */
    Air forgetting(Duration age, Duration now) {
        if (values.values().stream().allMatch(sample -> sample.youngerThan(age, now))) {
            return this;
        }
        Map<SensorId, Sample> young = new TreeMap<>(values);
        young.values().removeIf(sample -> !sample.youngerThan(age, now));
        return new Air(begun, young, heard, useless);
    }

    /** The highest of what is known: the worst corner of a room decides. */
    OptionalDouble highest() {
        return values.values().stream().mapToDouble(Sample::value).max();
    }

    /** How long nothing usable was heard. */
    Duration silence(Duration now) {
        return now.minus(heard == null ? begun : heard);
    }

    /** A value and when it came. */
    public record Sample(double value, Duration at) {
        boolean youngerThan(Duration age, Duration now) {
            return now.minus(at).compareTo(age) < 0;
        }
    }

    /** A reading that could not be used, and when it came. */
    public record Useless(Event.Measured measured, Duration at) {}
}
