package airkeeper.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Measures what matters on a small computer, and prints one table; {@code deploy/bench.sh} runs it. */
public final class Bench {
    private static final String LINE = "%-50s %14s %11s %6s%n";

    private Bench() {}

    /** Takes the root of the project, and a folder, on the disk whose speed counts, for what is left over. */
    public static void main(String[] arguments) throws IOException, InterruptedException, MqttException {
        Path root = Path.of(arguments[0]);
        Path folder = Files.createTempDirectory(Path.of(arguments[1]), "run");
        List<Row> rows = new ArrayList<>();
        say("Draining a queue of the broker, as many messages under way as Mosquitto sends unless told (20) …");
        rows.addAll(new Recording(folder, 20, 10_000).rows());
        say("… and 200 …");
        rows.addAll(new Recording(folder, 200, 20_000).rows());
        say("Switching a relay …");
        rows.addAll(new Switching().rows());
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
        out.printf(LINE, "", "Airkeeper", "bare Paho", "ratio");
        for (Row row : rows) {
            out.printf(LINE, row.what(), row.airkeeper(), row.yardstick(), row.ratio());
        }
        out.println();
        out.println("""
                Trust the ratios: both sides took turns in one run, so what else the machine did slowed both.
                The other numbers differ by a fifth from run to run, and by more on a busy machine.""");
    }
}
