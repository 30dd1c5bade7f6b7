package airkeeper.sensor;

import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal on disk: a directory of numbered files, of which only the last is written to, always at its end, and of which
 * the first goes when it is too old or all are too large.
 */
final class Segments {
    private static final Logger log = LoggerFactory.getLogger(Segments.class);
    private static final String ENDING = ".log";
    /** So small a part of the whole goes at a time when it has become too large. */
    private static final int PARTS = 16;

    private final Path directory;
    private final Duration keep;
    private final long most;
    private final List<Segment> segments = new ArrayList<>();
    private long lastNumber;

    Segments(Path directory, Duration keep, long most) {
        this.directory = directory;
        this.keep = keep;
        this.most = most;
    }

    /** Finds what there is; the last whole batch. May be tried again after a failure. */
    Optional<Batch> open() throws IOException {
        segments.clear();
        Files.createDirectories(directory);
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> number(file) > 0).sorted().toList();
        }
        for (Path file : files) {
            lastNumber = number(file);
            Segment found = Segment.found(file);
            if (found != null) {
                segments.add(found);
            } else {
                log.warn("{} does not begin with a whole batch, as a power cut leaves it; it is deleted.", file);
                Files.delete(file);
            }
        }
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(segments.getLast().mended());
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return name.matches("\\d{6,18}" + ENDING)
                ? Long.parseLong(name.substring(0, name.length() - ENDING.length()))
                : 0;
    }

    /** Writes a batch; once it returns it survives a power cut. */
    void append(Batch batch) throws IOException {
        byte[] bytes = batch.bytes();
        boolean fits = !segments.isEmpty()
                && segments.getLast().holds(batch.written())
                && segments.getLast().bytes() + bytes.length <= most / PARTS;
        if (fits) {
            segments.getLast().append(bytes);
            return;
        }
        Files.createDirectories(directory);
        Segment next = Segment.beginning(directory.resolve("%06d".formatted(lastNumber + 1) + ENDING), batch);
        next.append(bytes);
        lastNumber++;
        segments.add(next);
    }

    /** Up to {@code count} readings of a sensor with these numbers, in their order. */
    List<Reading> read(SensorId sensor, long from, long to, int count) throws IOException {
        List<Reading> found = new ArrayList<>();
        for (int i = 0; i < segments.size() && found.size() < count; i++) {
            long end = i + 1 < segments.size() ? segments.get(i + 1).firstNumber(sensor) : Long.MAX_VALUE;
            if (end > from && segments.get(i).firstNumber(sensor) <= to) {
                segments.get(i).read(batch -> {
                    pick(batch, sensor, from, to, count, found);
                    return found.size() < count && batch.firstNumber(sensor) <= to;
                });
            }
        }
        return found;
    }

    private static void pick(Batch batch, SensorId sensor, long from, long to, int count, List<Reading> found) {
        Batch.Position position = batch.positions().get(sensor);
        if (position == null || position.next() <= from) {
            return;
        }
        for (Batch.Line line : batch.lines()) {
            if (line.sensor().equals(sensor) && found.size() < count) {
                line.reading()
                        .filter(reading -> reading.seq() >= from && reading.seq() <= to)
                        .ifPresent(found::add);
            }
        }
    }

    /** Lets the first file go if it need not be kept. */
    Optional<Dropped> dropOne() throws IOException {
        if (segments.size() < 2) {
            return Optional.empty();
        }
        boolean tooLarge = segments.stream().mapToLong(Segment::bytes).sum() > most;
        Duration after = Duration.ZERO;
        for (int i = 1; i < segments.size() - 1; i++) {
            after = after.plus(segments.get(i).ran(segments.get(i + 1).begin()));
        }
        boolean tooOld = after.compareTo(keep) >= 0;
        if (!tooLarge && !tooOld) {
            return Optional.empty();
        }
        Segment first = segments.getFirst();
        long[] readings = new long[1];
        first.read(batch -> {
            readings[0] += batch.lines().size();
            return true;
        });
        first.delete();
        segments.removeFirst();
        return Optional.of(new Dropped(first.begin(), readings[0], tooOld ? Why.AGE : Why.SIZE));
    }

    /** The least number of a sensor that may still be there. */
    long firstNumber(SensorId sensor) {
        return segments.isEmpty() ? 0 : segments.getFirst().firstNumber(sensor);
    }

    /** A file that went, with so many readings, the first of about that time. */
    record Dropped(Instant begin, long readings, Why why) {}

    /** Why a file went. */
    enum Why {
        AGE,
        SIZE
    }
}
