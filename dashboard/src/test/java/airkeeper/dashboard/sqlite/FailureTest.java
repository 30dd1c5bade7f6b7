package airkeeper.dashboard.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Keep;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quantity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk can do to a history. */
class FailureTest {
    private static final Instant T = Instant.parse("2026-09-01T00:00:00Z");
    private static final Span DAY = new Span(T, T.plus(Duration.ofDays(1)));

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("airkeeper.db");
    }

    private static List<Entry.Measured> all(History history) throws HistoryException {
        List<Entry.Measured> found = new ArrayList<>();
        history.readings(sensor -> true, Span.ALL, found::add);
        return found;
    }

    @Test
    void aFullDiskLosesNothingThatWasStoredAndTakesTheRestWhenThereIsRoom() throws Exception {
        Model model = new Model(1);
        try (Connection connection = Sqlite.writing(file())) {
            Writer writer = new Writer(connection, Keep.USUAL, 1 << 20);
            List<Entry> later =
                    List.of(Model.co2(Model.SCD41, T, 400), Model.co2(Model.SCD41, T.plus(Duration.ofDays(3)), 500));
            writer.add(later);
            model.add(later);
            assertThat(writer.tidy(DAY.to().plus(Duration.ofDays(1)).toEpochMilli()))
                    .isTrue();
            room(connection, 60);
            List<Entry> batch = model.some(100, DAY);
            while (stored(writer, batch)) {
                model.add(batch);
                batch = model.some(100, DAY);
            }
            room(connection, 100_000);
            writer.add(batch);
            model.add(batch);
            writer.close();
        }
        try (History history = new SqliteHistory(file())) {
            history.open();
            assertThat(all(history)).hasSizeGreaterThan(500).containsExactlyInAnyOrderElementsOf(model.readings());
            model.expectSome(30, history, DAY);
        }
    }

    private static boolean stored(Writer writer, List<Entry> batch) {
        try {
            writer.add(batch);
            return true;
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("SQLITE_FULL");
            return false;
        }
    }

    private static void room(Connection connection, int pages) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA max_page_count = " + pages);
        }
    }

    /** As ext4 turns when an SD card fails it; of that not even root can make one for a test, so here SQLite refuses. */
    @Test
    void aDiskThatIsReadOnlyForAWhileLosesNothing() throws Exception {
        Model model = new Model(5);
        try (Connection connection = Sqlite.writing(file());
                var statement = connection.createStatement()) {
            Writer writer = new Writer(connection, Keep.USUAL, 1 << 20);
            for (int round = 0; round < 10; round++) {
                List<Entry> batch = model.some(50, DAY);
                statement.execute("PRAGMA query_only = 1");
                assertThatThrownBy(() -> writer.add(batch))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("SQLITE_READONLY");
                statement.execute("PRAGMA query_only = 0");
                writer.add(batch);
                model.add(batch);
            }
            writer.close();
        }
        try (History history = new SqliteHistory(file())) {
            history.open();
            assertThat(all(history)).containsExactlyInAnyOrderElementsOf(model.readings());
            model.expectSome(30, history, DAY);
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() {
        // nobody makes files there, not even root
        History history = new SqliteHistory(Path.of("/proc/airkeeper.db"));

        assertThatThrownBy(history::open)
                .isInstanceOf(HistoryException.class)
                .hasMessage("the history in /proc/airkeeper.db could not be opened: /proc/airkeeper.db.lock"
                        + ". Look whether the disk is full or read-only and the file is this program's own");
    }

    @Test
    void aDamagedFileIsSetAsideAndANewOneBegun() throws Exception {
        fill(Duration.ofDays(2));
        byte[] noise = new byte[200_000];
        new Random(3).nextBytes(noise);
        overwrite(20_000, noise);

        try (History history = new SqliteHistory(file())) {
            history.open();
            history.add(List.of(Model.co2(Model.SCD41, T, 500)));
            assertThat(all(history)).hasSize(1);
            Path aside = aside();
            assertThat(history.holding().trouble())
                    .isEqualTo(
                            "The history was damaged; it was set aside as " + aside.getFileName() + " beside " + file()
                                    + ", and a new one was begun. \"sqlite3 " + aside.getFileName()
                                    + " .recover\" may get most of it back; move it away when that is done.");
            assertThat(Files.size(aside)).isGreaterThan(220_000);
            Files.delete(aside);
            assertThat(history.holding().trouble()).isNull();
        }
    }

    @Test
    void aFileWhoseBeginningIsZerosIsSetAside() throws Exception {
        fill(Duration.ofDays(1));
        overwrite(0, new byte[8192]);

        try (History history = new SqliteHistory(file())) {
            history.open();
            assertThat(all(history)).isEmpty();
            assertThat(aside()).exists();
        }
    }

    @Test
    void aTornLogIsAsAtOneOfItsCommits() throws Exception {
        Model model = new Model(8);
        List<Integer> sizes = new ArrayList<>(List.of(0));
        try (History history = new SqliteHistory(file())) {
            history.open();
            for (int i = 0; i < 30; i++) {
                List<Entry> batch = model.some(50, DAY);
                history.add(batch);
                model.add(batch);
                sizes.add(model.readings().size());
            }
            Random random = new Random(9);
            for (int copy = 0; copy < 30; copy++) {
                Path torn =
                        Files.createDirectory(folder.resolve("copy-" + copy)).resolve("airkeeper.db");
                Files.copy(file(), torn);
                byte[] log = Files.readAllBytes(Damage.beside(file(), "-wal"));
                int end = random.nextInt(log.length);
                byte[] left = Arrays.copyOf(log, end);
                for (int i = Math.max(0, end - 512); i < end; i++) {
                    left[i] = (byte) random.nextInt();
                }
                Files.write(Damage.beside(torn, "-wal"), left);
                try (History opened = new SqliteHistory(torn)) {
                    opened.open();
                    List<Entry.Measured> found = all(opened);
                    assertThat(sizes).contains(found.size());
                    assertThat(model.readings()).containsAll(found);
                    assertThat(opened.holding().trouble()).isNull();
                }
            }
        }
    }

    @Test
    void aSecondRecorderIsRefused() throws Exception {
        String sentence = "the history in " + file() + " is another recorder's; stop that one, or give this one another"
                + " history.file";
        try (History first = new SqliteHistory(file())) {
            first.open();
            History second = new SqliteHistory(file());
            assertThatThrownBy(second::open)
                    .isInstanceOf(HistoryException.class)
                    .hasMessage(sentence);
            second.close();
            first.add(List.of(Model.co2(Model.SCD41, T, 500)));
        }
    }

    @Test
    void aReaderReadsBesideARecorderAndAddsNothing() throws Exception {
        Model model = new Model(4);
        try (History recorder = new SqliteHistory(file());
                History reader = SqliteHistory.beside(file())) {
            recorder.open();
            recorder.add(List.of(Model.co2(Model.SCD41, T, 500)));
            model.add(List.of(Model.co2(Model.SCD41, T, 500)));
            List<Entry> batch = model.some(500, DAY);
            recorder.add(batch);
            model.add(batch);
            reader.open();
            model.expectSome(20, reader, DAY);
            assertThat(all(reader)).hasSameSizeAs(model.readings());
            assertThatThrownBy(() -> reader.add(batch))
                    .isInstanceOf(HistoryException.class)
                    .hasMessage("the history in " + file() + " is not open");
        }
    }

    @Test
    void theClaimOfARecorderEndsWithItsProcess() throws Exception {
        Process recorder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = recorder.inputReader(StandardCharsets.UTF_8);
                History second = new SqliteHistory(file())) {
            assertThat(said.readLine()).isEqualTo("open");
            assertThatThrownBy(second::open)
                    .isInstanceOf(HistoryException.class)
                    .hasMessageContaining("is another recorder's");
            recorder.destroyForcibly().waitFor();
            second.open();
            assertThat(all(second)).hasSize(1);
        } finally {
            recorder.destroyForcibly();
        }
    }

    /** A recorder in a process of its own, until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            History history = new SqliteHistory(Path.of(arguments[0]));
            history.open();
            history.add(List.of(Model.co2(Model.SCD41, T, 500)));
            System.out.println("open");
            System.in.read();
        }
    }

    private void fill(Duration length) throws HistoryException {
        try (History history = new SqliteHistory(file())) {
            history.open();
            history.add(new Model(2).some(20_000, new Span(T, T.plus(length))));
            assertThat(history.series(Model.KITCHEN, null, Quantity.CO2, DAY, 1).count(0))
                    .isPositive();
        }
    }

    private void overwrite(long at, byte[] bytes) throws IOException {
        try (RandomAccessFile broken = new RandomAccessFile(file().toFile(), "rw")) {
            broken.seek(at);
            broken.write(bytes);
        }
    }

    private Path aside() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().startsWith("airkeeper.db.damaged-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
