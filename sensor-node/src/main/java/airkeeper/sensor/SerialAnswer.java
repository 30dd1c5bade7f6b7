package airkeeper.sensor;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Predicate;

/**
 * Finds a device's answer among the bytes of a serial port: the first so many bytes in a row that are right, whatever stands
 * before them. It gives up after half a second of silence, and after 256 other bytes however fast they come.
 */
public final class SerialAnswer {
    /** More than the rest of one answer and a whole one, and a quarter of a second at 9600 baud. */
    static final int MOST_OTHER = 256;

    private SerialAnswer() {}

    /**
     * The bytes of an answer.
     *
     * @param name what sentences call the device, such as {@code an MH-Z19}
     * @param length how many bytes it has
     * @param right whether so many bytes are an answer, by their first bytes and their checksum
     */
    public static byte[] await(String name, SerialWires wires, int length, Predicate<byte[]> right)
            throws SensorException {
        byte[] heard = new byte[0];
        int tried = 0;
        while (heard.length < MOST_OTHER + length) {
            byte[] more = wires.read(MOST_OTHER + length - heard.length);
            if (more.length == 0) {
                throw heard.length == 0 ? silent(name, wires) : other(name, wires, heard);
            }
            int before = heard.length;
            heard = Arrays.copyOf(heard, before + more.length);
            System.arraycopy(more, 0, heard, before, more.length);
            for (; tried + length <= heard.length; tried++) {
                byte[] window = Arrays.copyOfRange(heard, tried, tried + length);
                if (right.test(window)) {
                    return window;
                }
            }
        }
        throw other(name, wires, heard);
    }

    private static SensorException silent(String name, SerialWires wires) {
        return new SensorException("Expected an answer of " + name + " on " + wires.place()
                + ", found silence. Has it 5 V, does its TX go to RX (pin 10) and its RX to TX (pin 8),"
                + " and is the port switched on (sudo raspi-config nonint do_serial_hw 0)?");
    }

    private static SensorException other(String name, SerialWires wires, byte[] heard) {
        String shown = HexFormat.ofDelimiter(" ").formatHex(heard, 0, Math.min(heard.length, 8));
        return new SensorException("Expected an answer of " + name + " on " + wires.place() + ", found "
                + heard.length + " bytes that are none (" + shown + (heard.length > 8 ? " …" : "")
                + "). Is another device wired there, or the login shell still on this port"
                + " (sudo raspi-config nonint do_serial_cons 1 takes it off)?");
    }
}
