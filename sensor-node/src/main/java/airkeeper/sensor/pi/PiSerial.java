package airkeeper.sensor.pi;

import airkeeper.sensor.SensorException;
import airkeeper.sensor.SerialWires;
import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A serial port of this computer, through jSerialComm. */
public final class PiSerial implements SerialWires {
    private static final int BAUD = 9_600;
    private static final int BITS = 8;
    private static final int SILENCE_MILLIS = 500;
    /** {@code ENOTTY}. */
    private static final int NO_TERMINAL = 25;

    private static final String USB = "/dev/ttyUSB";

    private final DeviceFile file;
    private @Nullable SerialPort port;

    PiSerial(DeviceFile file) {
        this.file = file;
    }

    /** The port with this path, such as {@code /dev/serial0}; links are followed. */
    public static PiSerial of(Path port) {
        return new PiSerial(new DeviceFile(port));
    }

    @Override
    public String place() {
        return file.path().toString();
    }

    @Override
    public void open() throws SensorException {
        file.check(
                "the serial port",
                place().startsWith(USB)
                        ? "plug its adapter in (ls /dev/serial/by-id/* shows which ones are)."
                        : "switch it on (sudo raspi-config nonint do_serial_hw 0) and start the computer again.",
                "dialout");
        close();
        SerialPort found;
        try {
            found = SerialPort.getCommPort(place());
        } catch (SerialPortInvalidPortException e) {
            throw new SensorException(noPort(), e);
        }
        found.setComPortParameters(BAUD, BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        found.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        found.setComPortTimeouts(
                SerialPort.TIMEOUT_READ_SEMI_BLOCKING | SerialPort.TIMEOUT_WRITE_BLOCKING,
                SILENCE_MILLIS,
                SILENCE_MILLIS);
        if (!found.openPort()) {
            throw refused(found.getLastErrorCode());
        }
        port = found;
    }

    private SensorException refused(int error) {
        return new SensorException(
                error == NO_TERMINAL
                        ? noPort()
                        : place() + " could not be taken (error " + error
                                + "). Does another program use it? sudo fuser -v "
                                + place()
                                + " shows which one; the login shell goes with sudo raspi-config nonint do_serial_cons 1.");
    }

    private String noPort() {
        return "Expected a serial port, found something else at " + place()
                + ": name the sensor's as port in its settings, such as \"/dev/serial0\".";
    }

    @Override
    public void write(byte... bytes) throws SensorException {
        if (taken().writeBytes(bytes, bytes.length) != bytes.length) {
            throw gone();
        }
    }

    @Override
    public byte[] read(int most) throws SensorException {
        byte[] bytes = new byte[most];
        int count = taken().readBytes(bytes, most);
        if (count < 0) {
            throw gone();
        }
        return Arrays.copyOf(bytes, count);
    }

    @Override
    public void drain() throws SensorException {
        if (!taken().flushIOBuffers()) {
            throw gone();
        }
    }

    private SerialPort taken() throws SensorException {
        SerialPort taken = port;
        if (taken == null) {
            throw new SensorException(place() + " is not open.");
        }
        return taken;
    }

    private SensorException gone() {
        return new SensorException(
                place() + " does not work any more. Was the adapter unplugged? Plugged in again, it is found again.");
    }

    @Override
    public void close() {
        if (port != null) {
            port.closePort();
            port = null;
        }
    }
}
