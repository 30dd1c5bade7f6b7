package airkeeper.wire.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the priority before each line of the log, so that {@code journalctl -p warning} finds the warnings.
 *
 * <p>Sources: sd-daemon(3) for the priorities, {@code <3>} an error to {@code <7>}; systemd.exec(5) for {@code JOURNAL_STREAM},
 * which names device and inode of the journal.
 */
final class JournalStream extends OutputStream {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
    private static final Map<String, Integer> PRIORITIES =
            Map.of("ERROR", 3, "WARN", 4, "INFO", 6, "DEBUG", 7, "TRACE", 7);
    /** How a line of the log begins, with its date or without. */
    private static final Pattern LEVEL = Pattern.compile("(?:[-0-9]+ [:0-9]+ )?(ERROR|WARN|INFO|DEBUG|TRACE) ");

    private final OutputStream journal;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    /** That of the line before, as a stack names none; what comes before the first line of the log says why there is none. */
    private int priority = 3;

    JournalStream(OutputStream journal) {
        this.journal = journal;
    }

    /** Standard error with priorities if the journal hears it, as it is if a person or a file does. */
    static PrintStream of(PrintStream standardError, Map<String, String> environment) {
        return isAt(STANDARD_ERROR, environment)
                ? new PrintStream(new JournalStream(standardError), true, StandardCharsets.UTF_8)
                : standardError;
    }

    /** The variable alone does not say it: a program that was started by a service inherits it. */
    static boolean isAt(Path descriptor, Map<String, String> environment) {
        String named = environment.get("JOURNAL_STREAM");
        if (named == null) {
            return false;
        }
        try {
            Map<String, Object> file = Files.readAttributes(descriptor, "unix:dev,ino");
            return named.equals(file.get("dev") + ":" + file.get("ino"));
        } catch (IOException | UnsupportedOperationException e) {
            return false; // then lines have no priority, and that is all
        }
    }

    @Override
    public void write(int one) throws IOException {
        line.write(one);
        if (one == '\n') {
            say();
        }
    }

    private void say() throws IOException {
        Matcher level = LEVEL.matcher(line.toString(StandardCharsets.UTF_8));
        if (level.lookingAt()) {
            priority = PRIORITIES.getOrDefault(level.group(1), priority);
        }
        // in one piece: lines of other programs come on the same way
        byte[] mark = ("<" + priority + ">").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(mark.length + line.size());
        whole.writeBytes(mark);
        line.writeTo(whole);
        line.reset();
        whole.writeTo(journal);
        journal.flush();
    }
}
