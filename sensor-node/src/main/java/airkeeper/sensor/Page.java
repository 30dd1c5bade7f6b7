package airkeeper.sensor;

import airkeeper.sensor.Journal.Kept;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What the journal knows of one sensor: which numbers are to be said, and of which readings it has more than the number. */
final class Page {
    /** While the disk fails; at one in 30 s a day. */
    static final int MOST_UNWRITTEN = 3_000;
    /** Read back from the disk at a time. */
    private static final int MOST_FETCHED = 500;

    /** To be said when the line is there. */
    private Ranges owed = new Ranges();

    private final Ranges underWay = new Ranges();
    private final TreeMap<Long, Kept> unwritten = new TreeMap<>();
    private final TreeMap<Long, Kept> fetched = new TreeMap<>();
    private boolean full;

    /** An earlier run has left these unsaid. */
    void owe(Ranges left) {
        owed = owed.with(left);
    }

    /** Keeps a reading that is under way now; whether this is the first time that another one had to go for it. */
    boolean remember(Kept kept) {
        long seq = kept.reading().seq();
        unwritten.put(seq, kept);
        underWay.add(seq);
        if (unwritten.size() <= MOST_UNWRITTEN) {
            return false;
        }
        long oldest = unwritten.pollFirstEntry().getKey();
        boolean first = owed.remove(oldest) && !full;
        full |= first;
        return first;
    }

    Collection<Kept> unwritten() {
        return unwritten.values();
    }

    /** All that is unwritten is on disk now. */
    void written() {
        unwritten.clear();
        full = false;
    }

    /** What the broker is not known to have. */
    Ranges notSaid() {
        return owed.with(underWay);
    }

    void said(long seq) {
        underWay.remove(seq);
        owed.remove(seq);
        fetched.remove(seq);
    }

    void unsaid(long seq) {
        if (underWay.remove(seq)) {
            owed.add(seq);
        }
    }

    boolean take(long seq) {
        boolean taken = owed.remove(seq);
        if (taken) {
            underWay.add(seq);
        }
        return taken;
    }

    /** Takes out the oldest reading that is owed. */
    Optional<Kept> next(Disk disk) throws IOException {
        while (!owed.isEmpty()) {
            long seq = owed.first();
            Kept kept = unwritten.getOrDefault(seq, fetched.get(seq));
            if (kept != null) {
                take(seq);
                return Optional.of(kept);
            }
            fetch(seq, owed.firstEnd(), disk);
        }
        return Optional.empty();
    }

    /** Reads on from here; what is not on disk either is owed no longer. */
    private void fetch(long from, long to, Disk disk) throws IOException {
        Long inMemory = unwritten.ceilingKey(from);
        long end = inMemory == null ? to : Math.min(to, inMemory - 1);
        List<Kept> found = disk.fetch(from, end, MOST_FETCHED);
        long last =
                found.size() < MOST_FETCHED ? end : found.getLast().reading().seq();
        owed.remove(from, last);
        found.forEach(kept -> {
            fetched.put(kept.reading().seq(), kept);
            owed.add(kept.reading().seq());
        });
    }

    /** Owes these again, but for what is under way; what is not known of them shows when it is their turn. */
    void again(long from, long to) {
        owed.add(from, to);
        owed.remove(underWay);
    }

    /** Forgets what is older than this number; how many of these were owed. */
    long forgetBefore(long seq) {
        if (seq == 0) {
            return 0;
        }
        long never = owed.count(0, seq - 1);
        owed.remove(0, seq - 1);
        fetched.headMap(seq).clear();
        return never;
    }

    /** Where the readings are that memory does not hold. */
    interface Disk {
        List<Kept> fetch(long from, long to, int most) throws IOException;
    }
}
