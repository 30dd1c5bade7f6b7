package airkeeper.sensor;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is logged while it is open; the nodes log to the error stream. */
public final class Printed implements AutoCloseable {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public Printed() {
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    /** The lines with these words, without what the logger puts before them. */
    public List<String> with(String words) {
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(words))
                .map(line -> line.replaceFirst("^.*? (INFO|WARN|ERROR) \\S+ - ", ""))
                .toList();
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
