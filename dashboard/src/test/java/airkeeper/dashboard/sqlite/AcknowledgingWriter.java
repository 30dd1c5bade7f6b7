package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.HistoryException;
import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Reason;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that stores batch after batch, and after each writes down that it was acknowledged, with how far the write-ahead
 * log reached then: {@code batches frames salts}.
 */
final class AcknowledgingWriter {
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");

    private AcknowledgingWriter() {}

    public static void main(String[] arguments) throws IOException, HistoryException {
        Path file = Path.of(arguments[0]);
        try (SqliteHistory history = new SqliteHistory(file);
                var acknowledged = Files.newOutputStream(
                        Path.of(arguments[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            history.open();
            for (int batch = 0; ; batch++) {
                history.add(batch(batch));
                if (batch % 50 == 0) {
                    history.tidy(time(seqs(batch + 1)));
                }
                acknowledged.write((batch + 1 + " " + log(file) + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /** From the index of the log (SQLite's documentation, "WAL-mode File Format", 2.1): its last frame that counts, and its salts. */
    private static String log(Path file) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(48).order(ByteOrder.nativeOrder());
        try (RandomAccessFile index = new RandomAccessFile(file + "-shm", "r")) {
            index.readFully(header.array());
        }
        return header.getInt(16) + " "
                + Long.toHexString(header.order(ByteOrder.BIG_ENDIAN).getLong(32));
    }

    /** How many readings the first so many batches have in all: from 1 to 40 each. */
    static int seqs(int batches) {
        int all = 0;
        for (int batch = 0; batch < batches; batch++) {
            all += size(batch);
        }
        return all;
    }

    private static int size(int batch) {
        return 1 + Integer.remainderUnsigned(batch * 0x9E3779B1, 40);
    }

    /** Readings of five sensors, some of them late, and a decision. */
    static List<Entry> batch(int batch) {
        List<Entry> entries = new ArrayList<>();
        int first = seqs(batch);
        for (int seq = first; seq < first + size(batch); seq++) {
            Reading reading = new Reading(time(seq ^ 7), seq, Map.of(Quantity.CO2, 400.0 + seq % 1000), Quality.OK);
            entries.add(
                    new Entry.Measured(new SensorId(new Room("room-" + seq % 5), "scd41"), reading, Entry.Stamp.NODE));
        }
        entries.add(new Entry.Decided(
                PurifierId.of("room-0/fan"),
                new Decision(time(batch), Power.ON, false, Reason.IN_BETWEEN, "batch " + batch)));
        return entries;
    }

    private static Instant time(int number) {
        return BEGIN.plusSeconds(10L * number);
    }
}
