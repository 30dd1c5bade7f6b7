package airkeeper.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures what matters on a small computer, and prints one table; {@code deploy/bench.sh} runs it. */
public final class Bench {
    private static final String LINE = "%-62s %14s %12s %7s%n";

    private Bench() {}

    /**
     * Takes the root of the project, a folder, on the disk whose speed counts, for what is left over, and which parts are
     * measured: all without any.
     */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        Path folder = Files.createTempDirectory(Path.of(arguments[1]), "run");
        Map<String, Part> parts = parts(root, folder);
        Set<String> wanted = new LinkedHashSet<>(List.of(arguments).subList(2, arguments.length));
        if (!parts.keySet().containsAll(wanted)) {
            wanted.removeAll(parts.keySet());
            System.err.println("expected names of " + String.join(", ", parts.keySet()) + ", found " + wanted);
            System.exit(64);
        }
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            if (wanted.isEmpty() || wanted.contains(part.getKey())) {
                System.err.println("Measuring " + part.getKey() + " …");
                rows.addAll(part.getValue().rows());
            }
        }
        print(folder, rows, System.out);
        System.exit(0); // Paho's timers would keep the process
    }

    private static Map<String, Part> parts(Path root, Path folder) {
        int queue = Integer.getInteger("bench.queue", 200_000);
        int sensors = Integer.getInteger("bench.sensors", 5);
        Map<String, Part> parts = new LinkedHashMap<>();
        // as many messages under way as Mosquitto sends unless told
        parts.put("recording-20", () -> new Recording(folder, 20, 10_000).rows());
        parts.put("recording-200", () -> new Recording(folder, 200, 20_000).rows());
        parts.put("draining", () -> new Draining(root, folder, queue).rows());
        parts.put("switching", () -> new Switching().rows());
        parts.put("charting", () -> new Charting(folder, sensors).rows());
        parts.put("wearing", () -> new Wearing(folder).rows());
        parts.put("living", () -> new Living(root, folder).rows());
        parts.put("serving", () -> new Serving(root, folder).rows());
        parts.put("painting", () -> new Painting(root, folder).rows());
        parts.put("footprint", () -> new Footprint(root, folder).rows());
        return parts;
    }

    /** One thing that is measured. */
    private interface Part {
        List<Row> rows() throws Exception;
    }

    private static void print(Path folder, List<Row> rows, PrintStream out) throws IOException {
        out.println();
        out.println(Machine.described(folder));
        out.println();
        out.printf(LINE, "", "Airkeeper", "beside it", "ratio");
        for (Row row : rows) {
            out.printf(LINE, row.what(), row.airkeeper(), row.yardstick(), row.ratio());
        }
        out.println();
        out.println("""
                Trust the ratios: both sides were measured in one run, so what else the machine did slowed both.
                The other numbers differ by a fifth from run to run, and by more on a busy machine.""");
    }
}
