package airkeeper.dashboard.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged survives a power cut at any instant.
 *
 * <p>A program of its own stores without a pause. At random instants it is stopped where it stands, between two system calls of
 * any of its threads; its files, which then cannot change, are copied, and {@link PowerCut} takes away all that the disk
 * need not have: that is stronger than a copy of live files, or a kill, after which the operating system still writes all
 * that it was given. What is left must open, be sound, have every batch that was acknowledged before the instant, and
 * none by half.
 *
 * <p>Taken on trust: that SQLite flushes when {@code synchronous=FULL} says so, which is looked up here, and that the
 * disk does what a flush asks for.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "tells from /proc that every thread of a program has stopped")
class PowerCutTest {
    private static final int INSTANTS = 120;
    /** So many of them at least in the middle of a transaction. */
    private static final int UNDER_WAY = 20;

    private static final int MOST_INSTANTS = 1_000;

    @TempDir
    private Path folder;

    private record Acknowledged(int batches, int frames, long salts) {}

    @Test
    void whatWasAcknowledgedIsThereAfterAPowerCut() throws Exception {
        Random random = new Random(20261121);
        Path file = folder.resolve("live/airkeeper.db");
        Path told = folder.resolve("acknowledged");
        Files.createDirectories(file.getParent());
        Process writer = writer(file, told);
        try {
            int underWay = 0;
            for (int instant = 0; instant < INSTANTS || underWay < UNDER_WAY; instant++) {
                assertThat(instant).as("%s of them under way", underWay).isLessThan(MOST_INSTANTS);
                int more = acknowledged(told).batches + 1 + random.nextInt(40);
                signal(writer, "-CONT");
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> acknowledged(told).batches >= more || !writer.isAlive());
                aLittleLater(random);
                stop(writer);
                Acknowledged last = acknowledged(told);
                PowerCut cut = new PowerCut(Files.readAllBytes(file), Files.readAllBytes(beside(file, "-wal")), random);
                underWay += cut.underWay(last.frames, last.salts) ? 1 : 0;
                cut.strike(last.frames, last.salts);
                Path left = left(instant, cut);
                if (random.nextInt(3) == 0) {
                    // memory that several programs share; on a disk it may be anything
                    Files.copy(beside(file, "-shm"), beside(left, "-shm"));
                }
                check(left, last.batches, "instant " + instant);
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    @Test
    void theCheckNoticesALostCommit() throws Exception {
        Path file = folder.resolve("airkeeper.db");
        try (SqliteHistory history = new SqliteHistory(file)) {
            history.open();
            history.add(AcknowledgingWriter.batch(0));
            byte[] log = Files.readAllBytes(beside(file, "-wal"));
            byte[] cut = java.util.Arrays.copyOf(log, log.length - 1);
            Path left = left(0, new PowerCut(Files.readAllBytes(file), cut, new Random(1)));
            assertThat(readings(left).cardinality()).isZero();
            Path whole = left(1, new PowerCut(Files.readAllBytes(file), log, new Random(1)));
            check(whole, 1, "whole");
        }
    }

    @Test
    void theWriterFlushesEachCommit() throws Exception {
        try (var connection = Sqlite.writing(folder.resolve("airkeeper.db"));
                var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA synchronous")) {
            assertThat(row.getInt(1)).as("FULL").isEqualTo(2);
        }
    }

    private static Process writer(Path file, Path told) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AcknowledgingWriter.class.getName(),
                        file.toString(),
                        told.toString())
                .inheritIO()
                .start();
    }

    /** The last line that was written whole. */
    private static Acknowledged acknowledged(Path told) throws IOException {
        if (!Files.exists(told)) {
            return new Acknowledged(0, 0, 0);
        }
        String text = Files.readString(told, StandardCharsets.US_ASCII);
        int end = text.lastIndexOf('\n');
        if (end < 0) {
            return new Acknowledged(0, 0, 0);
        }
        String[] words =
                text.substring(text.lastIndexOf('\n', end - 1) + 1, end).split(" ", -1);
        return new Acknowledged(
                Integer.parseInt(words[0]), Integer.parseInt(words[1]), Long.parseUnsignedLong(words[2], 16));
    }

    /** Not always just after a commit. */
    private static void aLittleLater(Random random) {
        for (int i = random.nextInt(200_000); i > 0; i--) {
            Thread.onSpinWait();
        }
    }

    private static void stop(Process program) throws IOException, InterruptedException {
        signal(program, "-STOP");
        Path threads = Path.of("/proc/" + program.pid() + "/task");
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    try (Stream<Path> each = Files.list(threads)) {
                        return each.allMatch(PowerCutTest::stopped);
                    }
                });
    }

    private static boolean stopped(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException e) {
            return true; // it has ended
        }
    }

    private static void signal(Process program, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", name, Long.toString(program.pid()))
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private Path left(int instant, PowerCut cut) throws IOException {
        Path left = Files.createDirectory(folder.resolve("cut-" + instant)).resolve("airkeeper.db");
        Files.write(left, cut.database());
        Files.write(beside(left, "-wal"), cut.log());
        return left;
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static void check(Path left, int batches, String when) throws Exception {
        BitSet readings = readings(left);
        int there = decisions(left);
        assertThat(there).as(when + ": batches").isGreaterThanOrEqualTo(batches);
        assertThat(readings.nextClearBit(0))
                .as(when + ": no batch by half")
                .isEqualTo(AcknowledgingWriter.seqs(there))
                .isEqualTo(readings.length());
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + left);
                var statement = connection.createStatement();
                var answer = statement.executeQuery("PRAGMA integrity_check")) {
            assertThat(answer.getString(1)).as(when).isEqualTo("ok");
        }
    }

    private static BitSet readings(Path file) throws HistoryException {
        BitSet seqs = new BitSet();
        try (SqliteHistory history = new SqliteHistory(file)) {
            history.open();
            history.readings(
                    sensor -> true,
                    Span.ALL,
                    each -> seqs.set((int) each.reading().seq()));
        }
        return seqs;
    }

    private static int decisions(Path file) throws HistoryException {
        List<Entry.Event> events = new ArrayList<>();
        try (SqliteHistory history = new SqliteHistory(file)) {
            history.open();
            history.events(Span.ALL, events::add);
        }
        return events.size();
    }
}
