package airkeeper.sensor;

import java.util.OptionalInt;

/** A device that can be told how much CO₂ the air around it has, and that can find that out by itself if the air allows it. */
public interface CalibratedSensor extends AirSensor {
    /** What this device is usually told outdoors, in ppm; some know only one such value. */
    int outdoors();

    /**
     * Sets its values right: the air that it measures for three minutes already has so much CO₂, in ppm. It goes on measuring.
     *
     * @return by how many ppm it corrected itself, where it says so
     */
    OptionalInt calibrate(int ppm) throws SensorException;

    /** Switches its self-calibration, and lets the device remember that without power. It goes on measuring. */
    void selfCalibrate(SelfCalibration wanted) throws SensorException;
}
