package airkeeper.dashboard.terminal;

import airkeeper.dashboard.Span;
import airkeeper.wire.Shown;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of a command line, understood. */
final class Options {
    private static final Set<String> FLAGS = Set.of("--events", "--all-or-none");

    private final Command command;
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();
    private Span span = Span.ALL;

    private Options(Command command) {
        this.command = command;
    }

    static Options of(List<String> arguments) throws UsageException {
        if (arguments.isEmpty()) {
            throw new UsageException("expected a command, found none; --help lists them");
        }
        Options options = new Options(Command.of(arguments.getFirst()));
        Iterator<String> rest = arguments.listIterator(1);
        while (rest.hasNext()) {
            options.take(rest.next(), rest);
        }
        options.command.checkWords(options.words.size());
        if (options.has("--events") && options.has("--sensor")) {
            throw new UsageException("expected --sensor with readings, found it with --events");
        }
        options.span = options.asked();
        return options;
    }

    private void take(String word, Iterator<String> rest) throws UsageException {
        if (!word.startsWith("--")) {
            words.add(word);
            return;
        }
        if (!command.takes(word)) {
            throw new UsageException("expected an option that " + command.key() + " has, found " + Shown.quoted(word)
                    + "; --help lists them");
        }
        if (!FLAGS.contains(word) && !rest.hasNext()) {
            throw new UsageException("expected a value after " + word + ", found none");
        }
        if (values.put(word, FLAGS.contains(word) ? "" : rest.next()) != null) {
            throw new UsageException("expected " + word + " once, found it twice");
        }
    }

    Command command() {
        return command;
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    @Nullable
    String value(String option) {
        return values.get(option);
    }

    /** One of the words after the command; null when there are fewer. */
    @Nullable
    String word(int number) {
        return number < words.size() ? words.get(number) : null;
    }

    /** The file named after the command; null: none is. */
    @Nullable
    Path file() throws UsageException {
        return path(word(0));
    }

    @Nullable
    Path settings() throws UsageException {
        return path(value("--settings"));
    }

    private static @Nullable Path path(@Nullable String word) throws UsageException {
        try {
            return word == null ? null : Path.of(word);
        } catch (InvalidPathException e) {
            throw new UsageException("expected the path of a file, found " + Shown.quoted(word));
        }
    }

    /** All that there is, where it is not said otherwise. */
    Span span() {
        return span;
    }

    private Span asked() throws UsageException {
        Instant from = time("--from", Span.ALL.from());
        Instant to = time("--to", Span.ALL.to());
        if (from.isAfter(to)) {
            throw new UsageException("expected --from not after --to, found " + from + " and " + to);
        }
        return new Span(from, to);
    }

    private Instant time(String option, Instant usual) throws UsageException {
        String text = value(option);
        if (text == null) {
            return usual;
        }
        try {
            Instant time = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            if (!time.isBefore(Span.ALL.from()) && !time.isAfter(Span.ALL.to())) {
                return time;
            }
        } catch (DateTimeException e) {
            // the sentence below says it
        }
        throw new UsageException("expected a time after " + option
                + " such as 2026-11-21 or 2026-11-21T12:00:00Z, from 1970 to 2200, found " + Shown.quoted(text));
    }
}
