package airkeeper.sensor;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a sensor is, and how it is judged when the operator says nothing. */
public enum Kind {
    /** A room of its own, computed. */
    SIMULATED(Duration.ofMinutes(15)),
    /** A recording in a CSV file. */
    REPLAY(Duration.ofMinutes(15)),
    /** Another project's device, heard over the broker; many of these report rounded values, and only when they change. */
    FOREIGN(Duration.ofHours(3)),
    /** A chip SCD40 or SCD41 on I²C. */
    SCD4X(Duration.ofMinutes(15)),
    /** A chip SCD30 on I²C. */
    SCD30(Duration.ofMinutes(15)),
    /** A device MH-Z19B or MH-Z19C on a serial port. */
    MHZ19(Duration.ofMinutes(15)),
    /** A device S8 by Senseair on a serial port. */
    SENSEAIR(Duration.ofMinutes(15)),
    /** A device SPS30 on I²C. */
    SPS30(Duration.ofMinutes(15)),
    /** A device PMS5003 or PMS7003 on a serial port. */
    PMS5003(Duration.ofMinutes(15)),
    /** A chip BME280 on I²C. */
    BME280(Duration.ofMinutes(15));

    static final Set<Kind> ON_I2C = EnumSet.of(SCD4X, SCD30, SPS30, BME280);
    static final Set<Kind> ON_A_SERIAL_PORT = EnumSet.of(MHZ19, SENSEAIR, PMS5003);
    static final Set<Kind> KNOWING_ALTITUDE = EnumSet.of(SCD4X, SCD30);
    static final Set<Kind> WARMED_BY_THEMSELVES = EnumSet.of(SCD4X, SCD30, BME280);
    static final Set<Kind> CALIBRATED = EnumSet.of(SCD4X, SCD30, MHZ19, SENSEAIR);

    private final Duration stuckAfter;

    Kind(Duration stuckAfter) {
        this.stuckAfter = stuckAfter;
    }

    /** For how long CO₂ of the very same value is believed. */
    public Duration stuckAfter() {
        return stuckAfter;
    }

    /** As it stands in the settings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
