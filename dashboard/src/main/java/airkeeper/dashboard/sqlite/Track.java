package airkeeper.dashboard.sqlite;

import airkeeper.wire.Quantity;
import java.util.Arrays;

/** The newest usable values of one sensor in order of time, in arrays that are as wide as the sensor has quantities. */
final class Track {
    private static final int FIRST_ROOM = 64;

    /** Times are kept as milliseconds since then, which an int holds for 24 days. */
    private long base;

    private int size;
    private int[] times = new int[0];
    private final int[][] values = new int[Quantity.values().length][];

    /** Takes one moment; {@code scaled} has a value per quantity, {@link Columns#NONE} where there is none. */
    void take(long epochMillis, int[] scaled, long keptFrom) {
        if (size == 0) {
            base = epochMillis;
        }
        if (size == times.length || epochMillis - base > Integer.MAX_VALUE || epochMillis < base) {
            forget(keptFrom, epochMillis);
        }
        int at = from(epochMillis);
        System.arraycopy(times, at, times, at + 1, size - at);
        times[at] = (int) (epochMillis - base);
        for (int quantity = 0; quantity < values.length; quantity++) {
            int[] column = values[quantity];
            if (column == null && scaled[quantity] != Columns.NONE) {
                column = new int[times.length];
                Arrays.fill(column, Columns.NONE);
                values[quantity] = column;
            }
            if (column != null) {
                System.arraycopy(column, at, column, at + 1, size - at);
                column[at] = scaled[quantity];
            }
        }
        size++;
    }

    /** Forgets what is older, and gives back the room it took. */
    void forget(long keptFrom) {
        forget(keptFrom, base);
    }

    /** Makes room for one more, at a time that is not before {@code keptFrom}. */
    private void forget(long keptFrom, long next) {
        int gone = from(keptFrom);
        size -= gone;
        long first = size == 0 ? next : Math.min(next, base + times[gone]);
        int shift = (int) (first - base);
        int room = Math.max(FIRST_ROOM, size + size / 4 + 1);
        int[] moved = new int[room];
        for (int i = 0; i < size; i++) {
            moved[i] = times[gone + i] - shift;
        }
        times = moved;
        base = first;
        for (int quantity = 0; quantity < values.length; quantity++) {
            if (values[quantity] != null) {
                int[] column = new int[room];
                System.arraycopy(values[quantity], gone, column, 0, size);
                values[quantity] = column;
            }
        }
    }

    /** The index of the first at this time or after it. */
    private int from(long epochMillis) {
        long offset = epochMillis - base;
        if (offset > Integer.MAX_VALUE) {
            return size;
        }
        int found = Arrays.binarySearch(times, 0, size, (int) Math.max(offset, Integer.MIN_VALUE));
        return found < 0 ? -found - 1 : found;
    }

    void values(Quantity quantity, long from, long to, Values each) {
        int[] column = values[Columns.code(quantity)];
        if (column == null) {
            return;
        }
        int end = from(to);
        for (int i = from(from); i < end; i++) {
            if (column[i] != Columns.NONE) {
                each.take(base + times[i], column[i]);
            }
        }
    }

    /** About how many bytes it takes. */
    long bytes() {
        int columns = 1;
        for (int[] column : values) {
            columns += column == null ? 0 : 1;
        }
        return 4L * columns * times.length;
    }

    /** Takes values, scaled to integers. */
    interface Values {
        void take(long epochMillis, long scaled);
    }
}
