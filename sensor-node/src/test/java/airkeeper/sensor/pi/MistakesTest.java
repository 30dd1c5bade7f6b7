package airkeeper.sensor.pi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.sensor.AirSensor;
import airkeeper.sensor.Barometer;
import airkeeper.sensor.ChipSettings;
import airkeeper.sensor.I2cWires;
import airkeeper.sensor.SensorException;
import airkeeper.sensor.SerialWires;
import airkeeper.sensor.bme280.Bme280;
import airkeeper.sensor.mhz19.Mhz19;
import airkeeper.sensor.pms5003.Pms5003;
import airkeeper.sensor.scd30.Scd30;
import airkeeper.sensor.scd4x.Scd4x;
import airkeeper.sensor.senseair.SenseairS8;
import airkeeper.sensor.sps30.Sps30;
import airkeeper.wire.time.HandTime;
import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What people do wrong with wires, for each kind of sensor on them: one sentence each, with what mends it. */
class MistakesTest {
    private static final ChipSettings AS_IT_IS = ChipSettings.AS_IT_IS;
    private static final String USER = System.getProperty("user.name");
    private static final String WIRES_HELP =
            " Shorter wires help, or a slower bus (dtparam=i2c_arm_baudrate=10000 in /boot/firmware/config.txt).";

    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final KernelI2c kernel = new KernelI2c();

    @TempDir
    private Path directory;

    static final List<OnI2c> CHIPS = List.of(
            new OnI2c(
                    "scd4x",
                    Scd4x.ADDRESS,
                    notLike("SCD4x", 0x62),
                    (wires, time) -> new Scd4x(wires, AS_IT_IS, new Barometer(), time)),
            new OnI2c(
                    "scd30", Scd30.ADDRESS, notLike("SCD30", 0x61), (wires, time) -> new Scd30(wires, AS_IT_IS, time)),
            new OnI2c("sps30", Sps30.ADDRESS, notLike("SPS30", 0x69), Sps30::new),
            new OnI2c(
                    "bme280",
                    0x76,
                    "Expected a BME280 (chip id 0x60) at 0x76 on %s, found chip id 0xD0."
                            + " Is another chip there, and the BME280 at the other address (0x76 or 0x77)?",
                    (wires, time) -> new Bme280(wires, AS_IT_IS, new Barometer(), time)));

    static final List<OnAPort> DEVICES = List.of(
            new OnAPort("an MH-Z19", 9, (wires, _) -> new Mhz19(wires, AS_IT_IS)),
            new OnAPort("an S8", 7, (wires, time) -> new SenseairS8(wires, AS_IT_IS, time)),
            new OnAPort("a PMS5003", 32, (wires, _) -> new Pms5003(wires)));

    /** A kind of sensor, and what it says of another chip at its address. */
    record OnI2c(String kind, int address, String wrongChip, BiFunction<I2cWires, HandTime, AirSensor> driver) {
        String hexadecimal() {
            return "0x" + Integer.toHexString(address);
        }

        @Override
        public String toString() {
            return kind;
        }
    }

    /** A device as sentences call it, and how many bytes its answer has. */
    record OnAPort(String name, int length, BiFunction<SerialWires, HandTime, AirSensor> driver) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static String notLike(String name, int address) {
        return "Expected an " + name + " at 0x" + Integer.toHexString(address)
                + " on %s, found a device that does not answer like one. Is another chip wired there, or are the wires too"
                + " long?";
    }

    @ParameterizedTest
    @FieldSource("CHIPS")
    void theBusIsNotSwitchedOn(OnI2c sensor) {
        assertSays(
                sensor,
                new DeviceFile(directory.resolve("i2c-1")),
                "Expected the I²C bus %s, found none: switch it on (sudo raspi-config nonint do_i2c 0) and start the"
                        + " computer again.");
    }

    @ParameterizedTest
    @FieldSource("CHIPS")
    void theBusMayNotBeOpened(OnI2c sensor) throws IOException {
        assertSays(
                sensor,
                new DeviceFile(bus().path(), _ -> false),
                "This program may not open %s: add its user to the group i2c (sudo usermod -aG i2c " + USER
                        + ") and start it again.");
    }

    @ParameterizedTest
    @FieldSource("CHIPS")
    void nobodyIsWiredThere(OnI2c sensor) throws IOException {
        kernelSays("Remote I/O error");
        assertSays(
                sensor,
                bus(),
                "Nobody answers at " + sensor.hexadecimal() + " on %s. Is the chip wired to the pins"
                        + " 3 (SDA), 5 (SCL), 6 (ground) and 1 (3.3 V; an SPS30 to 2, 5 V)? i2cdetect -y 1 shows who is"
                        + " there.");
    }

    @ParameterizedTest
    @FieldSource("CHIPS")
    void theBusIsStuck(OnI2c sensor) throws IOException {
        kernelSays("Connection timed out");
        assertSays(
                sensor,
                bus(),
                "No answer of 0x" + Integer.toHexString(sensor.address)
                        + " on %s in time: a chip holds a line of the bus"
                        + " down, or is not there. Take the power off the sensors for ten seconds; then unplug one"
                        + " after the other to find it.");
    }

