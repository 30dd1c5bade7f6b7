package airkeeper.sensor.simulated;

/**
 * What the air of a place truly is, before any sensor looks at it.
 *
 * @param co2 ppm
 * @param pm25 particles below 2.5 µm, µg/m³
 * @param temperature °C
 * @param moisture water vapour, g/m³
 */
public record Air(double co2, double pm25, double temperature, double moisture) {
    /** A mild day of spring or autumn. 425 ppm is the world's mean of the mid 2020s. */
    public static final Air OUTDOORS = new Air(425, 6, 9, 6.2);

    /** Relative humidity in %RH, by the Magnus formula (WMO-No. 8, annex 4.B) and the gas law of water vapour. */
    public double humidity() {
        double saturationHectopascals = 6.112 * Math.exp(17.62 * temperature / (243.12 + temperature));
        double saturationGrams = 216.67 * saturationHectopascals / (273.15 + temperature);
        return Math.clamp(100 * moisture / saturationGrams, 0, 100);
    }
}
