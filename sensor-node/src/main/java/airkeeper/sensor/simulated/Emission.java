package airkeeper.sensor.simulated;

/**
 * What people and their doings give to the air of a room while they last.
 *
 * @param co2 litres per second
 * @param pm25 µg per hour
 * @param moisture grams of water per hour
 * @param heat watts
 */
public record Emission(double co2, double pm25, double moisture, double heat) {
    public static final Emission NONE = new Emission(0, 0, 0, 0);
    /** A person at light work: 0.0052 L/s, the value that ASTM D6245 and NIST use for offices and schools. */
    public static final Emission AWAKE = new Emission(0.0052, 0, 50, 80);
    /** A person asleep. */
    public static final Emission ASLEEP = new Emission(0.0035, 0, 35, 60);
    /** Frying on one burner of a gas stove, about 1.5 kW. */
    public static final Emission COOKING = new Emission(0.04, 40_000, 400, 700);

    public Emission plus(Emission other) {
        return new Emission(co2 + other.co2, pm25 + other.pm25, moisture + other.moisture, heat + other.heat);
    }

    /** As much as {@code count} of these; a part of one counts too, as when people come in one by one. */
    public Emission times(double count) {
        return new Emission(co2 * count, pm25 * count, moisture * count, heat * count);
    }
}
