package airkeeper.sensor;

import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The bus side of a Sensirion chip, byte by byte: what is commanded wrongly, too early or while it is busy is not acknowledged.
 * What it does with a command is the model of the chip behind it. It can be made to fail, by hand or by a seed.
 */
public final class SensirionModel implements I2cWires {
    /** What a chip does with a command; null: it refuses it. */
    public interface Chip {
        @Nullable
        Deed command(int command, int[] words);
    }

    /** For how long a chip is busy with a command, and the words it answers with then. */
    public record Deed(Duration busy, List<Integer> answer) {
        public static Deed of(int milliseconds, Integer... answer) {
            return new Deed(Duration.ofMillis(milliseconds), List.of(answer));
        }
    }

    private final String place;
    private final Chip chip;
    private final Time time;
    private final List<String> commands = new ArrayList<>();
    private Duration free = Duration.ZERO;
    private List<Integer> answer = List.of();
    private boolean open;
    private boolean there = true;
    private int right;
    private int wrong;
    private int early;
    private @Nullable Random random;
    private double share;

    public SensirionModel(String place, Chip chip, Time time) {
        this.place = place;
        this.chip = chip;
        this.time = time;
    }

    /** The commands that were acknowledged since the last question, in hexadecimal, each with its words. */
    public List<String> commands() {
        List<String> since = List.copyOf(commands);
        commands.clear();
        return since;
    }

    /** How often it was spoken to while it was busy. */
    public int early() {
        return early;
    }

    public void unplug() {
        there = false;
    }

    public void plugIn() {
        there = true;
    }

    /** The next so many answers have a wrong bit. */
    public void garble(int answers) {
        garble(0, answers);
    }

    /** After so many right answers the next so many have a wrong bit. */
    public void garble(int after, int answers) {
        right = after;
        wrong = answers;
    }

    /** From now on this share of the transfers fails, each with the same chance: unacknowledged, or with a wrong bit. */
    public void disturb(long seed, double part) {
        random = new Random(seed);
        share = part;
    }

    public void calm() {
        random = null;
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public void open() {
        open = true;
    }

    @Override
    public void write(byte... bytes) throws SensorException {
        if (!open || !there || disturbed()) {
            throw nobody();
        }
        if (busy()) {
            early++;
            throw nobody();
        }
        int command = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        int[] words = words(Arrays.copyOfRange(bytes, 2, bytes.length));
        Deed deed = chip.command(command, words);
        if (deed == null) {
            throw nobody();
        }
        StringBuilder said = new StringBuilder("%04X".formatted(command));
        Arrays.stream(words).forEach(word -> said.append(" %04X".formatted(word)));
        commands.add(said.toString());
        free = time.steady().plus(deed.busy());
        answer = deed.answer();
    }

    private int[] words(byte[] bytes) throws SensorException {
        int[] words = new int[bytes.length / 3];
        for (int i = 0; i < words.length; i++) {
            words[i] = (bytes[3 * i] & 0xFF) << 8 | (bytes[3 * i + 1] & 0xFF);
            if (crc(bytes[3 * i], bytes[3 * i + 1]) != bytes[3 * i + 2]) {
                throw nobody();
            }
        }
        return words;
    }

    @Override
    public byte[] read(int count) throws SensorException {
        if (!open || !there || disturbed() || answer.isEmpty()) {
            throw nobody();
        }
        if (busy()) {
            early++;
            throw nobody();
        }
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) 0xFF);
        for (int i = 0; i < Math.min(answer.size(), count / 3); i++) {
            bytes[3 * i] = (byte) (answer.get(i) >> 8);
            bytes[3 * i + 1] = answer.get(i).byteValue();
            bytes[3 * i + 2] = crc(bytes[3 * i], bytes[3 * i + 1]);
        }
        answer = List.of();
        if ((right-- <= 0 && wrong-- > 0) || disturbed()) {
            int bit = random == null ? 16 : random.nextInt(8 * count);
            bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        }
        return bytes;
    }

    private boolean busy() {
        return time.steady().compareTo(free) < 0;
    }

    private boolean disturbed() {
        return random != null && random.nextDouble() < share;
    }

    private SensorException nobody() {
        return new SensorException("Nobody answers at " + place + (open ? "." : ", which is not open."));
    }

    /** By a division of polynomials, as the data sheets draw it. */
    static byte crc(byte high, byte low) {
        int dividend = (0xFF00 ^ ((high & 0xFF) << 8 | (low & 0xFF))) << 8;
        for (int bit = 23; bit >= 8; bit--) {
            if (((dividend >> bit) & 1) == 1) {
                dividend ^= 0x131 << (bit - 8);
            }
        }
        return (byte) dividend;
    }

    @Override
    public void close() {
        open = false;
    }
}
