package airkeeper.dashboard.sqlite;

import airkeeper.wire.Quantity;
import java.io.ByteArrayOutputStream;

/**
 * Moments that hardly change any more, in a third of their bytes: of each column only by how much a value differs from the
 * one before it, of times by how much the pause does.
 *
 * <p>Seven bits a byte, the lowest first, the eighth says that more follow; the sign is the lowest bit. The columns stand one
 * behind the other, before them the length of each in two bytes.
 */
final class Packed {
    private static final int QUANTITIES = Quantity.values().length;
    private static final int HEAD = 2 * (QUANTITIES + 1);
    private final int size;
    private final long first;
    private final long last;
    private final byte[] bytes;

    /** Packs at least one moment, and not so many that a column is longer than two bytes can tell: 4096 are not. */
    Packed(Moments moments) {
        this.size = moments.size();
        this.first = moments.time(0);
        this.last = moments.time(size - 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream(HEAD + 8 * size);
        out.writeBytes(new byte[HEAD]);
        int[] lengths = new int[QUANTITIES + 1];
        times(moments, out);
        lengths[0] = out.size() - HEAD;
        for (int quantity = 0; quantity < QUANTITIES; quantity++) {
            int before = out.size();
            if (moments.has(quantity)) {
                values(moments, quantity, out);
            }
            lengths[quantity + 1] = out.size() - before;
        }
        this.bytes = out.toByteArray();
        for (int i = 0; i < lengths.length; i++) {
            bytes[2 * i] = (byte) lengths[i];
            bytes[2 * i + 1] = (byte) (lengths[i] >> 8);
        }
    }

    private static void times(Moments moments, ByteArrayOutputStream out) {
        long pause = 0;
        for (int at = 1; at < moments.size(); at++) {
            long next = moments.time(at) - moments.time(at - 1);
            write(out, signed(next - pause));
            pause = next;
        }
    }

    /** Zero is a value that is not there. */
    private static void values(Moments moments, int quantity, ByteArrayOutputStream out) {
        int before = 0;
        for (int at = 0; at < moments.size(); at++) {
            int value = moments.value(quantity, at);
            if (value == Columns.NONE) {
                write(out, 0);
            } else {
                write(out, signed((long) value - before) + 1);
                before = value;
            }
        }
    }

    private static long signed(long number) {
        return (number << 1) ^ (number >> 63);
    }

    private static void write(ByteArrayOutputStream out, long number) {
        long rest = number;
        while (rest >= 0x80 || rest < 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** When its first moment was, in epoch milliseconds. */
    long first() {
        return first;
    }

    long last() {
        return last;
    }

    /** About how many bytes it takes. */
    long bytes() {
        return bytes.length + 56L;
    }

    void values(int quantity, long from, long to, Track.Values each) {
        Column values = new Column(quantity + 1);
        if (values.empty() || from > last || to <= first) {
            return;
        }
        Column times = new Column(0);
        long time = first;
        long pause = 0;
        long value = 0;
        for (int at = 0; at < size; at++) {
            if (at > 0) {
                pause += times.next();
                time += pause;
            }
            long difference = values.raw();
            if (difference != 0) {
                value += unsigned(difference - 1);
                if (time >= from && time < to) {
                    each.take(time, value);
                }
            }
        }
    }

    Moments unpacked() {
        long[] times = new long[size];
        int[][] values = new int[size][QUANTITIES];
        Column pauses = new Column(0);
        long pause = 0;
        times[0] = first;
        for (int at = 1; at < size; at++) {
            pause += pauses.next();
            times[at] = times[at - 1] + pause;
        }
        for (int quantity = 0; quantity < QUANTITIES; quantity++) {
            Column column = new Column(quantity + 1);
            long value = 0;
            for (int at = 0; at < size; at++) {
                long difference = column.empty() ? 0 : column.raw();
                value += difference == 0 ? 0 : unsigned(difference - 1);
                values[at][quantity] = difference == 0 ? Columns.NONE : (int) value;
            }
        }
        Moments moments = new Moments();
        for (int at = 0; at < size; at++) {
            moments.take(times[at], values[at]);
        }
        return moments;
    }

    private static long unsigned(long number) {
        return (number >>> 1) ^ -(number & 1);
    }

    /** Reads one column from its first number to its last. */
    private final class Column {
        private int at = HEAD;
        private final int end;

        /** {@code number}: 0 for times, else one more than the code of a quantity. */
        Column(int number) {
            for (int before = 0; before < number; before++) {
                at += length(before);
            }
            end = at + length(number);
        }

        private int length(int number) {
            return (bytes[2 * number] & 0xff) | ((bytes[2 * number + 1] & 0xff) << 8);
        }

        boolean empty() {
            return at == end;
        }

        long next() {
            return unsigned(raw());
        }

        long raw() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = bytes[at++];
                number |= (long) (part & 0x7f) << shift;
                if (part >= 0) {
                    return number;
                }
            }
        }
    }
}
