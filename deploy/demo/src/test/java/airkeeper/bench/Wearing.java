package airkeeper.bench;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.sqlite.SqliteHistory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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

    /** @param folder with room for a gigabyte */
    Wearing(Path folder) {
        this.folder = folder;
    }

    List<Row> rows() throws IOException, HistoryException {
        List<Row> rows = new ArrayList<>();
        try (Disk disk = disk()) {
            for (int sensors : new int[] {1, 10, 100}) {
                double ours = history(disk, sensors);
                double log = log(disk, sensors);
                rows.add(Row.bytes(
                        "Written a reading, " + sensors + " × sensor (" + disk.name() + "), beside a raw log",
                        ours,
                        log));
            }
        }
        return rows;
    }

    private Disk disk() {
        try {
            return LoopDisk.in(folder);
        } catch (IOException e) {
            System.err.println(
                    "Without a device of its own, which only root can make, this process's writes are counted: "
                            + e.getMessage());
            return new OwnWrites(folder);
        }
    }

    private static double history(Disk disk, int sensors) throws IOException, HistoryException {
        Instant began = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3));
        School school = new School(sensors, began);
        try (SqliteHistory history = new SqliteHistory(disk.folder().resolve("wear-" + sensors + ".db"))) {
            history.open();
            day(history, school, sensors, began);
            long before = disk.written();
            day(history, school, sensors, began.plus(Duration.ofDays(1)));
            return aReading(disk.written() - before, sensors);
        }
    }

    /** With the upkeep, which makes slots of the day before. */
    private static void day(SqliteHistory history, School school, int sensors, Instant began) throws HistoryException {
        for (int batch = 1; batch <= BATCHES_A_DAY; batch++) {
            List<Entry> entries = new ArrayList<>();
            while (entries.size() < inBatch(sensors)) {
                entries.add(school.next());
            }
            history.add(entries);
            boolean more = batch % BATCHES_AN_HOUR == 0;
            while (more) {
                more = history.tidy(began.plus(BATCH.multipliedBy(batch)));
            }
        }
    }

    private static double log(Disk disk, int sensors) throws IOException {
        try (FileChannel log = FileChannel.open(
                disk.folder().resolve("wear-" + sensors + ".log"),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)) {
            long before = disk.written();
            for (int batch = 0; batch < BATCHES_A_DAY; batch++) {
                log.write(ByteBuffer.allocate(RAW * inBatch(sensors)));
                log.force(false);
            }
            return aReading(disk.written() - before, sensors);
        }
    }

    private static int inBatch(int sensors) {
        return Math.toIntExact(sensors * BATCH.dividedBy(School.PAUSE));
    }

    private static double aReading(long bytes, int sensors) {
        return (double) bytes / inBatch(sensors) / BATCHES_A_DAY;
    }
}
