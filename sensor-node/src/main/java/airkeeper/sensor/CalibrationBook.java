package airkeeper.sensor;

import airkeeper.wire.NodeId;
import airkeeper.wire.SensorId;
import airkeeper.wire.program.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was done to the sensors of a node, in a small file for people: a line each, such as
 * {@code 2026-11-21T10:05:00Z kitchen/scd41 calibrated to 425 ppm, before 618 ppm, after 426 ppm}.
 */
final class CalibrationBook {
    private final Path directory;
    private final String name;

    CalibrationBook(Path directory, NodeId node) {
        this.directory = directory;
        this.name = node + ".calibrations";
    }

    Path file() {
        return directory.resolve(name);
    }

    /** {@code when} null: the clock was never set. */
    void note(@Nullable Instant when, SensorId sensor, String deed) throws IOException {
        String before = Files.exists(file()) ? Files.readString(file()) : "";
        String stamp = when == null
                ? "(no clock)"
                : when.truncatedTo(ChronoUnit.SECONDS).toString();
        String after = before + stamp + " " + sensor + " " + deed + "\n";
        DurableFile.replace(directory, name, after.getBytes(StandardCharsets.UTF_8));
    }
}
