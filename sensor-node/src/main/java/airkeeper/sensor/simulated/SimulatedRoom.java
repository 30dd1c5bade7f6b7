package airkeeper.sensor.simulated;

import java.time.Duration;

/**
 * A well-mixed room: what becomes of its air while people breathe in it and air comes and goes.
 *
 * <p>Each quantity x obeys {@code dx/dt = source − decay · x}, whose exact solution is taken for each step, so steps of any
 * length give the same curve as long as what acts on the room stays the same.
 *
 * @param volume m³
 */
public record SimulatedRoom(double volume, Air air) {
    /** Particles settle on surfaces, per hour. */
    private static final double DEPOSITION = 0.2;
    /** Walls and furniture take up moisture and give it back, per hour; about this much is in them, g/m³. */
    private static final double SORPTION = 1;

    private static final double SORBED = 7.5;
    /** Per m³ of room: heat that air, furniture and the skin of walls store, Wh/K. */
    private static final double STORED = 12;
    /** Per m³ of room: heat lost through walls and windows, W/K. */
    private static final double LOST = 0.5;
    /** Per m³ of room: how firmly the heating holds its temperature, W/K. */
    private static final double HEATING = 12;

    private static final double HEATED_TO = 21.5;
    /** Heat that air carries, Wh/(m³·K). */
    private static final double CARRIED = 0.34;

    public SimulatedRoom {
        if (!(volume > 0)) {
            throw new IllegalArgumentException("expected a volume above 0 m³, found " + volume);
        }
    }

    /** A room that has stood empty and heated for long. */
    public static SimulatedRoom fresh(double volume) {
        return new SimulatedRoom(volume, new Air(Air.OUTDOORS.co2(), Air.OUTDOORS.pm25(), 20, SORBED));
    }

    /** The same room after a while in which the same emission and the same exchange with the outdoor air went on. */
    public SimulatedRoom after(Duration step, Emission emission, Exchange exchange, Air outdoors) {
        double hours = step.toNanos() / 3.6e12;
        double changes = exchange.airChanges();
        double co2PerHour = emission.co2() * 3.6 / volume * 1e6;
        double cleaned = changes + DEPOSITION + exchange.filtered() / volume;
        double drained = (LOST + CARRIED * changes) / STORED;
        return new SimulatedRoom(
                volume,
                new Air(
                        later(air.co2(), co2PerHour + changes * outdoors.co2(), changes, hours),
                        later(air.pm25(), emission.pm25() / volume + changes * outdoors.pm25(), cleaned, hours),
                        later(
                                air.temperature(),
                                emission.heat() / volume / STORED
                                        + drained * outdoors.temperature()
                                        + HEATING / STORED * HEATED_TO,
                                drained + HEATING / STORED,
                                hours),
                        later(
                                air.moisture(),
                                emission.moisture() / volume + changes * outdoors.moisture() + SORPTION * SORBED,
                                changes + SORPTION,
                                hours)));
    }

    /** The exact solution of {@code dx/dt = source − decay · x}, also where there is no decay. */
    private static double later(double x, double source, double decay, double hours) {
        double z = decay * hours;
        double share = z == 0 ? 1 : -Math.expm1(-z) / z;
        return x + (source - decay * x) * hours * share;
    }
}
