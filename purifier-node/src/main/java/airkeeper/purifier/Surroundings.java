package airkeeper.purifier;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a purifier knows beside the air that switches it.
 *
 * @param clock null while the wall clock was never set
 * @param outdoor the newest PM2.5 outdoors
 * @param indoor the newest PM2.5 of its room
 * @param leader how the purifier stands that it follows; null: none, or not known yet
 */
public record Surroundings(
        @Nullable WallClock clock,
        Air.@Nullable Sample outdoor,
        Air.@Nullable Sample indoor,
        @Nullable Verdict leader) {

    static final Surroundings UNKNOWN = new Surroundings(null, null, null, null);

    Surroundings at(@Nullable Instant wall, Duration now) {
        return new Surroundings(WallClock.read(clock, wall, now), outdoor, indoor, leader);
    }

    Surroundings hearing(Event.Measured measured, Outdoor rule, Duration now) {
        Double value = measured.usable() ? measured.values().get(Outdoor.QUANTITY) : null;
        if (value == null) {
            return this;
        }
        Air.Sample sample = Air.Sample.first(value, now);
        return measured.sensor().equals(rule.sensor())
                ? new Surroundings(clock, sample, indoor, leader)
                : new Surroundings(clock, outdoor, sample, leader);
    }

    Surroundings led(Verdict by) {
        return new Surroundings(clock, outdoor, indoor, by);
    }
}
