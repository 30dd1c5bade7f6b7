package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryModel;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteHistoryModelTest extends HistoryModel {
    @TempDir
    private Path folder;

    @Override
    protected History make() {
        return new SqliteHistory(folder.resolve("airkeeper.db"));
    }

    @Override
    protected int readings() {
        return 100_000;
    }
}
