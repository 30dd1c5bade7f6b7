package airkeeper.dashboard.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few connections that read: more callers at once wait for their turn, as each costs the server a process. */
final class Pool {
    private static final Logger log = LoggerFactory.getLogger(Pool.class);
    private static final int MOST = 4;
    private static final int PATIENCE_S = 30;
    private static final int PROOF_S = 5;

    private final Server server;
    private final Semaphore turns = new Semaphore(MOST, true);
    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(MOST);
    private volatile boolean closed;

    Pool(Server server) {
        this.server = server;
    }

    /** Asks on one of them, in a transaction that sees one moment. */
    <T> T with(Query<T> query) throws SQLException {
        take();
        try {
            Connection connection = living();
            try {
                return query.on(connection);
            } finally {
                giveBack(connection);
            }
        } finally {
            turns.release();
        }
    }

    private void take() throws SQLException {
        try {
            if (!turns.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new SQLException("others have been reading for " + PATIENCE_S + " s; ask for a shorter span");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("the program is ending", e);
        }
    }

    /** One that was idle may have died meanwhile, with its server. */
    private Connection living() throws SQLException {
        for (Connection waiting = idle.poll(); waiting != null; waiting = idle.poll()) {
            if (waiting.isValid(PROOF_S)) {
                return waiting;
            }
            waiting.close();
        }
        return server.reading();
    }

    private void giveBack(Connection connection) {
        try {
            connection.rollback();
            if (closed || !idle.offer(connection)) {
                connection.close();
            }
        } catch (SQLException e) {
            log.debug("A reading connection was lost.", e);
            abandon(connection);
        }
    }

    void close() {
        closed = true;
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            abandon(connection);
        }
    }

    static void abandon(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("A connection was not closed in good order; nothing that was stored is lost.", e);
        }
    }

    /** Something to ask. */
    interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
