package airkeeper.sensor.simulated;

import airkeeper.wire.Quantity;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How a sensor sees the air: late, noisy, a little off, wandering, wild while it warms up, and in whole steps.
 *
 * <p>The same seed gives the same sensor and, for the same questions, the same answers. Used by one thread.
 */
public final class SensorModel {
    /** After this long nothing of the start is left in the values. */
    public static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final double LAG_SECONDS = 60;
    private static final double MOST_NOISE_PPM = 10;
    private static final double MOST_OFFSET_PPM = 20;
    private static final double DRIFT_PPM = 10;
    private static final double DRIFT_PERIOD_SECONDS = Duration.ofDays(40).toSeconds();

    private final SplittableRandom random;
    private final double offset;
    private final double phase;
    private @Nullable Air seen;
    private double ageSeconds;
    private double warmSeconds;

    public SensorModel(long seed) {
        random = new SplittableRandom(seed);
        offset = random.nextDouble(-MOST_OFFSET_PPM, MOST_OFFSET_PPM);
        phase = random.nextDouble(2 * Math.PI);
    }

    /** It gets power: warming up begins. */
    public void switchOn() {
        warmSeconds = 0;
    }

    /** What it says now if the air around it is this, so long after it was asked before. */
    public Map<Quantity, Double> measure(Air air, Duration sinceBefore) {
        double seconds = sinceBefore.toNanos() / 1e9;
        ageSeconds += seconds;
        warmSeconds += seconds;
        Air now = lagging(air, seconds);
        seen = now;
        double drift = DRIFT_PPM * Math.sin(phase + 2 * Math.PI * ageSeconds / DRIFT_PERIOD_SECONDS);
        double start = warmSeconds < WARM_UP.toSeconds() ? 400 * Math.exp(-warmSeconds / 10) : 0;
        double noise = Math.clamp(random.nextGaussian() * MOST_NOISE_PPM / 2, -MOST_NOISE_PPM, MOST_NOISE_PPM);
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        values.put(Quantity.CO2, Math.max(0, stepped(now.co2() + offset + drift + start + noise, 1)));
        values.put(Quantity.TEMPERATURE, stepped(now.temperature() + random.nextGaussian() * 0.03, 10));
        values.put(
                Quantity.HUMIDITY, Math.clamp(stepped(now.humidity() + random.nextGaussian() * 0.15, 10), 0.0, 100.0));
        values.put(Quantity.PM25, Math.max(0, stepped(now.pm25() * (1 + random.nextGaussian() * 0.03), 10)));
        return values;
    }

    private Air lagging(Air air, double seconds) {
        Air before = seen;
        if (before == null) {
            return air;
        }
        double share = -Math.expm1(-seconds / LAG_SECONDS);
        return new Air(
                before.co2() + share * (air.co2() - before.co2()),
                before.pm25() + share * (air.pm25() - before.pm25()),
                before.temperature() + share * (air.temperature() - before.temperature()),
                before.moisture() + share * (air.moisture() - before.moisture()));
    }

    private static double stepped(double value, int perUnit) {
        return (double) Math.round(value * perUnit) / perUnit;
    }
}
