package airkeeper.bench;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** What the dashboard of a room, a house and a school holds and works, when each sensor measures every 30 s. */
final class Living {
    private static final Duration PAST = Duration.ofDays(2);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration WATCHED = Duration.ofSeconds(40);
    private static final int BATCH = 10_000;
    private static final int SCHOOL = 500;

    private final Time time = new SystemTime();
    private final Path folder;
    private final Programs programs;

    /**
     * @param root of the project, where all is built
     * @param folder for settings and data
     */
    Living(Path root, Path folder) {
        this.folder = folder;
        this.programs = new Programs(root, folder, time);
    }

    List<Row> rows() throws IOException, InterruptedException, HistoryException {
        List<Row> rows = new ArrayList<>();
        for (int sensors : new int[] {1, 50, SCHOOL}) {
            School school = new School(sensors, Instant.now().minus(PAST));
            Path file = folder.resolve("living-" + sensors + ".db");
            past(school, sensors, file);
            try (MosquittoBroker broker = MosquittoBroker.open();
                    Launched dashboard = programs.dashboard(file, MosquittoBroker.freePort(), broker);
                    MqttLink link = School.link(broker.uri())) {
                Duration pause = School.PAUSE.dividedBy(sensors);
                talk(school, link, dashboard, pause, WARM_UP);
                Duration before = dashboard.worked();
                talk(school, link, dashboard, pause, WATCHED);
                double share = (double) dashboard.worked().minus(before).toNanos() / WATCHED.toNanos();
                rows.add(Row.alone(
                        "Dashboard after two days, " + sensors + " × sensor: memory; of a core",
                        String.format(Locale.ENGLISH, "%.0f MB, %.1f %%", dashboard.megabytes(), 100 * share)));
            }
        }
        return rows;
    }

    /** What was measured before, of which the dashboard holds what it would hold after that time. */
    static void past(School school, int sensors, Path file) throws HistoryException {
        try (SqliteHistory history = new SqliteHistory(file)) {
            history.open();
            long left = sensors * PAST.dividedBy(School.PAUSE);
            while (left > 0) {
                List<Entry> batch = new ArrayList<>();
                while (left > 0 && batch.size() < BATCH) {
                    batch.add(school.next());
                    left--;
                }
                history.add(batch);
            }
            Instant now = Instant.now();
            boolean more = true;
            while (more) {
                more = history.tidy(now); // or it would be work of the first minute
            }
        }
    }

    /** One reading after the other, at the pace of the house. */
    private void talk(School school, MqttLink link, Launched dashboard, Duration pause, Duration length)
            throws InterruptedException {
        Duration end = time.steady().plus(length);
        for (Duration next = time.steady(); next.compareTo(end) < 0; next = next.plus(pause)) {
            CompletableFuture<?> said = link.say(school.nextSaid());
            Duration until = next.plus(pause).compareTo(end) < 0 ? next.plus(pause) : end;
            dashboard.runFor(until.minus(time.steady()));
            said.join();
        }
    }
}
