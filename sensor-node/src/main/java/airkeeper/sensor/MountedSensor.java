package airkeeper.sensor;

import airkeeper.wire.SensorId;
import java.time.Duration;

/**
 * A device in its place: which room it speaks for, how often, and how it is judged.
 *
 * @param interval how often it is expected to say something; the bare numbers are kept by the broker for three of them
 */
public record MountedSensor(SensorId id, ReportingSensor device, Duration interval, Judge judge) {}
