package airkeeper.sensor;

import airkeeper.wire.time.Time;
import java.time.Duration;

/**
 * A Sensirion chip on its wires: commands of 16 bits, and words of 16 bits that are followed by a CRC-8 each, high byte first.
 *
 * <p>It remembers until when the chip is busy with a command: only who comes earlier waits, for the rest of that time. The CRC
 * has the polynomial 0x31 and begins with 0xFF (data sheets of SCD4x, SCD30 and SPS30).
 */
public final class SensirionChip implements AutoCloseable {
    private final String name;
    private final I2cWires wires;
    private final Time time;
    private Duration free = Duration.ZERO;

    /** {@code name} is what sentences call it, such as {@code SCD4x}. */
    public SensirionChip(String name, I2cWires wires, Time time) {
        this.name = name;
        this.wires = wires;
        this.time = time;
    }

    public void open() throws SensorException {
        wires.open();
    }

    /** Gives a command, with the words that belong to it; the chip is busy with it for so long. */
    public void tell(int command, Duration busy, int... words) throws SensorException {
        byte[] bytes = new byte[2 + 3 * words.length];
        bytes[0] = (byte) (command >> 8);
        bytes[1] = (byte) command;
        for (int i = 0; i < words.length; i++) {
            bytes[2 + 3 * i] = (byte) (words[i] >> 8);
            bytes[3 + 3 * i] = (byte) words[i];
            bytes[4 + 3 * i] = (byte) crc(words[i]);
        }
        time.pauseUntil(free);
        try {
            wires.write(bytes);
        } finally {
            free = time.steady().plus(busy); // also when it is not acknowledged, as a chip that wakes up does not
        }
    }

    /** Gives a command and reads the words that it answers with, once it is no longer busy. */
    public int[] ask(int command, Duration busy, int count, int... words) throws SensorException {
        tell(command, busy, words);
        time.pauseUntil(free);
        byte[] bytes = wires.read(3 * count);
        int[] answer = new int[count];
        for (int i = 0; i < count; i++) {
            answer[i] = (bytes[3 * i] & 0xFF) << 8 | (bytes[3 * i + 1] & 0xFF);
            check(answer[i], bytes[3 * i + 2] & 0xFF);
        }
        return answer;
    }

    /** As {@link #ask}, for what only the right chip answers, of a device that has acknowledged a command before. */
    public int[] identify(int command, Duration busy, int count) throws SensorException {
        try {
            return ask(command, busy, count);
        } catch (SensorException e) {
            throw new SensorException(
                    "Expected an " + name + " at " + wires.place()
                            + ", found a device that does not answer like one. Is another chip wired there, or are the wires too long?",
                    e);
        }
    }

    private void check(int word, int found) throws SensorException {
        if (crc(word) != found) {
            throw new SensorException(
                    "Expected the checksum 0x%02X behind the word 0x%04X of the %s at %s, found 0x%02X. Is it an %s? Then shorter wires help, or a slower bus (dtparam=i2c_arm_baudrate=10000 in /boot/firmware/config.txt)."
                            .formatted(crc(word), word, name, wires.place(), found, name));
        }
    }

    /** The number of 32 bits in two words, as these chips write it. */
    public static float real(int high, int low) {
        return Float.intBitsToFloat(high << 16 | low);
    }

    /** The CRC-8 of a word. */
    public static int crc(int word) {
        int crc = 0xFF;
        for (int octet : new int[] {(word >> 8) & 0xFF, word & 0xFF}) {
            crc ^= octet;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) == 0 ? crc << 1 : ((crc << 1) ^ 0x31) & 0xFF;
            }
        }
        return crc;
    }

    /** {@code SCD4x at 0x62 on /dev/i2c-1}. */
    @Override
    public String toString() {
        return name + " at " + wires.place();
    }

    @Override
    public void close() {
        wires.close();
    }
}
