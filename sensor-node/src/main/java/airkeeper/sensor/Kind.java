package airkeeper.sensor;

import java.time.Duration;

/** What a sensor is, and how it is judged when the operator says nothing. */
public enum Kind {
    /** A room of its own, computed. */
    SIMULATED(Duration.ofMinutes(15)),
    /** A recording in a CSV file. */
    REPLAY(Duration.ofMinutes(15)),
    /** Another project's device, heard over the broker; many of these report rounded values, and only when they change. */
    FOREIGN(Duration.ofHours(3));

    private final Duration stuckAfter;

    Kind(Duration stuckAfter) {
        this.stuckAfter = stuckAfter;
    }

    /** For how long CO₂ of the very same value is believed. */
    public Duration stuckAfter() {
        return stuckAfter;
    }
}
