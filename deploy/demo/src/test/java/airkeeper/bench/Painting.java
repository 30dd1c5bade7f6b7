package airkeeper.bench;

import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.page.Browser;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;

/** What people wait for in a real Chromium: a new reading on the chart, and the page when it is opened for the first time. */
final class Painting {
    private static final int SENSORS = 10;
    private static final int TRIES = 30;
    private static final int LOADS = 5;
    private static final int SLOWER = 6;
    private static final Duration PAST = Duration.ofDays(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Longer than drawings are apart. */
    private static final Duration QUIET = Duration.ofMillis(400);

    /** Notes when the chart of a room first had a line, or a tile its number, in ms since the page was asked for. */
    private static final String NOTE_DRAWN = """
            const look = () => {
              const canvas = document.querySelector('canvas');
              const chart = canvas && globalThis.Chart?.getChart(canvas)?.data.datasets[0].data.length > 0;
              if (chart || document.querySelector('.tile .giant')?.textContent > 0) globalThis.drawn = performance.now();
              else requestAnimationFrame(look);
            };
            look();
            """;

    /** From now on looks, in each frame, whether the newest point of the chart is another one. */
    private static final String LOOK_OUT = """
            const newest = () => JSON.stringify(Chart.getChart(document.querySelector('canvas')).data.datasets[0].data.at(-1));
            const before = newest();
            window.painted = new Promise((done) => {
              const look = () => newest() === before ? requestAnimationFrame(look) : done(performance.timeOrigin + performance.now());
              look();
            });
            return true;
            """;

    /** All that was asked for until then, page, libraries and data. */
    private static final String WEIGHT = """
            return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
              .filter(({ startTime }) => startTime <= globalThis.drawn)
              .reduce((all, { encodedBodySize }) => all + encodedBodySize, 0)""";

    private final Time time = new SystemTime();
    private final Topics topics = Topics.standard();
    private final SensorId ours = new SensorId(new Room("room-0"), "scd41");
    private final SensorId bare = new SensorId(new Room("somewhere"), "bare");
    private final BlockingQueue<Instant> arrived = new LinkedBlockingQueue<>();
    private final Path folder;
    private final Programs programs;

    /**
     * @param root of the project, where all is built
     * @param folder for settings and data
     */
    Painting(Path root, Path folder) {
        this.folder = folder;
        this.programs = new Programs(root, folder, time);
    }

    List<Row> rows() throws IOException, InterruptedException, HistoryException, MqttException {
        Path file = folder.resolve("painting.db");
        Living.past(new School(SENSORS, Instant.now().minus(PAST)), SENSORS, file);
        int port = MosquittoBroker.freePort();
        String page = "http://127.0.0.1:" + port + "/";
        try (MosquittoBroker broker = MosquittoBroker.open();
                Launched _ = programs.dashboard(file, port, broker);
                BareClient subscriber = new BareClient(broker.uri(), "bare", topic -> arrived.add(time.wall()));
                BareClient publisher = new BareClient(broker.uri(), "publisher", topic -> {});
                Browser browser = new Browser()) {
            subscriber.subscribe(List.of(TopicFilter.of(topics.reading(bare))));
            browser.look(1280, 900, "light", "Europe/Berlin");
            browser.beforeEachPage(NOTE_DRAWN);
            return List.of(
                    point(browser, page, publisher),
                    load(browser, page, "First load of all rooms, 6 × slowed, until there are numbers; gzipped"),
                    load(
                            browser,
                            page + "#/room/room-0?range=24h",
                            "First load of a room, 6 × slowed, until its chart is drawn; gzipped"));
        }
    }

    private Row point(Browser browser, String page, BareClient publisher) throws MqttException, InterruptedException {
        Samples<Duration> painted = new Samples<>();
        Samples<Duration> heard = new Samples<>();
        browser.open(page + "#/room/room-0?range=1h");
        browser.awaitTrue("globalThis.drawn > 0");
        for (int i = 0; i < TRIES; i++) {
            browser.run(LOOK_OUT);
            Instant began = published(publisher, ours, i);
            double seen = ((Number) browser.run("return window.painted")).doubleValue();
            painted.add(Duration.between(began, Instant.EPOCH.plusNanos((long) (seen * 1e6))));
            Instant said = published(publisher, bare, i);
            Instant there = arrived.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (there == null) {
                throw new IllegalStateException("a reading did not arrive within " + PATIENCE);
            }
            heard.add(Duration.between(said, there));
            if (arrived.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS) != null) {
                throw new IllegalStateException("a reading arrived twice");
            }
        }
        return Row.waits("Published reading to painted point, median", painted.median(), heard.median());
    }

    private Instant published(BareClient publisher, SensorId sensor, int number) throws MqttException {
        Instant now = Instant.now();
        Reading reading = new Reading(now, 1_000_000 + number, Map.of(Quantity.CO2, 600.0 + 20 * number), Quality.OK);
        publisher.publish(topics.reading(sensor).text(), Json.bytes(reading)).waitForCompletion(PATIENCE.toMillis());
        return now;
    }

    private static Row load(Browser browser, String page, String what) {
        Samples<Double> waits = new Samples<>();
        long bytes = 0;
        for (int i = 0; i < LOADS; i++) {
            browser.forgetFiles();
            browser.slowDown(SLOWER);
            browser.open(page);
            browser.awaitTrue("globalThis.drawn > 0");
            waits.add(((Number) browser.run("return globalThis.drawn")).doubleValue());
            browser.slowDown(1);
            bytes = ((Number) browser.run(WEIGHT)).longValue();
        }
        return Row.alone(what, String.format(Locale.ENGLISH, "%.2f s, %.0f KB", waits.median() / 1e3, bytes / 1e3));
    }
}
