package airkeeper.dashboard.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryContract;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteHistoryTest extends HistoryContract {
    @TempDir
    private Path folder;

    @Override
    protected History make() {
        return new SqliteHistory(folder.resolve("made/airkeeper.db"));
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAlone() throws Exception {
        Path file = folder.resolve("letter.txt");
        Files.writeString(file, "Dear diary, ".repeat(1000));
        History history = new SqliteHistory(file);

        assertThatThrownBy(history::open)
                .isInstanceOf(HistoryException.class)
                .hasMessageStartingWith("the history in " + file + " could not be opened: ");
        history.close();
        assertThat(file).hasContent("Dear diary, ".repeat(1000));
    }

    @Test
    void aFileOfANewerVersionIsLeftAlone() throws Exception {
        Path file = folder.resolve("newer.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 999");
        }
        History history = new SqliteHistory(file);

        assertThatThrownBy(history::open).isInstanceOf(HistoryException.class).hasMessageContaining("999");
        history.close();
    }

    @Test
    void canBeReadBesideARecorder() throws HistoryException {
        Path file = folder.resolve("beside.db");
        Entry.Measured first = measured(0);
        Entry.Measured second = measured(30);
        try (History recorder = new SqliteHistory(file);
                History reader = SqliteHistory.beside(file)) {
            recorder.open();
            recorder.add(List.of(first));
            reader.open();
            recorder.add(List.of(second));

            List<Entry.Measured> found = new ArrayList<>();
            reader.readings(sensor -> true, Span.ALL, found::add);
            assertThat(found).containsExactly(first, second);
            assertThatThrownBy(() -> reader.add(List.of(first))).isInstanceOf(HistoryException.class);
        }
    }

    @Test
    void isNotReadWhereThereIsNoneOrAnOlderOne() throws Exception {
        Path file = folder.resolve("older.db");
        assertThatThrownBy(() -> SqliteHistory.beside(file).open())
                .isInstanceOf(HistoryException.class)
                .hasMessage("there is no history at " + file);
        assertThat(file).doesNotExist();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 1");
        }
        assertThatThrownBy(() -> SqliteHistory.beside(file).open())
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("it was made by an older Airkeeper; start the dashboard with it once");
    }

    private static Entry.Measured measured(int second) {
        return new Entry.Measured(
                SensorId.of("kitchen/scd41"),
                new Reading(
                        Instant.parse("2026-11-21T12:00:00Z").plusSeconds(second),
                        second,
                        Map.of(Quantity.CO2, 800.0),
                        Quality.OK),
                Entry.Stamp.NODE);
    }

    @Test
    void whatIsAddedIsInAWriteAheadLog() throws HistoryException, SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("made/airkeeper.db"));
                var statement = connection.createStatement();
                var mode = statement.executeQuery("PRAGMA journal_mode")) {
            assertThat(mode.getString(1)).isEqualTo("wal");
        }
    }
}
