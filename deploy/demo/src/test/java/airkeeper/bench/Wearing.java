package airkeeper.bench;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.sqlite.SqliteHistory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How many bytes of an SD card each reading costs on the second day, at a commit a minute; beside it the least there is, a
 * log of 14 bytes a reading that is synced as often.
 */
final class Wearing {
    private static final Duration BATCH = Duration.ofMinutes(1);
    private static final int BATCHES_A_DAY = 1_440;
    private static final int BATCHES_AN_HOUR = 60;
    private static final int RAW = 14;

    private final Path folder;

    /** @param folder with room for some hundred megabytes */
    Wearing(Path folder) {
        this.folder = folder;
    }

    List<Row> rows() throws IOException, HistoryException {
        List<Row> rows = new ArrayList<>();
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of(Row.alone("Written a reading: no device of its own, which only root can make", ""));
        }
        for (int sensors : new int[] {1, 10, 100}) {
            try (LoopDisk ours = disk("history-" + sensors);
                    LoopDisk log = disk("log-" + sensors)) {
                rows.add(row(ours, log, sensors));
            }
        }
        return rows;
    }

    /** One for each, because it counts what all files on it cost. */
    private LoopDisk disk(String name) throws IOException {
        return LoopDisk.in(Files.createDirectories(folder.resolve(name)));
    }

    private static Row row(LoopDisk ours, LoopDisk log, int sensors) throws IOException, HistoryException {
        Instant began = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3));
        School school = new School(sensors, began);
        try (SqliteHistory history = new SqliteHistory(ours.folder().resolve("wear.db"));
                FileChannel raw = FileChannel.open(
                        log.folder().resolve("wear.log"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            history.open();
            day(history, raw, school, sensors, began);
            long oursBefore = ours.written();
            long logBefore = log.written();
            day(history, raw, school, sensors, began.plus(Duration.ofDays(1)));
            return Row.bytes(
                    "Written a reading, " + sensors + " × sensor (ext4), beside a raw log",
                    aReading(ours.written() - oursBefore, sensors),
                    aReading(log.written() - logBefore, sensors));
        }
    }

    /**
     * By turns, so that what the machine does beside it costs both the same; with the upkeep, which makes slots of the day
     * before.
     */
    private static void day(SqliteHistory history, FileChannel raw, School school, int sensors, Instant began)
            throws IOException, HistoryException {
        for (int batch = 1; batch <= BATCHES_A_DAY; batch++) {
            List<Entry> entries = new ArrayList<>();
            while (entries.size() < inBatch(sensors)) {
                entries.add(school.next());
            }
            history.add(entries);
            raw.write(ByteBuffer.allocate(RAW * inBatch(sensors)));
            raw.force(false);
            boolean more = batch % BATCHES_AN_HOUR == 0;
            while (more) {
                more = history.tidy(began.plus(BATCH.multipliedBy(batch)));
            }
        }
    }

    private static int inBatch(int sensors) {
        return Math.toIntExact(sensors * BATCH.dividedBy(School.PAUSE));
    }

    private static double aReading(long bytes, int sensors) {
        return (double) bytes / inBatch(sensors) / BATCHES_A_DAY;
    }
}
