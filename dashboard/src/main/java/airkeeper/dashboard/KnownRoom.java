package airkeeper.dashboard;

import airkeeper.wire.PurifierId;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of one room, as it was heard. Not thread-safe. */
final class KnownRoom {
    private final SortedMap<SensorId, Sensed> sensors = new TreeMap<>();
    private final SortedMap<PurifierId, PurifierReport> reports = new TreeMap<>();
    private final Map<Quantity, RunningMean> means = new EnumMap<>(Quantity.class);

    /** Whether it has anything to show. */
    boolean heard() {
        return !sensors.isEmpty() || !reports.isEmpty();
    }

    SortedMap<SensorId, Sensed> sensors() {
        return sensors;
    }

    SortedMap<PurifierId, PurifierReport> reports() {
        return reports;
    }

    /** Takes the usable values of a reading into the means that some scale speaks of. */
    void average(Reading reading, Instant at) {
        if (reading.usable()) {
            reading.values()
                    .forEach((quantity, value) -> Scales.meanOver(quantity)
                            .ifPresent(over -> means.computeIfAbsent(quantity, its -> new RunningMean(over))
                                    .take(at, value)));
        }
    }

    /** What this scale judges in place of a value; null where it judges each value. {@code now} is null while the clock is not set. */
    RoomNow.@Nullable Mean mean(@Nullable Scale scale, @Nullable Instant now) {
        if (scale == null || !scale.ofMeans()) {
            return null;
        }
        RunningMean known = means.get(scale.quantity());
        return known == null || now == null ? new RoomNow.Mean(scale.over(), null, 0) : known.at(now);
    }

    /** The pause between readings: that of its slowest sensor, or of one when it is named. */
    Duration cadence(@Nullable SensorId only) {
        return sensors.entrySet().stream()
                .filter(each -> only == null || each.getKey().equals(only))
                .map(each -> each.getValue().cadence().pause())
                .max(Duration::compareTo)
                .orElseGet(() -> new Cadence().pause());
    }
}
