package airkeeper.sensor.pi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.sensor.SensorException;
import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wires of I²C on Pi4J itself, whose last piece, the kernel, is played: it exists on Raspberry Pis only. */
class PiI2cTest {
    private final Path device;
    private final KernelI2c kernel = new KernelI2c();
    private int contexts;

    PiI2cTest(@TempDir Path directory) throws IOException {
        this.device = Files.writeString(directory.resolve("i2c-1"), "");
    }

    private PiI2c wires() {
        return new PiI2c(1, 0x62, new DeviceFile(device), this::context);
    }

    private Context context() {
        contexts++;
        return Pi4J.newContextBuilder()
                .noAutoDetect()
                .disableShutdownHook()
                .add(kernel.provider())
                .build();
    }

    @Test
    void movesBytes() throws SensorException {
        PiI2c wires = wires();
        wires.open();
        wires.write((byte) 0x36, (byte) 0x82);

        assertThat(wires.read(3)).containsExactly(0x36, 0x82, 0);
        assertThat(kernel.address()).isEqualTo(0x62);
        assertThat(wires.place()).isEqualTo("0x62 on " + device);
        wires.close();
    }

    @Test
    void beginsAnewAfterEachClosing() throws SensorException {
        PiI2c wires = wires();
        wires.close();
        wires.open();
        wires.open();
        wires.close();
        wires.close();

        assertThat(contexts).isEqualTo(2);
        assertThatThrownBy(() -> wires.read(1)).hasMessage("0x62 on " + device + " is not open.");
    }

    @Test
    void saysThatNobodyAnswers() throws SensorException {
        String sentence = "Nobody answers at 0x62 on " + device
                + ". Is the chip wired to the pins 3 (SDA), 5 (SCL), 6 (ground) and 1 (3.3 V; an SPS30 to 2, 5 V)?"
                + " i2cdetect -y 1 shows who is there.";
        assertSays("Remote I/O error", sentence);
        assertSays("No such device or address", sentence);
    }

    @Test
    void saysThatTheBusIsStuck() throws SensorException {
        assertSays(
                "Connection timed out",
                "No answer of 0x62 on " + device + " in time: a chip holds a line of the bus down, or is not there."
                        + " Take the power off the sensors for ten seconds; then unplug one after the other to find it.");
    }

    @Test
    void saysThatTheKernelHasTakenTheChip() throws SensorException {
        assertSays(
                "Device or resource busy",
                "A driver of the kernel has taken 0x62 on " + device + ": take its dtoverlay line out of"
                        + " /boot/firmware/config.txt and start the computer again.");
    }

    @Test
    void saysWhatItDoesNotKnow() throws SensorException {
        assertSays("Bad address", "0x62 on " + device + " cannot be reached: Bad address.");
    }

    private void assertSays(String kernelSays, String sentence) throws SensorException {
        try (PiI2c wires = wires()) {
            wires.open();
            kernel.fail(new Pi4JException("wrapped", new RuntimeException(new IOException(kernelSays))));

            assertThatThrownBy(() -> wires.write((byte) 1))
                    .isInstanceOf(SensorException.class)
                    .hasMessage(sentence);
            assertThatThrownBy(() -> wires.read(1))
                    .isInstanceOf(SensorException.class)
                    .hasMessage(sentence);
        }
    }

    @Test
    void refusesAnAnswerThatIsCutOff() throws SensorException {
        try (PiI2c wires = wires()) {
            wires.open();
            kernel.cutOff();

            assertThatThrownBy(() -> wires.read(9))
                    .isInstanceOf(SensorException.class)
                    .hasMessage(
                            "Expected 9 bytes of 0x62 on " + device + ", found 8. Shorter wires help, or a slower bus"
                                    + " (dtparam=i2c_arm_baudrate=10000 in /boot/firmware/config.txt).");
        }
    }

    @Test
    void saysHowToSwitchTheBusOn() {
        assertThatThrownBy(PiI2c.of(9, 0x62)::open)
                .isInstanceOf(SensorException.class)
                .hasMessage(
                        "Expected the I²C bus /dev/i2c-9, found none: bus 1 is the one on the header; for this one put"
                                + " dtoverlay=i2c-gpio,bus=9 (SDA is GPIO23 then, SCL GPIO24) into /boot/firmware/config.txt"
                                + " and start the computer again.");
    }

    @Test
    void saysWhichGroupIsMissing() {
        PiI2c forbidden = new PiI2c(1, 0x62, new DeviceFile(device, _ -> false), this::context);

        assertThatThrownBy(forbidden::open)
                .isInstanceOf(SensorException.class)
                .hasMessage("This program may not open " + device + ": add its user to the group i2c"
                        + " (sudo usermod -aG i2c " + System.getProperty("user.name") + ") and start it again.");
    }

    /** What Pi4J itself says where its native part does not fit the computer, as on this one. */
    @Test
    void saysWhatPi4jCannotDo() {
        PiI2c unfit = new PiI2c(1, 0x62, new DeviceFile(device), () -> {
            throw new UnsatisfiedLinkError("no libpi4j-linuxfs.so");
        });

        assertThatThrownBy(unfit::open)
                .isInstanceOf(SensorException.class)
                .hasMessage("0x62 on " + device + " cannot be reached: no libpi4j-linuxfs.so.");
    }
}
