package airkeeper.sensor.simulated;

/**
 * What moves and cleans the air of a room while it lasts.
 *
 * @param airChanges how often per hour outdoor air replaces the room's: leaks, open windows and a ventilator together
 * @param filtered m³ per hour of air freed from particles: the clean air delivery rate of a purifier
 */
public record Exchange(double airChanges, double filtered) {
    public Exchange {
        if (!(airChanges >= 0) || !(filtered >= 0)) {
            throw new IllegalArgumentException(
                    "expected air changes and filtered air of 0 or more, found " + airChanges + " and " + filtered);
        }
    }

    public static Exchange ofAirChanges(double airChanges) {
        return new Exchange(airChanges, 0);
    }

    public Exchange plus(Exchange other) {
        return new Exchange(airChanges + other.airChanges, filtered + other.filtered);
    }
}
