package airkeeper.dashboard.sqlite;

import airkeeper.wire.Quantity;
import java.util.Arrays;

/** Values of one sensor in order of time, in arrays that are as wide as the sensor has quantities. Not thread-safe. */
final class Moments {
    private static final int QUANTITIES = Quantity.values().length;
    private static final int FIRST_ROOM = 8;

    private int size;
    private long[] times = new long[0];
    private final int[][] columns = new int[QUANTITIES][0];

    /** Takes one moment; {@code scaled} has a value per quantity, {@link Columns#NONE} where there is none. */
    void take(long epochMillis, int[] scaled) {
        if (size == times.length) {
            grow();
        }
        int at = from(epochMillis);
        System.arraycopy(times, at, times, at + 1, size - at);
        times[at] = epochMillis;
        for (int quantity = 0; quantity < QUANTITIES; quantity++) {
            int[] column = columns[quantity];
            if (column.length == 0 && scaled[quantity] != Columns.NONE) {
                column = new int[times.length];
                Arrays.fill(column, Columns.NONE);
                columns[quantity] = column;
            }
            if (column.length > 0) {
                System.arraycopy(column, at, column, at + 1, size - at);
                column[at] = scaled[quantity];
            }
        }
        size++;
    }

    private void grow() {
        int room = Math.max(FIRST_ROOM, 2 * times.length);
        times = Arrays.copyOf(times, room);
        for (int quantity = 0; quantity < QUANTITIES; quantity++) {
            if (columns[quantity].length > 0) {
                columns[quantity] = Arrays.copyOf(columns[quantity], room);
            }
        }
    }

    /** Those from one index to before another. */
    Moments part(int from, int to) {
        Moments part = new Moments();
        int[] scaled = new int[QUANTITIES];
        for (int at = from; at < to; at++) {
            for (int quantity = 0; quantity < QUANTITIES; quantity++) {
                scaled[quantity] = value(quantity, at);
            }
            part.take(times[at], scaled);
        }
        return part;
    }

    int size() {
        return size;
    }

    /** In epoch milliseconds. */
    long time(int at) {
        return times[at];
    }

    /** Whether any moment has this quantity. */
    boolean has(int quantity) {
        return columns[quantity].length > 0;
    }

    /** The scaled value, {@link Columns#NONE} where there is none. */
    int value(int quantity, int at) {
        return has(quantity) ? columns[quantity][at] : Columns.NONE;
    }

    /** The index of the first at this time or after it. */
    int from(long epochMillis) {
        int found = Arrays.binarySearch(times, 0, size, epochMillis);
        return found < 0 ? -found - 1 : found;
    }

    void values(int quantity, long from, long to, Track.Values each) {
        if (!has(quantity)) {
            return;
        }
        int end = from(to);
        for (int at = from(from); at < end; at++) {
            if (columns[quantity][at] != Columns.NONE) {
                each.take(times[at], columns[quantity][at]);
            }
        }
    }

    /** About how many bytes it takes. */
    long bytes() {
        long bytes = 8L * times.length;
        for (int[] column : columns) {
            bytes += 4L * column.length;
        }
        return bytes;
    }
}
