package airkeeper.dashboard.postgres;

import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryModel;
import airkeeper.dashboard.Keep;
import java.net.URI;

class PostgresHistoryModelTest extends HistoryModel {
    private final URI database = TestServer.database();

    @Override
    protected History make() {
        return new PostgresHistory(database, "postgres", null, Keep.USUAL);
    }

    /** Fewer than of a file: each commit goes to a server and back. */
    @Override
    protected int readings() {
        return 6_000;
    }
}
