package airkeeper.sensor;

import org.jspecify.annotations.Nullable;

/**
 * How a chip is set, as far as the operator says; what is null stays as the chip has it.
 *
 * @param altitude in metres above the sea
 * @param temperatureOffset by how many °C the chip is warmer than the room
 */
public record ChipSettings(
        @Nullable Integer altitude,
        @Nullable Double temperatureOffset,
        @Nullable SelfCalibration selfCalibration) {
    public static final ChipSettings AS_IT_IS = new ChipSettings(null, null, null);
}
