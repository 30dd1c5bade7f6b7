package airkeeper.sensor;

import airkeeper.sensor.foreign.ForeignSensor;
import airkeeper.sensor.replay.ReplaySensor;
import airkeeper.sensor.simulated.SimulatedSensor;
import airkeeper.wire.Caller;
import airkeeper.wire.Complaints;
import airkeeper.wire.Link;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.program.Program;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/** Runs a sensor-node as a program. */
public final class Main {
    private Main() {}

    /** {@code airkeeper-sensor-node [settings.toml]} */
    public static void main(String[] arguments) {
        Program.run(
                "airkeeper-sensor-node",
                arguments,
                SensorSettings.class,
                settings -> node(settings, caller -> new MqttLink(settings.broker(), caller), new SystemTime()));
    }

    /** The node that these settings describe, on any line and in any time; does no input or output. */
    public static SensorNode node(SensorSettings settings, Function<Caller, Link> line, Time time) {
        Complaints complaints = new Complaints(LoggerFactory.getLogger(ForeignSensor.class));
        List<MountedSensor> sensors = new ArrayList<>();
        for (SensorEntry entry : settings.sensor()) {
            ReportingSensor device = device(entry, time, complaints);
            sensors.add(new MountedSensor(entry.sensor(), device, entry.interval(), entry.judge(device.warmUp())));
        }
        Journal journal = new Journal(settings.state(), settings.node(), settings.journal());
        return new SensorNode(settings.node(), settings.prefix(), sensors, line, journal, time);
    }

    private static ReportingSensor device(SensorEntry entry, Time time, Complaints complaints) {
        return switch (entry.kind()) {
            case SIMULATED -> new PolledSensor(simulated(entry, time), entry.interval(), time);
            case REPLAY -> new ReplaySensor(entry.sensor(), entry.recording(), time);
            case FOREIGN -> new ForeignSensor(entry.sensor(), entry.device(), entry.interval(), time, complaints);
        };
    }

    /** Each simulated sensor lives a life of its own, and the same one after each start. */
    private static AirSensor simulated(SensorEntry entry, Time time) {
        return SimulatedSensor.alone(time, entry.sensor().toString().hashCode());
    }
}
