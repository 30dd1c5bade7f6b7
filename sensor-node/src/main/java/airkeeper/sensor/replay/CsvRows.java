package airkeeper.sensor.replay;

import airkeeper.wire.Quantity;
import airkeeper.wire.Shown;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording row by row, so that the whole file is never in memory.
 *
 * <p>The first line names the columns: {@code time} (such as 2026-11-21T10:00:30Z) and the keys of quantities, in any order;
 * others are left out. An empty cell is a quantity that was not measured.
 */
final class CsvRows implements AutoCloseable {
    private final Path file;
    private final BufferedReader reader;
    private final List<Optional<Quantity>> columns = new ArrayList<>();
    private int timeColumn = -1;
    private int line = 1;

    private CsvRows(Path file, BufferedReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** The rows that stand behind line {@code after}; 1 or less: all of them. */
    static CsvRows open(Path file, int after) throws IOException, RowException {
        CsvRows rows = new CsvRows(file, Files.newBufferedReader(file));
        try {
            rows.header();
            while (rows.line < after && rows.reader.readLine() != null) {
                rows.line++;
            }
            return rows;
        } catch (IOException | RowException e) {
            rows.close();
            throw e;
        }
    }

    private void header() throws IOException, RowException {
        String header = reader.readLine();
        String[] names = header == null ? new String[0] : header.split(",", -1);
        for (int i = 0; i < names.length; i++) {
            String name = names[i].strip();
            columns.add(Quantity.of(name));
            if (name.equals("time")) {
                timeColumn = i;
            }
        }
        if (timeColumn < 0 || columns.stream().noneMatch(Optional::isPresent)) {
            throw wrong("column names with time and a quantity, such as time,co2,temperature", header);
        }
    }

    /** The next row, null at the end of the file; after a wrong row the one after it can be asked for. */
    @Nullable
    Row next() throws IOException, RowException {
        String text = reader.readLine();
        if (text == null) {
            return null;
        }
        line++;
        String[] cells = text.split(",", -1);
        if (cells.length != columns.size()) {
            throw wrong(columns.size() + " cells", text);
        }
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        for (int i = 0; i < cells.length; i++) {
            Optional<Quantity> quantity = columns.get(i);
            if (quantity.isPresent() && !cells[i].isBlank()) {
                values.put(quantity.get(), number(quantity.get(), cells[i].strip()));
            }
        }
        return new Row(time(cells[timeColumn].strip()), values);
    }

    private double number(Quantity quantity, String cell) throws RowException {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw wrong("a number in column " + quantity.key(), cell);
        }
    }

    private Instant time(String cell) throws RowException {
        try {
            return Instant.parse(cell);
        } catch (DateTimeParseException e) {
            throw wrong("a time such as 2026-11-21T10:00:30Z in column time", cell);
        }
    }

    /** The number of the line that was read last; 1 is the one with the names of the columns. */
    int line() {
        return line;
    }

    private RowException wrong(String expected, @Nullable String found) {
        return new RowException(file + ", line " + line + ": expected " + expected + ", found "
                + (found == null ? "an empty file" : Shown.quoted(found)) + ".");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
