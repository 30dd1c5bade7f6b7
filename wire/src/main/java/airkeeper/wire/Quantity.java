package airkeeper.wire;

import java.util.Optional;

/** What can be measured of air: its name on the wire, its unit, and what a sensor can say of it without being wrong. */
public enum Quantity {
    /** Carbon dioxide. Outdoor air has about 425 ppm; the upper end is that of the widest NDIR sensors. */
    CO2("co2", "CO₂", "ppm", 300, 40_000),
    TEMPERATURE("temperature", "temperature", "°C", -40, 85),
    /** Relative humidity. */
    HUMIDITY("humidity", "humidity", "%RH", 0, 100),
    /** Particles below 1 µm. */
    PM1("pm1", "PM1", "µg/m³", 0, 5_000),
    /** Particles below 2.5 µm. */
    PM25("pm25", "PM2.5", "µg/m³", 0, 5_000),
    /** Particles below 10 µm. */
    PM10("pm10", "PM10", "µg/m³", 0, 5_000),
    PRESSURE("pressure", "pressure", "hPa", 300, 1_250),
    /** Volatile organic compounds, a sensor's own index. */
    VOC("voc", "VOC", "index", 0, 1_000),
    /** Nitrogen oxides, a sensor's own index. */
    NOX("nox", "NOx", "index", 0, 1_000);

    private final String key;
    private final String label;
    private final String unit;
    private final double lowest;
    private final double highest;

    Quantity(String key, String label, String unit, double lowest, double highest) {
        this.key = key;
        this.label = label;
        this.unit = unit;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** The name in payloads, topics, settings and addresses. */
    public String key() {
        return key;
    }

    public String unit() {
        return unit;
    }

    /** The least that real air and a sound sensor give. */
    public double lowest() {
        return lowest;
    }

    /** The most that real air and a sound sensor give. */
    public double highest() {
        return highest;
    }

    /** Whether real air and a sound sensor can give this value. */
    public boolean plausible(double value) {
        return value >= lowest && value <= highest;
    }

    public static Optional<Quantity> of(String key) {
        for (Quantity quantity : values()) {
            if (quantity.key.equals(key)) {
                return Optional.of(quantity);
            }
        }
        return Optional.empty();
    }

    /** The name in sentences. */
    @Override
    public String toString() {
        return label;
    }
}
