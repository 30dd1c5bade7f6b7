package airkeeper.bench;

import airkeeper.wire.mqtt.MosquittoBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * How fast a queue of a day and more becomes rows that survive a power cut; beside it Paho, which only counts, and a short
 * Python script that commits each message before it acknowledges it.
 */
final class Draining {
    private static final String[] BROKER = {"max_queued_messages 0", "max_inflight_messages 200"};
    private static final int SENSORS = 50;
    private static final int ROUNDS = 3;
    private static final Duration PAST = Duration.ofDays(30);
    /** For the script: it has one pace from the first to the last. */
    private static final int FEW = 5_000;

    private final Path folder;
    private final int readings;
    private final Script script;

    /**
     * @param root of the project, where the script lies
     * @param folder on the disk whose speed counts
     * @param readings how many wait
     */
    Draining(Path root, Path folder, int readings) {
        this.folder = folder;
        this.readings = readings;
        this.script = new Script(root.resolve("deploy/demo/src/test/resources/bench/one_commit_each.py"));
    }

    List<Row> rows() throws MqttException, IOException, InterruptedException {
        Recording recording = new Recording(folder, 200, readings);
        Samples<Double> recorded = new Samples<>();
        Samples<Double> counted = new Samples<>();
        School school = school();
        try (MosquittoBroker broker = MosquittoBroker.open(BROKER)) {
            recording.record(broker.uri(), 0);
            recording.count(broker.uri(), 0);
            for (int round = 0; round < ROUNDS; round++) {
                school.tell(broker.uri(), readings);
                recorded.add(recording.record(broker.uri(), readings).perSecond());
                counted.add(recording.count(broker.uri(), readings).perSecond());
            }
        }
        double ours = recorded.median();
        String what = String.format(Locale.ENGLISH, "Queue of %,d to committed rows", readings);
        List<Row> rows = new ArrayList<>();
        rows.add(Row.rates(what + ", beside a bare counter", ours, counted.median()));
        if (!script.runs()) {
            rows.add(Row.alone("  no Python script beside it: sudo apt install python3-paho-mqtt", ""));
            return rows;
        }
        for (String safety : List.of("FULL", "NORMAL")) {
            rows.add(Row.rates("  beside Python, one commit each, " + safety, ours, python(safety)));
        }
        return rows;
    }

    private double python(String synchronous) throws IOException, InterruptedException {
        Path file = folder.resolve("python-" + synchronous + ".db");
        try (MosquittoBroker broker = MosquittoBroker.open(BROKER)) {
            script.drain(broker.port(), file, synchronous, 0);
            school().tell(broker.uri(), FEW);
            return script.drain(broker.port(), file, synchronous, FEW);
        }
    }

    private static School school() {
        return new School(SENSORS, Instant.now().minus(PAST));
    }
}
