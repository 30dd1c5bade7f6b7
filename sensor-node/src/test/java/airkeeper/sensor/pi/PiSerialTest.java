package airkeeper.sensor.pi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.sensor.AirSensor;
import airkeeper.sensor.ChipSettings;
import airkeeper.sensor.SensorException;
import airkeeper.sensor.mhz19.Mhz19;
import airkeeper.sensor.mhz19.Mhz19Model;
import airkeeper.sensor.pms5003.Pms5003;
import airkeeper.sensor.pms5003.Pms5003Model;
import airkeeper.sensor.senseair.SenseairS8;
import airkeeper.sensor.senseair.SenseairS8Model;
import airkeeper.wire.Quantity;
import airkeeper.wire.time.SystemTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drivers of serial devices over a real terminal of the kernel, through the real library. */
class PiSerialTest {
    private static final ChipSettings AS_IT_IS = ChipSettings.AS_IT_IS;

    @Test
    void reachesAnMhz19() throws Exception {
        Mhz19Model device = new Mhz19Model(812);
        try (Pty pty = new Pty(9, device);
                AirSensor sensor = new Mhz19(PiSerial.of(pty.path()), AS_IT_IS)) {
            sensor.open();
            assertThat(sensor.read()).containsEntry(Quantity.CO2, 812.0);
            device.co2(1999);
            assertThat(sensor.read()).containsEntry(Quantity.CO2, 1999.0);
        }
    }

    @Test
    void reachesAnS8() throws Exception {
        try (Pty pty = new Pty(8, new SenseairS8Model(910));
                AirSensor sensor = new SenseairS8(PiSerial.of(pty.path()), AS_IT_IS, new SystemTime())) {
            sensor.open();
            assertThat(sensor.read()).containsEntry(Quantity.CO2, 910.0);
        }
    }

    @Test
    void reachesAPms5003() throws Exception {
        try (Pty pty = new Pty(7, new Pms5003Model());
                AirSensor sensor = new Pms5003(PiSerial.of(pty.path()))) {
            sensor.open();
            assertThat(sensor.read()).containsEntry(Quantity.PM25, 6.0);
        }
    }

    @Test
    void isThereAgainAfterSilenceAndAfterGarbageAtFullSpeed() throws Exception {
        try (Pty pty = new Pty(9, new Mhz19Model(812))) {
            AirSensor sensor = new Mhz19(PiSerial.of(pty.path()), AS_IT_IS);
            sensor.open();
            pty.mute();
            assertThatThrownBy(sensor::read)
                    .isInstanceOf(SensorException.class)
                    .hasMessageStartingWith("Expected an answer of an MH-Z19 on " + pty.path() + ", found silence. ");
            pty.babble("\r\nraspberrypi login: ".getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(sensor::read)
                    .isInstanceOf(SensorException.class)
                    .hasMessageStartingWith(
                            "Expected an answer of an MH-Z19 on " + pty.path() + ", found 265 bytes that are none (");
            pty.speak();
            sensor.close();
            sensor.open();
            assertThat(sensor.read()).containsEntry(Quantity.CO2, 812.0);
            sensor.close();
        }
    }

    @Test
    void saysThatAnotherProgramHasThePort() throws Exception {
        try (Pty pty = new Pty(9, new Mhz19Model(812))) {
            PiSerial first = PiSerial.of(pty.path());
            PiSerial second = PiSerial.of(pty.path());
            first.open();

            assertThatThrownBy(second::open)
                    .isInstanceOf(SensorException.class)
                    .hasMessage(
                            pty.path() + " could not be taken (error 2). Does another program use it? sudo fuser -v "
                                    + pty.path()
                                    + " shows which one; the login shell goes with sudo raspi-config nonint do_serial_cons 1.");
            first.close();
            second.open();
            second.close();
        }
    }

    @Test
    void saysThatTheAdapterIsGone() throws Exception {
        try (Pty pty = new Pty(9, new Mhz19Model(812));
                AirSensor sensor = new Mhz19(PiSerial.of(pty.path()), AS_IT_IS)) {
            sensor.open();
            pty.pullOut();

            assertThatThrownBy(sensor::read)
                    .isInstanceOf(SensorException.class)
                    .hasMessage(
                            pty.path()
                                    + " does not work any more. Was the adapter unplugged? Plugged in again, it is found again.");
        }
    }

    @Test
    void saysHowToSwitchThePortOn() {
        assertThatThrownBy(PiSerial.of(Path.of("/dev/serial99"))::open)
                .isInstanceOf(SensorException.class)
                .hasMessage("Expected the serial port /dev/serial99, found none: switch it on"
                        + " (sudo raspi-config nonint do_serial_hw 0) and start the computer again.");
    }

    @Test
    void saysWhichGroupIsMissing() {
        PiSerial forbidden = new PiSerial(new DeviceFile(Path.of("/dev/null"), _ -> false));

        assertThatThrownBy(forbidden::open)
                .isInstanceOf(SensorException.class)
                .hasMessage("This program may not open /dev/null: add its user to the group dialout"
                        + " (sudo usermod -aG dialout " + System.getProperty("user.name") + ") and start it again.");
    }

    @Test
    void refusesWhatIsNoPort(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("port"), "");

        assertThatThrownBy(PiSerial.of(file)::open)
                .isInstanceOf(SensorException.class)
                .hasMessage("Expected a serial port, found something else at " + file
                        + ": name the sensor's as port in its settings, such as \"/dev/serial0\".");
    }

    @Test
    void mayBeClosedTwiceAndWithoutBeingOpen() throws Exception {
        try (Pty pty = new Pty(9, new Mhz19Model(812))) {
            PiSerial port = PiSerial.of(pty.path());
            port.close();
            assertThatThrownBy(port::drain).hasMessage(pty.path() + " is not open.");
            port.open();
            port.close();
            port.close();
        }
    }
}
