package airkeeper.sensor;

import java.util.OptionalInt;

/** The air pressure here, from the chip that measures it to those whose CO₂ depends on it. Used by one thread. */
public final class Barometer {
    private OptionalInt pressure = OptionalInt.empty();

    /** In hPa. */
    public void says(double hectopascals) {
        pressure = OptionalInt.of((int) Math.round(hectopascals));
    }

    /** In hPa; empty while nobody measured it. */
    public OptionalInt pressure() {
        return pressure;
    }
}
