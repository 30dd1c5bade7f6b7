package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Codes;
import airkeeper.wire.Quantity;
import java.util.ArrayList;
import java.util.List;

/** The newest usable values of one sensor in order of time: the last as they come, those before them packed. Not thread-safe. */
final class Track {
    /** So many moments are packed together. */
    private static final int FULL = 128;

    private final List<Packed> past = new ArrayList<>();
    private long packed;
    private Moments newest = new Moments();

    /** Takes one moment; {@code scaled} has a value per quantity, {@link Columns#NONE} where there is none. */
    void take(long epochMillis, int[] scaled) {
        int block = past.size() - 1;
        if (block < 0 || epochMillis >= past.get(block).last()) {
            newest.take(epochMillis, scaled);
            if (newest.size() == FULL) {
                pack(past.size(), newest);
                newest = new Moments();
            }
            return;
        }
        while (block > 0 && epochMillis < past.get(block).first()) {
            block--;
        }
        late(block, epochMillis, scaled);
    }

    /** Into what is packed already; what grows to twice its size is halved. */
    private void late(int block, long epochMillis, int[] scaled) {
        Packed before = past.remove(block);
        packed -= before.bytes();
        Moments moments = before.unpacked();
        moments.take(epochMillis, scaled);
        if (moments.size() == 2 * FULL) {
            pack(block, moments.part(FULL, 2 * FULL));
            moments = moments.part(0, FULL);
        }
        pack(block, moments);
    }

    private void pack(int block, Moments moments) {
        Packed added = new Packed(moments);
        past.add(block, added);
        packed += added.bytes();
    }

    /** Forgets what is older, but for what is packed with something newer. */
    void forget(long keptFrom) {
        while (!past.isEmpty() && past.getFirst().last() < keptFrom) {
            packed -= past.removeFirst().bytes();
        }
        if (newest.size() > 0 && newest.time(newest.size() - 1) < keptFrom) {
            newest = new Moments();
        }
    }

    void values(Quantity quantity, long from, long to, Values each) {
        int code = Codes.code(quantity);
        past.forEach(block -> block.values(code, from, to, each));
        newest.values(code, from, to, each);
    }

    /** About how many bytes it takes. */
    long bytes() {
        return packed + newest.bytes();
    }

    /** Takes values, scaled to integers. */
    interface Values {
        void take(long epochMillis, long scaled);
    }
}
