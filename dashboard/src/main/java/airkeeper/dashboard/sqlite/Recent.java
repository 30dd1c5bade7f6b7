package airkeeper.dashboard.sqlite;

import airkeeper.wire.Quantity;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The usable values of the last two days in memory: the live chart reads no disk. Less than two days where so many sensors
 * measure that they would take more than the memory allowed. Thread-safe.
 */
final class Recent {
    static final Duration WINDOW = Duration.ofDays(2);
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final long mostBytes;
    private final Map<Integer, Track> tracks = new HashMap<>();
    private long newest;
    private long from;
    private long bytes;

    /** An empty one that holds all from {@code from} on, which is in epoch milliseconds. */
    Recent(long mostBytes, long from) {
        this.mostBytes = mostBytes;
        this.from = from;
    }

    /** Takes a usable reading; what is too old is left to the disk. */
    synchronized void take(long id, int[] scaled) {
        long epochMillis = Columns.epochMillis(id);
        if (epochMillis > newest) {
            newest = epochMillis;
            from = Math.max(from, newest - WINDOW.toMillis());
        }
        if (epochMillis < from) {
            return;
        }
        Track track = tracks.computeIfAbsent(Columns.sensor(id), number -> new Track());
        bytes -= track.bytes();
        track.forget(from);
        track.take(epochMillis, scaled);
        bytes += track.bytes();
        if (bytes > mostBytes) {
            forget();
        }
    }

    /** Makes the window shorter, so that a quarter of what is allowed is free again. */
    private void forget() {
        while (bytes > mostBytes / 4 * 3 && from <= newest) {
            from = Math.min(from + HOUR, newest + 1);
            bytes = 0;
            for (Track track : tracks.values()) {
                track.forget(from);
                bytes += track.bytes();
            }
        }
    }

    /** From when on it holds all, in epoch milliseconds. */
    synchronized long from() {
        return from;
    }

    /** About how many bytes it takes. */
    synchronized long bytes() {
        return bytes;
    }

    /**
     * Hands over the values of these sensors from {@code from} on, or from the first full hour that is all in memory.
     *
     * @return from when on
     */
    synchronized long values(Collection<Integer> sensors, Quantity quantity, long from, long to, Track.Values each) {
        long begin = from >= this.from ? from : Tier.HOUR.ceil(this.from);
        for (int sensor : sensors) {
            Track track = tracks.get(sensor);
            if (track != null) {
                track.values(quantity, begin, to, each);
            }
        }
        return begin;
    }
}
