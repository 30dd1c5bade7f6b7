package airkeeper.dashboard.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryContract;
import airkeeper.dashboard.HistoryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
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
    void whatIsAddedIsInAWriteAheadLog() throws HistoryException, SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("made/airkeeper.db"));
                var statement = connection.createStatement();
                var mode = statement.executeQuery("PRAGMA journal_mode")) {
            assertThat(mode.getString(1)).isEqualTo("wal");
        }
    }
}
