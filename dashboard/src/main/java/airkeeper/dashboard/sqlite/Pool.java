package airkeeper.dashboard.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few connections that read: more callers at once wait for their turn, as each would cost memory and a thread. */
final class Pool {
    private static final Logger log = LoggerFactory.getLogger(Pool.class);
    private static final int MOST = 3;
    private static final int PATIENCE_S = 30;

    private final Path file;
    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(MOST);
    private final AtomicInteger made = new AtomicInteger();
    private volatile boolean closed;

    Pool(Path file) {
        this.file = file;
    }

    <T> T with(Query<T> query) throws SQLException {
        Connection connection = taken();
        try {
            return query.on(connection);
        } finally {
            if (closed || !idle.offer(connection)) {
                connection.close();
            }
        }
    }

    private Connection taken() throws SQLException {
        Connection waiting = idle.poll();
        if (waiting != null) {
            return waiting;
        }
        if (made.incrementAndGet() <= MOST) {
            try {
                return Sqlite.reading(file);
            } catch (SQLException e) {
                made.decrementAndGet();
                throw e;
            }
        }
        made.decrementAndGet();
        try {
            Connection free = idle.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (free == null) {
                throw new SQLException("others have been reading for " + PATIENCE_S + " s; ask for a shorter span");
            }
            return free;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("the program is ending", e);
        }
    }

    void close() {
        closed = true;
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("A reading connection was not closed in good order.", e);
            }
        }
    }

    /** What is asked of a connection. */
    interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
