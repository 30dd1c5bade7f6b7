package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Holding;
import airkeeper.dashboard.Run;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The history in one SQLite file, plain enough to be looked into with {@code sqlite3}; the schema stands in
 * {@code migrations/}.
 *
 * <p>One connection writes, in WAL mode with synchronous=FULL: what {@link #add} has returned from survives a power cut. A
 * few others read beside it.
 */
public final class SqliteHistory implements History {
    private final Path file;
    private @Nullable Writer writer;
    private @Nullable Readers readers;

    /** A history in this file, which is made with its directory when it is missing. */
    public SqliteHistory(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void open() throws HistoryException {
        if (writer != null) {
            return;
        }
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Writer opened = new Writer(Sqlite.writing(file));
            writer = opened;
            readers = new Readers(file, opened.names());
        } catch (IOException | SQLException e) {
            throw failure("opened", e);
        }
    }

    @Override
    public void add(List<Entry> entries) throws HistoryException {
        try {
            opened(writer).add(entries);
        } catch (SQLException e) {
            throw failure("written", e);
        }
    }

    @Override
    public List<Known> sensors() throws HistoryException {
        return read(Readers::sensors);
    }

    @Override
    public void readings(Predicate<SensorId> whose, Span span, Consumer<Entry.Measured> each) throws HistoryException {
        read(its -> {
            its.readings(whose, span, each);
            return true;
        });
    }

    @Override
    public Series series(Room room, @Nullable SensorId sensor, Quantity quantity, Span span, int points)
            throws HistoryException {
        Series series = new Series(span, points);
        return read(its -> {
            its.values(room, sensor, quantity, series);
            return series;
        });
    }

    @Override
    public @Nullable Instant since(Room room) throws HistoryException {
        return read(its -> its.since(room)).orElse(null);
    }

    @Override
    public List<Entry.Event> events(Room room, Span span, int limit) throws HistoryException {
        return read(its -> its.events(room, span, limit));
    }

    @Override
    public List<Run> runs(Room room, Span span) throws HistoryException {
        return read(its -> its.runs(room, span));
    }

    @Override
    public boolean tidy(Instant now) {
        return false;
    }

    @Override
    public Optional<String> kept(String key) throws HistoryException {
        return read(its -> its.kept(key));
    }

    @Override
    public void keep(String key, @Nullable String value) throws HistoryException {
        try {
            opened(writer).keep(key, value);
        } catch (SQLException e) {
            throw failure("written", e);
        }
    }

    @Override
    public Holding holding() throws HistoryException {
        return read(Readers::holding);
    }

    private <T> T read(Reading<T> reading) throws HistoryException {
        try {
            return reading.from(opened(readers));
        } catch (SQLException e) {
            throw failure("read", e);
        }
    }

    private synchronized <T> T opened(@Nullable T part) throws HistoryException {
        if (part == null) {
            throw new HistoryException("the history in " + file + " is not open", null);
        }
        return part;
    }

    private HistoryException failure(String tried, Exception e) {
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        return new HistoryException(
                "the history in " + file + " could not be " + tried + ": " + reason
                        + ". Look whether the disk is full or read-only and the file is this program's own",
                e);
    }

    @Override
    public synchronized void close() {
        if (readers != null) {
            readers.close();
            readers = null;
        }
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }

    private interface Reading<T> {
        T from(Readers readers) throws SQLException;
    }
}
