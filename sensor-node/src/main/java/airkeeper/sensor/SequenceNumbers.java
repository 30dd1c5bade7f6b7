package airkeeper.sensor;

import airkeeper.wire.NodeId;
import airkeeper.wire.SensorId;
import airkeeper.wire.Shown;
import airkeeper.wire.program.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The number that the next reading of each sensor gets, in a small file.
 *
 * <p>The file has a line {@code kitchen/scd41 49000} per sensor: the first number that was never used. Numbers are taken
 * from it up to the next full thousand, so that an SD card is written once in a thousand readings; a killed node leaves out the
 * rest of its thousand, a tidy end writes the exact number. So a jump to a full thousand is no loss, and a recorder can tell
 * it from one. A disk that fails is said once, and numbering goes on.
 */
final class SequenceNumbers {
    static final int BLOCK = 1_000;

    private static final Logger log = LoggerFactory.getLogger(SequenceNumbers.class);

    private final Path directory;
    private final Path file;
    private final Map<SensorId, Long> next = new TreeMap<>();
    private final Map<SensorId, Long> reserved = new TreeMap<>();
    private boolean opened;
    private boolean failing;

    SequenceNumbers(Path directory, NodeId node) {
        this.directory = directory;
        this.file = directory.resolve(node + ".numbers");
    }

    void open() {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                read(lines.get(i), i + 1);
            }
        } catch (NoSuchFileException e) {
            log.info("There is no {} yet; the readings are numbered from 0.", file);
        } catch (IOException e) {
            log.warn("{} cannot be read ({}); the readings are numbered from 0 again.", file, e.toString());
        }
        opened = true;
    }

    private void read(String line, int number) {
        int space = line.indexOf(' ');
        try {
            SensorId sensor = SensorId.of(line.substring(0, Math.max(space, 0)));
            long first = Long.parseUnsignedLong(line.substring(space + 1));
            next.put(sensor, first);
            reserved.put(sensor, first);
        } catch (IllegalArgumentException e) {
            log.warn(
                    "{}, line {}: expected a sensor and a number such as kitchen/scd41 49000, found {}; that sensor is numbered from 0 again.",
                    file,
                    number,
                    Shown.quoted(line));
        }
    }

    long take(SensorId sensor) {
        long number = next.getOrDefault(sensor, 0L);
        if (number >= reserved.getOrDefault(sensor, 0L)) {
            reserved.put(sensor, (number / BLOCK + 1) * BLOCK);
            write(reserved);
        }
        next.put(sensor, number + 1);
        return number;
    }

    /** The number that the next reading gets. */
    long next(SensorId sensor) {
        return next.getOrDefault(sensor, 0L);
    }

    /** Goes on from here at least, where something else knows of higher numbers than the file. */
    void atLeast(SensorId sensor, long number) {
        if (number > next(sensor)) {
            next.put(sensor, number);
        }
    }

    void close() {
        if (opened) {
            opened = false;
            write(next);
        }
    }

    private void write(Map<SensorId, Long> numbers) {
        StringBuilder text = new StringBuilder();
        numbers.forEach((sensor, number) ->
                text.append(sensor).append(' ').append(number).append('\n'));
        try {
            DurableFile.replace(
                    directory, file.getFileName().toString(), text.toString().getBytes(StandardCharsets.UTF_8));
            if (failing) {
                failing = false;
                log.info("{} can be written again.", file);
            }
        } catch (IOException e) {
            if (!failing) {
                failing = true;
                log.warn(
                        "{} cannot be written ({}); after a restart numbers will be used twice. Make its directory writable for this program.",
                        file,
                        e.toString());
            }
        }
    }
}
