package airkeeper.sensor;

/**
 * Whether a device takes the least CO₂ of a week (MH-Z19: of a day) for outdoor air: right where a room is aired that often,
 * and wrong to the unsafe side, by hundreds of ppm, where it is not.
 */
public enum SelfCalibration {
    ON,
    OFF
}
