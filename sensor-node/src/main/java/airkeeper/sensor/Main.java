package airkeeper.sensor;

import airkeeper.sensor.bme280.Bme280;
import airkeeper.sensor.foreign.ForeignSensor;
import airkeeper.sensor.mhz19.Mhz19;
import airkeeper.sensor.pi.PiI2c;
import airkeeper.sensor.pi.PiSerial;
import airkeeper.sensor.pms5003.Pms5003;
import airkeeper.sensor.replay.ReplaySensor;
import airkeeper.sensor.scd30.Scd30;
import airkeeper.sensor.scd4x.Scd4x;
import airkeeper.sensor.senseair.SenseairS8;
import airkeeper.sensor.simulated.SimulatedSensor;
import airkeeper.sensor.sps30.Sps30;
import airkeeper.wire.Caller;
import airkeeper.wire.Complaints;
import airkeeper.wire.Link;
import airkeeper.wire.doctor.ComputerProbe;
import airkeeper.wire.doctor.Doctor;
import airkeeper.wire.doctor.Programs;
import airkeeper.wire.doctor.Rounds;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.mqtt.ServerCertificate;
import airkeeper.wire.program.Program;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/** Runs a sensor-node as a program. */
public final class Main {
    private static final String PROGRAM = "airkeeper-sensor-node";

    private Main() {}

    /** {@code airkeeper-sensor-node [settings.toml]}, {@code doctor}, or one of {@link Commands#USAGE}. */
    public static void main(String[] arguments) {
        if (Checkup.means(arguments)) {
            Rounds.withoutLog();
            System.exit(checkup(new SystemTime()).run(System.getenv(), arguments));
        }
        if (Commands.mean(arguments)) {
            Time time = new SystemTime();
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            System.exit(new Commands(entry -> calibrated(entry, new Barometer(), time), time, new Talk(System.out, in))
                    .run(System.getenv(), arguments));
        }
        if (arguments.length == 1 && arguments[0].equals("--help")) {
            System.out.println(Commands.USAGE);
            System.out.println(Rounds.usage(PROGRAM));
        }
        Program.run(
                PROGRAM,
                arguments,
                SensorSettings.class,
                settings -> node(settings, caller -> new MqttLink(settings.broker(), caller), new SystemTime()));
    }

    /** The node that these settings describe, on any line and in any time; does no input or output. */
    public static SensorNode node(SensorSettings settings, Function<Caller, Link> line, Time time) {
        Complaints complaints = new Complaints(LoggerFactory.getLogger(ForeignSensor.class));
        Barometer barometer = new Barometer();
        List<MountedSensor> sensors = new ArrayList<>();
        for (SensorEntry entry : settings.sensor()) {
            ReportingSensor device = device(entry, barometer, time, complaints);
            sensors.add(new MountedSensor(entry.sensor(), device, entry.interval(), entry.judge(device.warmUp())));
        }
        Journal journal = new Journal(settings.state(), settings.node(), settings.journal());
        return new SensorNode(settings.node(), settings.prefix(), sensors, line, journal, time);
    }

    private static ReportingSensor device(SensorEntry entry, Barometer barometer, Time time, Complaints complaints) {
        return switch (entry.kind()) {
            case SIMULATED -> new PolledSensor(simulated(entry, time), entry.interval(), time);
            case REPLAY -> new ReplaySensor(entry.sensor(), entry.recording(), time);
            case FOREIGN -> new ForeignSensor(entry.sensor(), entry.device(), entry.interval(), time, complaints);
            case SPS30, PMS5003, BME280 -> polled(particlesOrPressure(entry, barometer, time), entry, time);
            case SCD4X, SCD30, MHZ19, SENSEAIR -> polled(calibrated(entry, barometer, time), entry, time);
        };
    }

    private static Checkup checkup(Time time) {
        Doctor doctor = new Doctor(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        return new Checkup(
                doctor,
                new Rounds(PROGRAM, doctor, ComputerProbe.ofThisComputer(time), Programs::said, time),
                new Roll(PiI2c::of, PiSerial::of, time),
                MqttLink::new,
                ServerCertificate::end);
    }

    private static PolledSensor polled(AirSensor wired, SensorEntry entry, Time time) {
        return new PolledSensor(new Forgiving(wired), entry.interval(), time);
    }

    /** A device of one of the kinds {@link Kind#CALIBRATED}. */
    private static CalibratedSensor calibrated(SensorEntry entry, Barometer barometer, Time time) {
        ChipSettings chip = entry.chip();
        return switch (entry.kind()) {
            case SCD4X -> new Scd4x(i2c(entry, Scd4x.ADDRESS), chip, barometer, time);
            case SCD30 -> new Scd30(i2c(entry, Scd30.ADDRESS), chip, time);
            case MHZ19 -> new Mhz19(serial(entry), chip);
            case SENSEAIR -> new SenseairS8(serial(entry), chip, time);
            default -> throw new IllegalArgumentException(entry.kind() + " is not calibrated");
        };
    }

    private static AirSensor particlesOrPressure(SensorEntry entry, Barometer barometer, Time time) {
        return switch (entry.kind()) {
            case SPS30 -> new Sps30(i2c(entry, Sps30.ADDRESS), time);
            case PMS5003 -> new Pms5003(serial(entry));
            default -> new Bme280(i2c(entry, entry.wiring().address()), entry.chip(), barometer, time);
        };
    }

    private static I2cWires i2c(SensorEntry entry, int address) {
        return PiI2c.of(entry.wiring().bus(), address);
    }

    private static SerialWires serial(SensorEntry entry) {
        return PiSerial.of(entry.wiring().port());
    }

    /** Each simulated sensor lives a life of its own, and the same one after each start. */
    private static AirSensor simulated(SensorEntry entry, Time time) {
        return SimulatedSensor.alone(time, entry.sensor().toString().hashCode());
    }
}