    @ParameterizedTest
    @FieldSource("CHIPS")
    void theWiresAreDisturbed(OnI2c sensor) throws IOException {
        kernelSays("Input/output error");
        assertSays(sensor, bus(), "The transfers to " + sensor.hexadecimal() + " on %s are disturbed." + WIRES_HELP);
    }

    @ParameterizedTest
    @FieldSource("CHIPS")
    void theKernelHasTheChip(OnI2c sensor) throws IOException {
        kernelSays("Device or resource busy");
        assertSays(
                sensor,
                bus(),
                "A driver of the kernel has taken 0x" + Integer.toHexString(sensor.address)
                        + " on %s: take its dtoverlay"
                        + " line out of /boot/firmware/config.txt and start the computer again.");
    }

    /** One that says again what it was told. */
    @ParameterizedTest
    @FieldSource("CHIPS")
    void anotherChipHasTheAddress(OnI2c sensor) throws IOException {
        assertSays(sensor, bus(), sensor.wrongChip);
    }

    private DeviceFile bus() throws IOException {
        return new DeviceFile(Files.writeString(directory.resolve("i2c-1"), ""));
    }

    private void kernelSays(String error) {
        kernel.fail(new Pi4JException("wrapped", new IOException(error)));
    }

    private void assertSays(OnI2c sensor, DeviceFile bus, String sentence) {
        PiI2c wires = new PiI2c(1, sensor.address, bus, this::context);
        try (AirSensor driver = sensor.driver.apply(wires, time)) {
            assertThatThrownBy(driver::open)
                    .isInstanceOf(SensorException.class)
                    .hasMessage(sentence.formatted(bus.path()));
        }
    }

    private Context context() {
        return Pi4J.newContextBuilder()
                .noAutoDetect()
                .disableShutdownHook()
                .add(kernel.provider())
                .build();
    }

    @ParameterizedTest
    @FieldSource("DEVICES")
    void thePortIsNotSwitchedOn(OnAPort sensor) {
        assertSays(
                sensor,
                new DeviceFile(directory.resolve("serial0")),
                "Expected the serial port %s, found none: switch it on (sudo raspi-config nonint do_serial_hw 0) and"
                        + " start the computer again.");
    }

    @ParameterizedTest
    @FieldSource("DEVICES")
    void theAdapterIsNotPluggedIn(OnAPort sensor) {
        assertSays(
                sensor,
                new DeviceFile(Path.of("/dev/ttyUSB99")),
                "Expected the serial port %s, found none: plug its adapter in (ls /dev/serial/by-id/* shows which ones"
                        + " are).");
    }

    @ParameterizedTest
    @FieldSource("DEVICES")
    void thePortMayNotBeOpened(OnAPort sensor) throws IOException {
        Path port = Files.writeString(directory.resolve("serial0"), "");
        assertSays(
                sensor,
                new DeviceFile(port, _ -> false),
                "This program may not open %s: add its user to the group dialout (sudo usermod -aG dialout " + USER
                        + ") and start it again.");
    }

    @ParameterizedTest
    @FieldSource("DEVICES")
    void anotherProgramHasThePort(OnAPort sensor) throws Exception {
        try (Pty pty = new Pty(1, _ -> new byte[0]);
                PiSerial other = PiSerial.of(pty.path())) {
            other.open();
            assertSays(
                    sensor,
                    new DeviceFile(pty.path()),
                    "%1$s could not be taken (error 2). Does another program use it? sudo fuser -v %1$s shows which"
                            + " one; the login shell goes with sudo raspi-config nonint do_serial_cons 1.");
        }
    }

    @ParameterizedTest
    @FieldSource("DEVICES")
    void nobodyIsWiredThere(OnAPort sensor) {
        try (Pty pty = new Pty(1, _ -> new byte[0])) {
            assertSays(
                    sensor,
                    new DeviceFile(pty.path()),
                    "Expected an answer of " + sensor.name + " on %s, found silence. Has it 5 V, does its TX go to RX"
                            + " (pin 10) and its RX to TX (pin 8), and is the port switched on (sudo raspi-config nonint"
                            + " do_serial_hw 0)?");
        }
    }

    @ParameterizedTest
    @FieldSource("DEVICES")
    void theLoginShellIsOnThePortAndPrintsAtFullSpeed(OnAPort sensor) {
        try (Pty pty = new Pty(1, _ -> new byte[0])) {
            pty.babble("~~~~~~~~".getBytes(StandardCharsets.US_ASCII));
            assertSays(
                    sensor,
                    new DeviceFile(pty.path()),
                    "Expected an answer of " + sensor.name + " on %s, found " + (256 + sensor.length)
                            + " bytes that are none (7e 7e 7e 7e 7e 7e 7e 7e …). Is another device wired there, or the"
                            + " login shell still on this port (sudo raspi-config nonint do_serial_cons 1 takes it off)?");
        }
    }

    private void assertSays(OnAPort sensor, DeviceFile port, String sentence) {
        try (AirSensor driver = sensor.driver.apply(new PiSerial(port), time)) {
            assertThatThrownBy(driver::open)
                    .isInstanceOf(SensorException.class)
                    .hasMessage(sentence.formatted(port.path()));
        }
    }
}
