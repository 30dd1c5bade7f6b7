package airkeeper.sensor;

import airkeeper.wire.NodeId;
import airkeeper.wire.Reading;
import airkeeper.wire.Resend;
import airkeeper.wire.SensorId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what a node has measured, and which of it must still be said.
 *
 * <p>It gives each reading its number, which survives restarts, and keeps the last 3000 readings of each sensor in memory
 * (a day at one in 30 s). Used by one thread.
 */
public final class Journal {
    static final int MOST_READINGS = 3_000;

    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private final SequenceNumbers numbers;
    private final Map<SensorId, Pages> pages = new TreeMap<>();

    /** A journal that keeps its numbers in a file of the node's own; the directory is made when it is missing. */
    public Journal(Path directory, NodeId node) {
        this.numbers = new SequenceNumbers(directory, node);
    }

    void open() {
        numbers.open();
    }

    /** The number for the next reading of a sensor. */
    long number(SensorId sensor) {
        return numbers.take(sensor);
    }

    /** Keeps a reading; {@code measured} is the steady time at which it was. */
    void remember(SensorId sensor, Reading reading, Duration measured) {
        Pages its = pages.computeIfAbsent(sensor, s -> new Pages());
        its.kept.put(reading.seq(), new Kept(sensor, reading, measured));
        if (its.kept.size() <= MOST_READINGS) {
            return;
        }
        long oldest = its.kept.firstKey();
        its.kept.remove(oldest);
        if (its.unsaid.remove(oldest) && !its.full) {
            its.full = true;
            log.warn("{}: more than {} readings wait for the broker; the oldest are given up.", sensor, MOST_READINGS);
        }
    }

    /** The broker did not get this reading: it is to be said later, if it is still known. */
    void unsaid(SensorId sensor, long seq) {
        Pages its = pages.get(sensor);
        if (its != null && its.kept.containsKey(seq)) {
            its.unsaid.add(seq);
        }
    }

    /** What is still known of these is to be said again, each once however often it is asked for. */
    void again(SensorId sensor, Resend wanted) {
        Pages its = pages.get(sensor);
        if (its != null) {
            its.unsaid.addAll(
                    its.kept.subMap(wanted.from(), true, wanted.to(), true).keySet());
        }
    }

    /** Takes out the oldest reading that is to be said; if that fails, {@link #unsaid} puts it back. */
    Optional<Kept> nextUnsaid() {
        for (Pages its : pages.values()) {
            Long seq = its.unsaid.pollFirst();
            if (seq == null) {
                its.full = false;
                continue;
            }
            return Optional.ofNullable(its.kept.get(seq));
        }
        return Optional.empty();
    }

    /** Writes the exact numbers, so that a tidy restart leaves no gap; may be called twice. */
    void close() {
        numbers.close();
    }

    /** A reading and the steady time at which it was measured. */
    record Kept(SensorId sensor, Reading reading, Duration measured) {}

    /** What is known of one sensor; what is unsaid is always also kept. */
    private static final class Pages {
        final TreeMap<Long, Kept> kept = new TreeMap<>();
        final TreeSet<Long> unsaid = new TreeSet<>();
        boolean full;
    }
}
