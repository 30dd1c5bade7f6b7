package airkeeper.dashboard.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    private Path file;
    private Path backup;

    @BeforeEach
    void place() {
        file = folder.resolve("airkeeper.db");
        backup = folder.resolve("backup.db");
    }

    @Test
    void isOneFileWithAllThatWasStoredWhenItWasAskedFor() throws Exception {
        try (SqliteHistory running = remembering(file, 0, 100)) {
            running.backup(backup);
            running.add(entries(100, 200));
            assertThat(names()).contains("backup.db").doesNotContain("backup.db.part", "backup.db-wal");
        }
        assertThat(seqs(backup)).hasSize(100).startsWith(0L).endsWith(99L);
        assertThat(seqs(file)).hasSize(200);
    }

    @Test
    void canBeMadeByAnotherProgramThanTheOneThatRecords() throws Exception {
        try (SqliteHistory running = remembering(file, 0, 100)) {
            new SqliteHistory(file).backup(backup);
            running.add(entries(100, 110));
        }
        assertThat(seqs(backup)).hasSize(100);
    }

    @Test
    void neverOverwrites() throws Exception {
        Files.writeString(backup, "precious");
        try (SqliteHistory running = remembering(file, 0, 10)) {
            assertThatThrownBy(() -> running.backup(backup))
                    .isInstanceOf(HistoryException.class)
                    .hasMessage("there is a file already at " + backup + "; name another one");
        }
        assertThat(backup).hasContent("precious");
    }

    @Test
    void leavesNothingHalfWhereItCannotBeWritten() throws Exception {
        Path nowhere = folder.resolve("missing/backup.db");
        try (SqliteHistory running = remembering(file, 0, 10)) {
            assertThatThrownBy(() -> running.backup(nowhere))
                    .isInstanceOf(HistoryException.class)
                    .hasMessageStartingWith("the history in " + file + " could not be backed up to " + nowhere + ": ")
                    .hasMessageEndingWith(". Look whether its folder is there and has room");
        }
        assertThat(nowhere.getParent()).doesNotExist();
    }

    @Test
    void isRestoredAndWhatWasThereIsKept() throws Exception {
        try (SqliteHistory running = remembering(file, 0, 100)) {
            running.backup(backup);
            running.add(entries(100, 200));
        }
        Path before = new SqliteHistory(file).restore(backup);
        assertThat(seqs(file)).hasSize(100);
        assertThat(before).isEqualTo(folder.resolve("airkeeper.db.before-restore-1"));
        assertThat(seqs(before)).hasSize(200);
        assertThat(seqs(backup)).hasSize(100);
        assertThat(new SqliteHistory(file).restore(backup)).isEqualTo(folder.resolve("airkeeper.db.before-restore-2"));
    }

    @Test
    void isRestoredWhereThereWasNothing() throws Exception {
        try (SqliteHistory running = remembering(file, 0, 100)) {
            running.backup(backup);
        }
        Path elsewhere = folder.resolve("elsewhere.db");
        assertThat(new SqliteHistory(elsewhere).restore(backup)).isNull();
        assertThat(seqs(elsewhere)).hasSize(100);
    }

    @Test
    void whatIsInTheLogOfAKilledRecorderIsKeptToo() throws Exception {
        SqliteHistory running = remembering(file, 0, 100);
        Path dead = folder.resolve("dead.db");
        running.backup(backup);
        running.add(entries(100, 150));
        Files.copy(file, dead);
        Files.copy(folder.resolve("airkeeper.db-wal"), folder.resolve("dead.db-wal"));
        running.close();

        Path before = new SqliteHistory(dead).restore(backup);
        assertThat(seqs(dead)).hasSize(100);
        assertThat(seqs(before)).hasSize(150);
    }

    @Test
    void aDamagedHistoryIsReplaced() throws Exception {
        try (SqliteHistory running = remembering(file, 0, 100)) {
            running.backup(backup);
        }
        Files.writeString(file, "This is no database. ".repeat(1_000));
        Path before = new SqliteHistory(file).restore(backup);
        assertThat(seqs(file)).hasSize(100);
        assertThat(before).hasContent("This is no database. ".repeat(1_000));
    }

    @Test
    void isNotRestoredUnderARecorder() throws Exception {
        try (SqliteHistory running = remembering(file, 0, 100)) {
            running.backup(backup);
            refused(backup, "another program, such as the dashboard, has " + file + " open: stop it first");
            running.add(entries(100, 110));
        }
        assertThat(seqs(file)).hasSize(110);
        assertThat(names()).containsExactly("airkeeper.db", "backup.db");
    }

    @Test
    void isRefusedWhenItIsNotSound() throws Exception {
        remembering(file, 0, 5_000).close();
        new SqliteHistory(file).backup(backup);
        try (RandomAccessFile broken = new RandomAccessFile(backup.toFile(), "rw")) {
            broken.seek(broken.length() / 2 / 4096 * 4096);
            broken.write(new byte[4096]);
        }
        assertThatThrownBy(() -> new SqliteHistory(file).restore(backup))
                .isInstanceOf(HistoryException.class)
                .hasMessageStartingWith("nothing was restored to " + file + ": " + backup + " is damaged: ");
        assertThat(seqs(file)).hasSize(5_000);
        assertThat(names()).containsExactly("airkeeper.db", "backup.db");
    }

    @Test
    void isRefusedWhenItIsSomethingElse() throws Exception {
        remembering(file, 0, 10).close();
        refused(backup, null);
        Files.writeString(backup, "Dear diary, ".repeat(1_000));
        refused(backup, backup + " is no SQLite file");
        Files.delete(backup);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + backup);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE recipe (name TEXT)");
            refused(backup, backup + " is a database of another program");
            statement.execute("DROP TABLE recipe");
        }
        Files.delete(backup);
        new SqliteHistory(file).backup(backup);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + backup);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 999");
        }
        assertThatThrownBy(() -> new SqliteHistory(file).restore(backup))
                .isInstanceOf(HistoryException.class)
                .hasMessageStartingWith("nothing was restored to " + file
                        + ": it was made by a newer Airkeeper (version 999 of the file, this one knows ");
        assertThat(seqs(file)).hasSize(10);
    }

    @Test
    void aHistoryInUseIsNoBackup() throws Exception {
        Path other = folder.resolve("other.db");
        try (SqliteHistory running = remembering(other, 0, 10)) {
            running.add(entries(10, 20));
            refused(other, other + " is in use (there is a other.db-wal): expected a backup, which is one file");
        }
    }

    private void refused(Path from, @Nullable String why) {
        assertThatThrownBy(() -> new SqliteHistory(file).restore(from))
                .isInstanceOf(HistoryException.class)
                .hasMessage(
                        why == null ? "there is no backup at " + from : "nothing was restored to " + file + ": " + why);
    }

    private static SqliteHistory remembering(Path file, int from, int to) throws HistoryException {
        SqliteHistory history = new SqliteHistory(file);
        history.open();
        history.add(entries(from, to));
        return history;
    }

    private static List<Entry> entries(int from, int to) {
        List<Entry> entries = new ArrayList<>();
        for (int seq = from; seq < to; seq++) {
            entries.add(new Entry.Measured(
                    SensorId.of("kitchen/scd41"),
                    new Reading(NOON.plusSeconds(seq), seq, Map.of(Quantity.CO2, 800.0), Quality.OK),
                    Entry.Stamp.NODE));
        }
        return entries;
    }

    private static List<Long> seqs(@Nullable Path file) throws HistoryException {
        List<Long> seqs = new ArrayList<>();
        try (SqliteHistory history = new SqliteHistory(Objects.requireNonNull(file))) {
            history.open();
            history.readings(
                    sensor -> true, Span.ALL, each -> seqs.add(each.reading().seq()));
        }
        return seqs;
    }

    /** All files but locks, which stay where they were and say nothing. */
    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(name -> !name.endsWith(".lock"))
                    .sorted()
                    .toList();
        }
    }
}
