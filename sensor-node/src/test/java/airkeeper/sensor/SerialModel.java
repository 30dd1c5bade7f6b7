package airkeeper.sensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The line side of a device on a serial port, byte by byte; what it answers to some bytes is the model behind it. It can be
 * made to fail, by hand or by a seed. Silence takes no time here.
 */
public final class SerialModel implements SerialWires {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private final UnaryOperator<byte[]> device;
    private final Deque<Byte> coming = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private boolean open;
    private boolean mute;
    private int most = Integer.MAX_VALUE;
    private byte @Nullable [] garbage;
    private @Nullable Random random;
    private double share;

    public SerialModel(UnaryOperator<byte[]> device) {
        this.device = device;
    }

    /** What was written since the last question, in hexadecimal. */
    public List<String> heard() {
        List<String> since = List.copyOf(heard);
        heard.clear();
        return since;
    }

    public void mute() {
        mute = true;
    }

    public void speak() {
        mute = false;
        garbage = null;
    }

    /** Answers come in pieces of so many bytes. */
    public void tear(int bytes) {
        most = bytes;
    }

    /** Something else speaks there without end. */
    public void babble(byte... again) {
        garbage = again;
    }

    /** These bytes come before the next answer. */
    public void precede(String hexadecimal) {
        say(HEX.parseHex(hexadecimal));
    }

    /** From now on this share of the answers fails, each with the same chance: cut off, or with a wrong bit. */
    public void disturb(long seed, double part) {
        random = new Random(seed);
        share = part;
    }

    public void calm() {
        random = null;
    }

    private void say(byte[] bytes) {
        for (byte octet : bytes) {
            coming.add(octet);
        }
    }

    @Override
    public String place() {
        return "/dev/serial0";
    }

    @Override
    public void open() {
        open = true;
    }

    @Override
    public void write(byte... bytes) throws SensorException {
        checkOpen();
        heard.add(HEX.formatHex(bytes));
        byte[] answer = device.apply(bytes).clone();
        if (mute || garbage != null || answer.length == 0) {
            return;
        }
        if (random != null && random.nextDouble() < share) {
            if (random.nextBoolean()) {
                say(Arrays.copyOf(answer, random.nextInt(answer.length)));
                return;
            }
            answer[random.nextInt(answer.length)] ^= (byte) (1 << random.nextInt(8));
        }
        say(answer);
    }

    @Override
    public byte[] read(int count) throws SensorException {
        checkOpen();
        while (garbage != null && coming.size() < count) {
            say(garbage);
        }
        byte[] bytes = new byte[Math.min(Math.min(count, most), coming.size())];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = coming.remove();
        }
        return bytes;
    }

    @Override
    public void drain() throws SensorException {
        checkOpen();
        coming.clear();
    }

    private void checkOpen() throws SensorException {
        if (!open) {
            throw new SensorException("/dev/serial0 is not open.");
        }
    }

    @Override
    public void close() {
        open = false;
        coming.clear();
    }
}
