package airkeeper.dashboard.postgres;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Holding;
import airkeeper.dashboard.Keep;
import airkeeper.dashboard.Past;
import airkeeper.dashboard.Run;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.settings.Secret;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The history in a database of a PostgreSQL server, which several programs may add to at once; the schema stands in
 * {@code migrations-postgres/}.
 *
 * <p>One connection adds, one tidies up, a few others read beside them. One that was lost is made anew by the next call.
 */
public final class PostgresHistory implements History {
    private final Server server;
    private final Keep keep;
    private final Partitions partitions = new Partitions();
    private final Object tidies = new Object();
    private @Nullable Writer writer;
    private @Nullable Tidying tidying;
    private volatile @Nullable Pool pool;

    /**
     * A history in the database that this address names, {@code postgresql://host:5432/database}, whose query are settings of
     * the driver such as {@code ?sslmode=verify-full}.
     *
     * @param user null: the name of who runs this program
     */
    public PostgresHistory(URI url, @Nullable String user, @Nullable Secret password, Keep keep) {
        this.server = new Server(url, user, password);
        this.keep = keep;
    }

    @Override
    public synchronized void open() throws HistoryException {
        if (pool != null) {
            return;
        }
        try {
            writer = new Writer(server.writing(), partitions);
            pool = new Pool(server);
        } catch (SQLException e) {
            throw server.failure("opened", e);
        }
    }

    @Override
    public void add(List<Entry> entries) throws HistoryException {
        write(its -> {
            its.add(entries);
            return true;
        });
    }

    @Override
    public List<Known> sensors() throws HistoryException {
        return read(Readers::sensors);
    }

    @Override
    public void readings(Predicate<SensorId> whose, Span span, Consumer<Entry.Measured> each) throws HistoryException {
        read(connection -> {
            Readers.readings(connection, whose, span, each);
            return true;
        });
    }

    @Override
    public Series series(Room room, @Nullable SensorId sensor, Quantity quantity, Span span, int points)
            throws HistoryException {
        return read(connection -> new Chart(connection, quantity).series(room, sensor, span, points));
    }

    @Override
    public @Nullable Instant since(Room room) throws HistoryException {
        return read(connection -> Optional.ofNullable(Readers.since(connection, room)))
                .orElse(null);
    }

    @Override
    public List<Entry.Event> events(Room room, Span span, int limit) throws HistoryException {
        return read(connection -> new Ledger(connection, room).events(span, limit));
    }

    @Override
    public void events(Span span, Consumer<Entry.Event> each) throws HistoryException {
        read(connection -> {
            Chronicle.events(connection, span, each);
            return true;
        });
    }

    @Override
    public Past past(SensorId sensor, Span span) throws HistoryException {
        return read(connection -> Readers.past(connection, sensor, span));
    }

    @Override
    public void add(Past past) throws HistoryException {
        write(its -> {
            its.add(past);
            return true;
        });
    }

    @Override
    public List<Run> runs(Room room, Span span) throws HistoryException {
        return read(connection -> new Ledger(connection, room).runs(span));
    }

    @Override
    public boolean tidy(Instant now) throws HistoryException {
        if (pool == null) {
            throw notOpen();
        }
        synchronized (tidies) {
            try {
                Tidying its = tidying == null ? new Tidying(server.writing(), partitions, keep) : tidying;
                tidying = its;
                return its.tidy(now);
            } catch (SQLException e) {
                stopTidying();
                throw server.failure("tidied up", e);
            }
        }
    }

    private void stopTidying() {
        synchronized (tidies) {
            if (tidying != null) {
                tidying.close();
                tidying = null;
            }
        }
    }

    @Override
    public Optional<String> kept(String key) throws HistoryException {
        return read(connection -> Readers.kept(connection, key));
    }

    @Override
    public void keep(String key, @Nullable String value) throws HistoryException {
        write(its -> {
            its.keep(key, value);
            return true;
        });
    }

    @Override
    public boolean exchange(List<Exchange> texts) throws HistoryException {
        return write(its -> its.exchange(texts));
    }

    @Override
    public Holding holding() throws HistoryException {
        return read(Readers::holding);
    }

    /** A connection on which anything failed is not trusted again; months may have been forgotten by another program. */
    private synchronized <T> T write(Writing<T> writing) throws HistoryException {
        if (pool == null) {
            throw notOpen();
        }
        try {
            Writer now = writer == null ? new Writer(server.writing(), partitions) : writer;
            writer = now;
            return writing.by(now);
        } catch (SQLException e) {
            if (writer != null) {
                writer.close();
                writer = null;
            }
            partitions.forgetWhatIsKnown();
            throw server.failure("written", e);
        }
    }

    /** Beside what is written meanwhile: who looks does not wait for a slow disk. */
    private <T> T read(Pool.Query<T> query) throws HistoryException {
        Pool now = pool;
        if (now == null) {
            throw notOpen();
        }
        try {
            return now.with(query);
        } catch (SQLException e) {
            throw server.failure("read", e);
        }
    }

    private HistoryException notOpen() {
        return new HistoryException("the history in " + server + " is not open", null);
    }

    @Override
    public synchronized void close() {
        Pool reading = pool;
        if (reading != null) {
            reading.close();
            pool = null;
        }
        if (writer != null) {
            writer.close();
            writer = null;
        }
        stopTidying();
    }

    private interface Writing<T> {
        T by(Writer writer) throws SQLException;
    }
}
