package airkeeper.dashboard.sqlite;

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
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history in one SQLite file, plain enough to be looked into with {@code sqlite3}; the schema stands in
 * {@code migrations/}.
 *
 * <p>One connection writes, in WAL mode with synchronous=FULL: what {@link #add} has returned from survives a power cut. A
 * few others read beside it.
 */
public final class SqliteHistory implements History {
    private static final Logger log = LoggerFactory.getLogger(SqliteHistory.class);
    /** Of what the program may take, for the last two days: 140 sensors that say four quantities each 30 s fit into 16 MB. */
    private static final int SHARE_OF_MEMORY = 4;

    private final Path file;
    private final Keep keep;
    private final Access access;
    private @Nullable Claim claim;
    private @Nullable Writer writer;
    private @Nullable Readers readers;

    /** A history in this file, which is made with its directory when it is missing. */
    public SqliteHistory(Path file) {
        this(file, Keep.USUAL);
    }

    /** The same, which forgets what is older than it is to be kept. */
    public SqliteHistory(Path file, Keep keep) {
        this(file, keep, Access.RECORDER);
    }

    private SqliteHistory(Path file, Keep keep, Access access) {
        this.file = file;
        this.keep = keep;
        this.access = access;
    }

    /** The history in a file that is there, to be read beside whoever records into it; nothing can be added. */
    public static SqliteHistory beside(Path file) {
        return new SqliteHistory(file, Keep.USUAL, Access.READER);
    }

    private enum Access {
        RECORDER,
        READER
    }

    @Override
    public synchronized void open() throws HistoryException {
        if (readers != null) {
            return;
        }
        try {
            if (access == Access.READER) {
                if (!Files.exists(file)) {
                    throw new HistoryException("there is no history at " + file, null);
                }
                readers = reading();
                return;
            }
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            claim = Claim.of(file);
            if (claim == null) {
                throw new HistoryException(
                        "the history in " + file + " is another recorder's; stop that one, or give this one another"
                                + " history.file",
                        null);
            }
            Writer opened = writer();
            writer = opened;
            readers = new Readers(file, opened.names(), opened.memory());
        } catch (IOException | SQLException e) {
            close();
            throw failure("opened", e);
        }
    }

    /** Nothing is held in memory: it is somebody else who adds. */
    private Readers reading() throws SQLException {
        try (Connection connection = Sqlite.reading(file)) {
            Migrations.checkCurrent(connection);
            return new Readers(file, new Names(connection), Memory.read(connection, 0));
        }
    }

    private Writer writer() throws IOException, SQLException {
        try {
            return begun();
        } catch (SQLException e) {
            if (!Damage.shows(e, file)) {
                throw e;
            }
            Path aside = Damage.setAside(file);
            log.error(
                    "The history in {} is damaged ({}). It is set aside as {}, and a new one is begun.",
                    file,
                    e.getMessage(),
                    aside);
            return begun();
        }
    }

    private Writer begun() throws IOException, SQLException {
        Connection connection = Sqlite.writing(file);
        try {
            return new Writer(connection, keep, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
        } catch (SQLException e) {
            connection.close();
            throw e;
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
        return read(its -> its.series(room, sensor, quantity, new Asked(span, points)));
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
    public void events(Span span, Consumer<Entry.Event> each) throws HistoryException {
        read(its -> {
            its.events(span, each);
            return true;
        });
    }

    @Override
    public Past past(SensorId sensor, Span span) throws HistoryException {
        return read(its -> its.past(sensor, span));
    }

    @Override
    public void add(Past past) throws HistoryException {
        try {
            opened(writer).add(past);
        } catch (SQLException e) {
            throw failure("written", e);
        }
    }

    @Override
    public List<Run> runs(Room room, Span span) throws HistoryException {
        return read(its -> its.runs(room, span));
    }

    @Override
    public boolean tidy(Instant now) throws HistoryException {
        try {
            return opened(writer).tidy(now.toEpochMilli());
        } catch (SQLException e) {
            throw failure("tidied up", e);
        }
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
    public boolean exchange(List<Exchange> texts) throws HistoryException {
        try {
            return opened(writer).exchange(texts);
        } catch (SQLException e) {
            throw failure("written", e);
        }
    }

    @Override
    public Holding holding() throws HistoryException {
        return read(Readers::holding);
    }

    /** Writes all that is stored into a file that is not there yet; open or not, beside a recorder or not. */
    public void backup(Path target) throws HistoryException {
        try {
            Backup.write(file, target);
        } catch (FileAlreadyExistsException e) {
            throw new HistoryException("there is a file already at " + target + "; name another one", e);
        } catch (IOException | SQLException e) {
            throw new HistoryException(
                    "the history in " + file + " could not be backed up to " + target + ": " + reason(e)
                            + ". Look whether its folder is there and has room",
                    e);
        }
    }

    /**
     * Takes what a backup holds instead of what is stored, while it is not open; a sentence says why it does not.
     *
     * @return where the file that was there is kept; null: there was none
     */
    public synchronized @Nullable Path restore(Path backup) throws HistoryException {
        try (Claim alone = Claim.of(file)) {
            if (alone == null) {
                throw new HistoryException(
                        "nothing was restored to " + file + ": another program, such as the dashboard, has " + file
                                + " open: stop it first",
                        null);
            }
            return Backup.restore(backup, file);
        } catch (NoSuchFileException e) {
            throw new HistoryException("there is no backup at " + backup, e);
        } catch (IOException | SQLException e) {
            throw new HistoryException("nothing was restored to " + file + ": " + reason(e), e);
        }
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
        return new HistoryException(
                "the history in " + file + " could not be " + tried + ": " + reason(e)
                        + ". Look whether the disk is full or read-only and the file is this program's own",
                e);
    }

    private static String reason(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "this program may not write " + e.getMessage();
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
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
        if (claim != null) {
            claim.close();
            claim = null;
        }
    }

    private interface Reading<T> {
        T from(Readers readers) throws SQLException;
    }
}
