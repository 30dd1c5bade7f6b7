package airkeeper.sensor;

import airkeeper.wire.SensorId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file of the journal: batches one behind the other, a day of them at most. */
final class Segment {
    static final Duration LONGEST = Duration.ofDays(1);

    private static final int BUFFER = 65_536;
    private static final Logger log = LoggerFactory.getLogger(Segment.class);

    private final Path file;
    /** When its first batch was written. */
    private final Instant begin;
    /** The least number of each sensor that stands in it. */
    private final Map<SensorId, Long> numbers;

    private long bytes;
    private boolean damaged;

    private Segment(Path file, Instant begin, Map<SensorId, Long> numbers, long bytes) {
        this.file = file;
        this.begin = begin;
        this.numbers = numbers;
        this.bytes = bytes;
    }

    /** A new file that is to begin with this batch; nothing is written yet. */
    static Segment beginning(Path file, Batch first) {
        return new Segment(file, first.written(), numbers(first), 0);
    }

    /** A file that was there; null when not even its first batch is whole. */
    static @Nullable Segment found(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Batch first = Batch.read(in);
            return first == null ? null : new Segment(file, first.written(), numbers(first), Files.size(file));
        }
    }

    private static Map<SensorId, Long> numbers(Batch first) {
        Map<SensorId, Long> numbers = new TreeMap<>();
        for (SensorId sensor : first.positions().keySet()) {
            numbers.put(sensor, first.firstNumber(sensor));
        }
        return numbers;
    }

    /** Hands over its batches until {@code each} has enough, or one is not whole. */
    void read(Reader each) throws IOException {
        long whole = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            Batch batch = Batch.read(in);
            while (batch != null && each.more(batch)) {
                whole += batch.bytes().length;
                batch = Batch.read(in);
            }
            if (batch == null && whole < bytes && !damaged) {
                damaged = true;
                log.warn("{} holds no whole batch from byte {} on; what stands there is not read.", file, whole);
            }
        }
    }

    /** Cuts off what stands behind the last whole batch, as a power cut leaves it; that batch. */
    @Nullable
    Batch mended() throws IOException {
        Batch last = null;
        long whole = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            for (Batch next = Batch.read(in); next != null; next = Batch.read(in)) {
                last = next;
                whole += next.bytes().length;
            }
        }
        if (whole < bytes) {
            log.warn(
                    "{} ended in {} bytes of a batch that was not written whole, as a power cut leaves it; they were cut off.",
                    file,
                    bytes - whole);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
                channel.force(true);
            }
            bytes = whole;
        }
        return last;
    }

    /** Writes a batch behind the others; once it returns it survives a power cut. What a failure left is written over next time. */
    void append(byte[] batch) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(batch);
            while (left.hasRemaining()) {
                channel.write(left, bytes + left.position());
            }
            channel.truncate(bytes + batch.length);
            channel.force(true);
        }
        if (bytes == 0) {
            try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent())) {
                directory.force(true);
            }
        }
        bytes += batch.length;
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Whether a batch of this moment still belongs in it; a clock that leaps begins a new one. */
    boolean holds(Instant moment) {
        return !moment.isBefore(begin) && moment.isBefore(begin.plus(LONGEST));
    }

    /** How long it ran until the next one began: a day at most, so that a clock that leaps makes nothing old. */
    Duration ran(Instant next) {
        Duration between = Duration.between(begin, next);
        return between.isNegative() ? Duration.ZERO : between.compareTo(LONGEST) > 0 ? LONGEST : between;
    }

    Instant begin() {
        return begin;
    }

    long bytes() {
        return bytes;
    }

    Path file() {
        return file;
    }

    /** The least number of a sensor that may stand in it. */
    long firstNumber(SensorId sensor) {
        return numbers.getOrDefault(sensor, 0L);
    }

    /** Takes one batch after the other. */
    interface Reader {
        boolean more(Batch batch);
    }
}
