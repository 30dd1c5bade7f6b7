package airkeeper.dashboard.terminal;

import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.wire.settings.SettingsException;
import airkeeper.wire.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Does what a command line says: results to one stream, all that is said to people to the other. */
public final class Terminal {
    private static final String NAME = "airkeeper-history";
    private static final int FAILED = 1;
    private static final int USAGE = 64;

    private final InputStream in;
    private final OutputStream out;
    private final PrintStream people;
    private final Time time;
    private final Finding places;

    public Terminal(InputStream in, OutputStream out, PrintStream people, Time time, Finding places) {
        this.in = in;
        this.out = out;
        this.people = people;
        this.time = time;
        this.places = places;
    }

    /** Where the history is that a command line means. */
    public interface Finding {
        /**
         * The place of the history that is meant.
         *
         * @param settings the dashboard's settings; null: what stands in the environment
         * @param address a file or the address of a server, instead of that of the settings; null: that of the settings
         */
        Place find(@Nullable Path settings, @Nullable String address) throws SettingsException, UsageException;
    }

    /** Returns the exit code: 0, 1 when it could not be done, 64 for a wrong command line, 78 for wrong settings. */
    public int run(String... words) {
        try {
            if (List.of(words).contains("--help")) {
                out.write(Command.USAGE.getBytes(StandardCharsets.UTF_8));
                out.flush();
                return 0;
            }
            return run(Options.of(List.of(words)));
        } catch (UsageException e) {
            return refused(USAGE, e.getMessage() + ".");
        } catch (SettingsException e) {
            return refused(SettingsException.EXIT, "there is a mistake in the settings: " + e.getMessage());
        } catch (HistoryException e) {
            return refused(FAILED, e.getMessage() + ".");
        } catch (FileAlreadyExistsException e) {
            return refused(FAILED, "there is a file already at " + e.getFile() + "; name another one.");
        } catch (NoSuchFileException e) {
            return refused(FAILED, "there is no " + e.getFile() + ".");
        } catch (IOException e) {
            return refused(FAILED, "reading or writing failed: " + e.getMessage() + ".");
        }
    }

    private int refused(int code, String sentence) {
        people.println(NAME + ": " + sentence);
        return code;
    }

    private int run(Options options) throws UsageException, SettingsException, HistoryException, IOException {
        String to = options.word(1);
        Place place = places.find(
                options.settings(), options.command() == Command.COPY && to != null ? to : options.value("--history"));
        return switch (options.command()) {
            case SHOW -> shown(place);
            case EXPORT, INFLUX -> exported(place, options);
            case IMPORT -> imported(place, options);
            case BACKUP -> backedUp(place, Objects.requireNonNull(options.file()));
            case RESTORE -> restored(place, Objects.requireNonNull(options.file()));
            case COPY -> copied(places.find(null, Objects.requireNonNull(options.word(0))), place);
        };
    }

    private int shown(Place place) throws HistoryException, IOException {
        try (History history = place.read()) {
            out.write(Summary.of(place, history, time.wall()).getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        return 0;
    }

    private int exported(Place place, Options options) throws UsageException, HistoryException, IOException {
        Path file = options.file();
        try (History history = place.read()) {
            Export export = new Export(history, options, people, time);
            if (file == null) {
                export.to(out);
                return 0;
            }
            boolean whole = false;
            try (OutputStream stream =
                    Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                export.to(stream);
                whole = true;
            } catch (FileAlreadyExistsException e) {
                whole = true; // and not ours
                throw e;
            } finally {
                if (!whole) {
                    Files.deleteIfExists(file);
                }
            }
        }
        return 0;
    }

    private int imported(Place place, Options options) throws UsageException, HistoryException, IOException {
        Path file = options.file();
        boolean allOrNone = options.has("--all-or-none");
        if (file == null && allOrNone) {
            throw new UsageException("expected a file with --all-or-none, which reads it twice, found none");
        }
        if (allOrNone && !read(file, readings -> {})) {
            people.println("Nothing was added.");
            return FAILED;
        }
        try (History history = place.write()) {
            Progress progress = new Progress(people, time, "readings");
            boolean allRead = read(file, readings -> {
                history.add(readings);
                progress.counted(readings.size());
            });
            people.println("Added " + progress.done() + "; what was there already stays once.");
            return allRead ? 0 : FAILED;
        }
    }

    /** Returns whether every line could be read. */
    private boolean read(@Nullable Path file, CsvImport.Batches batches) throws HistoryException, IOException {
        try (InputStream stream = file == null ? in : Files.newInputStream(file)) {
            return new CsvImport(people, batches).read(stream);
        }
    }

    private int copied(Place from, Place to) throws UsageException, HistoryException {
        if (from.toString().equals(to.toString())) {
            throw new UsageException("expected two histories, found " + from + " twice");
        }
        try (History source = from.read();
                History target = to.write()) {
            new Copy(source, target, people, time).run();
        }
        people.println("All of " + from + " is in " + to + ".");
        return 0;
    }

    private int backedUp(Place place, Path file) throws HistoryException, IOException {
        place.backUp(file);
        people.println("All of " + place + " is in " + file + " (" + Summary.bytes(Files.size(file)) + ").");
        return 0;
    }

    private int restored(Place place, Path backup) throws HistoryException {
        Path before = place.restore(backup);
        people.println("What " + backup + " holds is in " + place + " now"
                + (before == null ? "." : "; what was there is kept in " + before + "."));
        return 0;
    }
}
