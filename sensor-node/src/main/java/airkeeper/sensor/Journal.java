package airkeeper.sensor;

import airkeeper.wire.NodeId;
import airkeeper.wire.Reading;
import airkeeper.wire.Resend;
import airkeeper.wire.SensorId;
import airkeeper.wire.time.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what a node has measured, and which of it the broker did not take yet: in memory first, from time to time on disk.
 *
 * <p>It gives each reading its number. What is on disk survives a kill and a power cut and is read back when it is to be said,
 * so that memory holds some hundred readings however long the line is down. Used by one thread.
 */
public final class Journal {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private final SequenceNumbers numbers;
    private final Segments segments;
    private final Path directory;
    private final JournalSettings settings;
    private final Map<SensorId, Page> pages = new TreeMap<>();
    private @Nullable Time time;
    private boolean found;
    private boolean changed;
    private boolean failing;

    /** A journal with the usual settings. */
    public Journal(Path directory, NodeId node) {
        this(directory, node, JournalSettings.USUAL);
    }

    /** A journal in files of the node's own; the directory is made when it is missing. */
    public Journal(Path directory, NodeId node, JournalSettings settings) {
        this.numbers = new SequenceNumbers(directory, node);
        this.directory = directory.resolve(node + ".journal");
        this.settings = settings;
        this.segments = new Segments(this.directory, settings.keep(), settings.megabytes() * 1_000_000L);
    }

    void open(Time its) {
        time = its;
        numbers.open();
        try {
            find();
        } catch (IOException e) {
            failed("read", e);
        }
    }

    /** Takes up what an earlier run has left. */
    private void find() throws IOException {
        segments.open()
                .ifPresent(last -> last.positions().forEach((sensor, position) -> {
                    numbers.atLeast(sensor, position.next());
                    page(sensor).owe(position.unsaid());
                }));
        found = true;
    }

    /** How often {@link #write} is to be called. */
    Duration writeEvery() {
        return settings.writeEvery();
    }

    /** The number for the next reading of a sensor. */
    long number(SensorId sensor) {
        return numbers.take(sensor);
    }

    /** Keeps a reading that is about to be said. */
    void remember(Kept kept) {
        if (page(kept.sensor()).remember(kept)) {
            log.warn(
                    "{}: {} cannot be written, and more than {} readings wait in memory; the oldest are given up.",
                    kept.sensor(),
                    directory,
                    Page.MOST_UNWRITTEN);
        }
        changed = true;
    }

    /** The broker has this reading. */
    void said(SensorId sensor, long seq) {
        page(sensor).said(seq);
        changed = true;
    }

    /** The broker did not get this reading: it is to be said later. */
    void unsaid(SensorId sensor, long seq) {
        page(sensor).unsaid(seq);
    }

    /** Takes out this reading if it is to be said later; {@link #said} or {@link #unsaid} must follow. */
    boolean take(SensorId sensor, long seq) {
        return page(sensor).take(seq);
    }

    /** Takes out the oldest reading that is to be said; {@link #said} or {@link #unsaid} must follow. */
    Optional<Kept> nextUnsaid() {
        try {
            for (Map.Entry<SensorId, Page> page : pages.entrySet()) {
                Optional<Kept> next = page.getValue().next(onDisk(page.getKey()));
                if (next.isPresent()) {
                    return next;
                }
            }
        } catch (IOException e) {
            failed("read", e);
        }
        return Optional.empty();
    }

    /** What is still known of these is to be said again, each once however often it is asked for. */
    void again(SensorId sensor, Resend wanted) {
        Page page = pages.get(sensor);
        long newest = numbers.next(sensor) - 1;
        if (page == null || wanted.from() > newest) {
            return;
        }
        changed = true;
        page.again(wanted.from(), Math.min(wanted.to(), newest));
    }

    private Page.Disk onDisk(SensorId sensor) {
        return (from, to, most) -> segments.read(sensor, from, to, most).stream()
                .map(reading -> new Kept(sensor, reading, Duration.ZERO))
                .toList();
    }

    /** Writes what is new, if anything. It waits for a set clock: after a restart nobody could tell when those readings were. */
    void write() {
        Instant now = time == null ? null : time.wall();
        if (time == null || now == null || !changed) {
            return;
        }
        try {
            if (!found) {
                // nothing is written before it is known what stands there
                find();
            }
            segments.append(batch(now.truncatedTo(ChronoUnit.SECONDS), time.steady()));
            pages.values().forEach(Page::written);
            changed = false;
            if (failing) {
                failing = false;
                log.info("{} can be written again.", directory);
            }
            drop();
        } catch (IOException e) {
            failed("written", e);
        }
    }

    private Batch batch(Instant now, Duration steady) {
        Map<SensorId, Batch.Position> positions = new TreeMap<>();
        List<Batch.Line> lines = new ArrayList<>();
        for (Map.Entry<SensorId, Page> page : pages.entrySet()) {
            SensorId sensor = page.getKey();
            positions.put(
                    sensor,
                    new Batch.Position(numbers.next(sensor), page.getValue().notSaid()));
            for (Kept kept : page.getValue().unwritten()) {
                lines.add(Batch.Line.of(sensor, kept.stamped(now, steady).reading()));
            }
        }
        return new Batch(now, positions, lines);
    }

    private void drop() throws IOException {
        for (var gone = segments.dropOne(); gone.isPresent(); gone = segments.dropOne()) {
            long never = 0;
            for (Map.Entry<SensorId, Page> page : pages.entrySet()) {
                never += page.getValue().forgetBefore(segments.firstNumber(page.getKey()));
            }
            Segments.Dropped dropped = gone.get();
            String why = dropped.why() == Segments.Why.SIZE
                    ? "has more than the " + settings.megabytes() + " MB that journal.megabytes allows"
                    : "goes back further than journal.keep";
            if (never > 0) {
                log.warn(
                        "{} {}: its oldest {} readings, since {}, are given up, of which {} were never said.",
                        directory,
                        why,
                        dropped.readings(),
                        dropped.begin(),
                        never);
            } else {
                log.info(
                        "{} {}: its oldest {} readings, since {}, are let go of; all of them were said.",
                        directory,
                        why,
                        dropped.readings(),
                        dropped.begin());
            }
        }
    }

    private void failed(String tried, IOException e) {
        if (!failing) {
            failing = true;
            log.warn(
                    "{} cannot be {} ({}); the last {} readings of each sensor are kept in memory."
                            + " Make it writable for this program, and look whether the disk is full.",
                    directory,
                    tried,
                    e.toString(),
                    Page.MOST_UNWRITTEN);
        }
    }

    private Page page(SensorId sensor) {
        return pages.computeIfAbsent(sensor, s -> new Page());
    }

    /** Writes all that is new and the exact numbers, so that a tidy restart leaves no gap; may be called twice. */
    void close() {
        write();
        time = null;
        numbers.close();
    }

    /** A reading, and the steady time at which it was measured while it has none of its own. */
    record Kept(SensorId sensor, Reading reading, Duration measured) {
        /** The same with a time: what the clock says now, less its age. */
        Kept stamped(Instant now, Duration steady) {
            return reading.time() != null
                    ? this
                    : new Kept(sensor, reading.stamped(now.minus(steady.minus(measured))), measured);
        }
    }
}
