package airkeeper.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures what matters on a small computer, and prints one table; {@code deploy/bench.sh} runs it. */
public final class Bench {
    private static final String LINE = "%-62s %14s %12s %7s%n";

    private Bench() {}

    /** Takes the root of the project, and a folder, on the disk whose speed counts, for what is left over. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        Path folder = Files.createTempDirectory(Path.of(arguments[1]), "run");
        List<Row> rows = new ArrayList<>();
        say("Draining a queue of the broker, as many messages under way as Mosquitto sends unless told (20) …");
        rows.addAll(new Recording(folder, 20, 10_000).rows());
        say("… and 200 …");
        rows.addAll(new Recording(folder, 200, 20_000).rows());
        int queue = Integer.getInteger("bench.queue", 200_000);
        say("… and a queue of " + queue + " …");
        rows.addAll(new Draining(root, folder, queue).rows());
        say("Switching a relay …");
        rows.addAll(new Switching().rows());
        int sensors = Integer.getInteger("bench.sensors", 5);
        say("Making ten years of " + sensors + " sensors, and looking at them …");
        rows.addAll(new Charting(folder, sensors).rows());
        say("Writing two days of 1, 10 and 100 sensors …");
        rows.addAll(new Wearing(folder).rows());
        say("Living with 1, 50 and 500 sensors …");
        rows.addAll(new Living(root, folder).rows());
        say("Starting each program …");
        rows.addAll(new Footprint(root, folder).rows());
        print(folder, rows, System.out);
        System.exit(0); // Paho's timers would keep the process
    }

    private static void say(String what) {
        System.err.println(what);
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
