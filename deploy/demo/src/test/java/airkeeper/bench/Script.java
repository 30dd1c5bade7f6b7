package airkeeper.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A recorder as one writes it in an evening, run by Debian's Python.
 *
 * @param file where it lies
 */
record Script(Path file) {
    private static final String PYTHON = "/usr/bin/python3";

    /** Whether Python and the libraries that it needs are here. */
    boolean runs() throws InterruptedException {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import paho.mqtt.client, sqlite3")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * One visit to the broker, until it has stored so many readings.
     *
     * @param synchronous of SQLite: {@code FULL} or {@code NORMAL}
     * @return readings a second from the first to the last; 0 when it only subscribes
     */
    double drain(int port, Path database, String synchronous, int expected) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        PYTHON,
                        file.toString(),
                        Integer.toString(port),
                        database.toString(),
                        synchronous,
                        Integer.toString(expected)))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(file + " ended having said: " + said);
        }
        return Double.parseDouble(said);
    }
}
