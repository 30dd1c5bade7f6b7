package airkeeper.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the numbers were measured on. */
final class Machine {
    private Machine() {}

    /** One line; {@code folder} lies on the disk that was used. */
    static String described(Path folder) throws IOException {
        return String.join(
                "; ",
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors() + " cores" + processor(),
                "Java " + Runtime.version() + ", serial collector, C1 only",
                mosquitto(),
                "history on " + Files.getFileStore(folder).type());
    }

    /** As Linux calls it; empty on a Raspberry Pi, which does not name its processor there. */
    private static String processor() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> " of " + line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        }
    }

    private static String mosquitto() throws IOException {
        Process help = new ProcessBuilder("/usr/sbin/mosquitto", "-h")
                .redirectErrorStream(true)
                .start();
        try (Stream<String> lines = help.inputReader(StandardCharsets.UTF_8).lines()) {
            return lines.findFirst().orElse("mosquitto of an unknown version");
        }
    }
}
