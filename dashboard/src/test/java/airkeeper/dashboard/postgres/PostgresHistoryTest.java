package airkeeper.dashboard.postgres;

import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryContract;
import airkeeper.dashboard.Keep;
import java.net.URI;

class PostgresHistoryTest extends HistoryContract {
    private final URI database = TestServer.database();

    @Override
    protected History make() {
        return new PostgresHistory(database, TestServer.USER, null, Keep.USUAL);
    }
}
