package airkeeper.sensor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Says when values are steady enough to calibrate by: three minutes in which their standard deviation is below 10 ppm.
 *
 * <p>Breath or a gust is worth tens of ppm; a sound sensor in calm air wavers by less than five.
 */
final class Steadiness {
    static final Duration WINDOW = Duration.ofMinutes(3);
    static final double MOST_DEVIATION = 10;

    private final Deque<Value> values = new ArrayDeque<>();

    /** Takes note of a value in ppm; {@code now} is steady time. What is older than the window is forgotten. */
    void says(double ppm, Duration now) {
        values.addLast(new Value(ppm, now));
        while (now.minus(values.getFirst().when).compareTo(WINDOW) > 0) {
            values.removeFirst();
        }
    }

    /** What the last three minutes were like; empty before there is any value. */
    Optional<Window> window() {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        double mean = values.stream().mapToDouble(Value::ppm).average().orElseThrow();
        double variance = values.stream()
                .mapToDouble(value -> (value.ppm - mean) * (value.ppm - mean))
                .average()
                .orElseThrow();
        return Optional.of(new Window(values.getLast().when.minus(values.getFirst().when), mean, Math.sqrt(variance)));
    }

    private record Value(double ppm, Duration when) {}

    /**
     * A stretch of values.
     *
     * @param length from its first to its last value
     * @param mean in ppm
     * @param deviation the standard deviation, in ppm
     */
    record Window(Duration length, double mean, double deviation) {
        /** One value may be missing at its end, as devices have something new each 5 s or so. */
        boolean isSteady() {
            return length.compareTo(WINDOW.minusSeconds(10)) >= 0 && deviation < MOST_DEVIATION;
        }
    }
}
