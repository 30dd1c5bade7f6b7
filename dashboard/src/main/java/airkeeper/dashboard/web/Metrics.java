package airkeeper.dashboard.web;

import airkeeper.dashboard.Dashboard;
import airkeeper.dashboard.Health;
import airkeeper.dashboard.Pace;
import airkeeper.dashboard.Place;
import airkeeper.dashboard.RoomNow;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers Prometheus with how the rooms, the purifiers and the dashboard are at this moment.
 *
 * <p>A value that is stale is left out, so that a chart of it has a gap; its age goes on. Names follow Prometheus, "Metric and
 * label naming": https://prometheus.io/docs/practices/naming/
 */
final class Metrics {
    private final Dashboard dashboard;
    private final IntSupplier clients;

    /** {@code clients}: how many browsers watch. */
    Metrics(Dashboard dashboard, IntSupplier clients) {
        this.dashboard = dashboard;
        this.clients = clients;
    }

    void on(RoutesConfig routes) {
        routes.get("/metrics", this::answer);
    }

    private void answer(Context ctx) throws IOException {
        PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, now(), EscapingScheme.UNDERSCORE_ESCAPING);
        ctx.header("Cache-Control", "no-store");
        new Payload(text.toByteArray()).sendUntagged(ctx, writer.getContentType());
    }

    private MetricSnapshots now() {
        Snapshot snapshot = new Snapshot();
        for (RoomNow room : dashboard.rooms().rooms()) {
            Labels of = Labels.of("room", room.room().name());
            place(snapshot, of, dashboard.places().of(room.room()));
            room.now().forEach((quantity, value) -> values(snapshot, of, quantity, value));
            room.sensors().forEach(sensor -> sensor(snapshot, of, sensor));
            room.purifiers().forEach(purifier -> purifier(snapshot, of, purifier));
        }
        Map<Health.Part, Health.Trouble> troubles = dashboard.health().troubles();
        for (Health.Part part : Health.Part.values()) {
            snapshot.gauge(
                    "airkeeper_part_up",
                    "Whether what the dashboard needs is well.",
                    Labels.of("part", part.key()),
                    troubles.containsKey(part) ? 0 : 1);
        }
        recording(snapshot);
        return snapshot.whole();
    }

    /** To be joined to other metrics by their room, as Prometheus does with such. */
    private static void place(Snapshot snapshot, Labels room, @Nullable Place place) {
        if (place != null) {
            Labels of = room.add("name", Objects.requireNonNullElse(place.name(), ""))
                    .add("building", Objects.requireNonNullElse(place.building(), ""))
                    .add("floor", Objects.requireNonNullElse(place.floor(), ""));
            snapshot.gauge("airkeeper_room_place", "What people call a room and where it is; always 1.", of, 1);
        }
    }

    private void recording(Snapshot snapshot) {
        Pace.Now pace = dashboard.pace();
        snapshot.gauge(
                "airkeeper_recorder_lag_seconds",
                "How long the oldest of what is not stored yet waits, or that of the last batch had waited.",
                Labels.EMPTY,
                pace.lag().toMillis() / 1000.0);
        snapshot.gauge(
                "airkeeper_recorder_waiting", "How much is heard and not stored yet.", Labels.EMPTY, pace.waiting());
        snapshot.counter("airkeeper_recorder_batches", "How many batches were stored.", Labels.EMPTY, pace.batches());
        snapshot.counter(
                "airkeeper_recorder_entries",
                "How many readings, decisions and notes were stored.",
                Labels.EMPTY,
                pace.stored());
        dashboard
                .historyBytes()
                .ifPresent(bytes -> snapshot.gauge(
                        "airkeeper_history_bytes", "How much the history takes on the disk.", Labels.EMPTY, (double)
                                bytes));
        snapshot.gauge(
                "airkeeper_live_clients", "How many browsers and programs watch.", Labels.EMPTY, clients.getAsInt());
    }

    private static void values(Snapshot snapshot, Labels room, Quantity quantity, RoomNow.Value value) {
        if (!value.stale()) {
            snapshot.gauge(name(quantity), "The newest usable " + quantity + " of a room.", room, value.value());
        }
        Labels of = room.add("quantity", quantity.key());
        mean(snapshot, room, quantity, value.mean());
        if (value.ageSeconds() != null) {
            snapshot.gauge(
                    "airkeeper_value_age_seconds",
                    "How old the newest usable value of a room is.",
                    of,
                    value.ageSeconds());
        }
        if (value.level() != null && !value.stale()) {
            snapshot.gauge(
                    "airkeeper_level",
                    "1 for the level that the guideline gives the air.",
                    of.add("level", value.level().key()),
                    1);
        }
    }

    private static void mean(Snapshot snapshot, Labels room, Quantity quantity, RoomNow.@Nullable Mean mean) {
        if (mean == null) {
            return;
        }
        Labels over = room.add("over", mean.over().toHours() + "h");
        snapshot.gauge(
                "airkeeper_mean_covered_ratio",
                "In what part of its span something was measured for a mean.",
                over.add("quantity", quantity.key()),
                mean.covered());
        if (mean.value() != null) {
            snapshot.gauge(
                    name(quantity).replaceFirst(quantity.key(), quantity.key() + "_mean"),
                    "The mean of " + quantity + " in a room that the guideline judges.",
                    over,
                    mean.value());
        }
    }

    private static String name(Quantity quantity) {
        return "airkeeper_"
                + switch (quantity) {
                    case CO2 -> "co2_ppm";
                    case TEMPERATURE -> "temperature_celsius";
                    case HUMIDITY -> "humidity_percent";
                    case PM1, PM25, PM10 -> quantity.key() + "_micrograms_per_cubic_meter";
                    case PRESSURE -> "pressure_hectopascals";
                    case VOC, NOX -> quantity.key() + "_index";
                };
    }

    private static void sensor(Snapshot snapshot, Labels room, RoomNow.Sensor sensor) {
        Labels of = room.add("sensor", sensor.sensor().name());
        if (sensor.ageSeconds() != null) {
            snapshot.gauge(
                    "airkeeper_sensor_age_seconds",
                    "How old the newest reading of a sensor is.",
                    of,
                    sensor.ageSeconds());
        }
        snapshot.gauge(
                "airkeeper_sensor_online", "Whether the node of a sensor is there.", of, sensor.online() ? 1 : 0);
        snapshot.gauge(
                "airkeeper_sensor_usable",
                "Whether the newest reading of a sensor can be relied on.",
                of,
                sensor.quality() == Quality.OK ? 1 : 0);
    }

    private static void purifier(Snapshot snapshot, Labels room, RoomNow.Purifier purifier) {
        Labels of = room.add("purifier", purifier.purifier().name());
        var report = purifier.report();
        snapshot.gauge(
                "airkeeper_purifier_online", "Whether the node of a purifier is there.", of, purifier.online() ? 1 : 0);
        snapshot.gauge(
                "airkeeper_purifier_on",
                "Whether a purifier is on, as its node said last.",
                of,
                switch (report.power()) {
                    case ON -> 1;
                    case OFF -> 0;
                });
        snapshot.gauge(
                "airkeeper_purifier_mode",
                "1 for the mode that a purifier is in.",
                of.add("mode", report.mode().key()),
                1);
        snapshot.gauge(
                "airkeeper_purifier_reason",
                "1 for the reason why a purifier is on or off.",
                of.add("reason", report.reason().key()),
                1);
        snapshot.counter("airkeeper_purifier_run_seconds", "How long a purifier was on.", of, report.runSeconds());
        snapshot.counter("airkeeper_purifier_switches", "How often a purifier was switched.", of, report.switches());
    }

    /** The metrics of one moment, by name. */
    private static final class Snapshot {
        private final Map<String, GaugeSnapshot.Builder> gauges = new TreeMap<>();
        private final Map<String, CounterSnapshot.Builder> counters = new TreeMap<>();

        void gauge(String name, String help, Labels labels, double value) {
            gauges.computeIfAbsent(
                            name, its -> GaugeSnapshot.builder().name(its).help(help))
                    .dataPoint(GaugeDataPointSnapshot.builder()
                            .labels(labels)
                            .value(value)
                            .build());
        }

        /** A sum that only grows; Prometheus writes {@code _total} behind its name. */
        void counter(String name, String help, Labels labels, long value) {
            counters.computeIfAbsent(
                            name, its -> CounterSnapshot.builder().name(its).help(help))
                    .dataPoint(CounterDataPointSnapshot.builder()
                            .labels(labels)
                            .value((double) value)
                            .build());
        }

        MetricSnapshots whole() {
            MetricSnapshots.Builder all = MetricSnapshots.builder();
            gauges.values().stream()
                    .<MetricSnapshot>map(GaugeSnapshot.Builder::build)
                    .forEach(all::metricSnapshot);
            counters.values().stream()
                    .<MetricSnapshot>map(CounterSnapshot.Builder::build)
                    .forEach(all::metricSnapshot);
            return all.build();
        }
    }
}
