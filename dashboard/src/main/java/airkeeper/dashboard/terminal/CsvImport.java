package airkeeper.dashboard.terminal;

import airkeeper.dashboard.CsvReadings;
import airkeeper.dashboard.Entry;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Portions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads readings from CSV in batches, and names each line that it cannot read. */
final class CsvImport {
    /** Each line that is wrong is counted, but not more than these are shown. */
    private static final int MOST_SHOWN = 20;
    /** A line of ours has at most 300 characters: what goes on and on is no CSV, and must not fill the memory. */
    private static final int LONGEST = 10_000;

    private final PrintStream people;
    private final Batches batches;
    private final List<Entry> batch = new ArrayList<>();
    private long line;
    private long wrong;

    CsvImport(PrintStream people, Batches batches) {
        this.people = people;
        this.batches = batches;
    }

    /** Takes readings as they come. */
    interface Batches {
        void take(List<Entry> readings) throws HistoryException;
    }

    /** Reads to the end; returns whether every line could be read. Without a header that it understands it reads nothing. */
    boolean read(InputStream stream) throws IOException, HistoryException {
        Reader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        CsvReadings columns = columns(reader);
        if (columns == null) {
            return false;
        }
        for (String text = next(reader); text != null; text = next(reader)) {
            if (text.isEmpty()) {
                continue; // spreadsheets leave some at the end
            }
            try {
                batch.add(columns.read(text));
            } catch (IllegalArgumentException e) {
                refuse(e);
            }
            if (batch.size() == Portions.SIZE) {
                flush();
            }
        }
        flush();
        if (wrong > 0) {
            people.println(String.format(Locale.ENGLISH, "%,d of %,d lines could not be read.", wrong, line));
        }
        return wrong == 0;
    }

    private @Nullable CsvReadings columns(Reader reader) throws IOException {
        String header = next(reader);
        try {
            return CsvReadings.under(header == null ? "" : header);
        } catch (IllegalArgumentException e) {
            refuse(e);
            return null;
        }
    }

    private void refuse(IllegalArgumentException mistake) {
        wrong++;
        if (wrong <= MOST_SHOWN) {
            people.println("line " + line + ": " + mistake.getMessage());
        } else if (wrong == MOST_SHOWN + 1) {
            people.println("… and more; what is wrong with the first " + MOST_SHOWN + " stands above.");
        }
    }

    private void flush() throws HistoryException {
        if (!batch.isEmpty()) {
            batches.take(List.copyOf(batch));
            batch.clear();
        }
    }

    /** The next line without its end, whichever it is; null when there is none. */
    private @Nullable String next(Reader reader) throws IOException {
        StringBuilder text = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        line++;
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (text.length() < LONGEST) {
                text.append((char) c);
            }
        }
        int end = text.length();
        return end > 0 && text.charAt(end - 1) == '\r' ? text.substring(0, end - 1) : text.toString();
    }
}
