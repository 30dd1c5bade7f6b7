package airkeeper.dashboard.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A history as naive as can be, and random readings, to compare a real one with. */
final class Model {
    static final Room KITCHEN = new Room("kitchen");
    static final SensorId SCD41 = new SensorId(KITCHEN, "scd41");
    static final SensorId SECOND = new SensorId(KITCHEN, "second");
    static final SensorId ATTIC = SensorId.of("attic/scd41");
    static final List<SensorId> SENSORS = List.of(SCD41, SECOND, ATTIC);

    private final Map<String, Entry.Measured> readings = new HashMap<>();
    private final Random random;

    Model(long seed) {
        random = new Random(seed);
    }

    static Entry.Measured co2(SensorId sensor, Instant time, double value) {
        return new Entry.Measured(
                sensor, new Reading(time, 1, Map.of(Quantity.CO2, value), Quality.OK), Entry.Stamp.NODE);
    }

    /** So many readings somewhere in the span, one in ten not usable. */
    List<Entry> some(int count, Span span) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant time = span.from().plusMillis(random.nextLong(span.length().toMillis()));
            Map<Quantity, Double> values = new HashMap<>();
            values.put(Quantity.CO2, random.nextInt(400_000) / 10.0);
            if (random.nextInt(3) > 0) {
                values.put(Quantity.TEMPERATURE, (random.nextInt(12_500) - 4_000) / 100.0);
            }
            Quality quality = random.nextInt(10) == 0 ? Quality.STUCK : Quality.OK;
            entries.add(new Entry.Measured(
                    SENSORS.get(random.nextInt(3)),
                    new Reading(time, random.nextInt(1000), values, quality),
                    Entry.Stamp.NODE));
        }
        return entries;
    }

    void add(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry instanceof Entry.Measured measured) {
                readings.putIfAbsent(measured.sensor() + " " + measured.time(), measured);
            }
        }
    }

    List<Entry.Measured> readings() {
        return List.copyOf(readings.values());
    }

    /** Asks both for the same, and finds the same, whatever step the history chose. */
    void expect(History history, @Nullable SensorId sensor, Quantity quantity, Span span, int points)
            throws HistoryException {
        Series found = history.series(KITCHEN, sensor, quantity, span, points);
        Series expected = new Series(span, points, Duration.ofSeconds(found.stepSeconds()));
        readings.values().stream()
                .filter(each -> span.contains(each.time()) && each.reading().usable())
                .filter(each -> sensor == null
                        ? each.sensor().room().equals(KITCHEN)
                        : each.sensor().equals(sensor))
                .forEach(each -> each.reading()
                        .value(quantity)
                        .ifPresent(value -> expected.take(each.time().toEpochMilli(), value)));
        assertThat(found.start()).isEqualTo(expected.start());
        assertThat(found.slots()).isEqualTo(expected.slots()).isLessThanOrEqualTo(points);
        for (int slot = 0; slot < found.slots(); slot++) {
            assertThat(found.count(slot)).as("slot %d of %s", slot, span).isEqualTo(expected.count(slot));
            if (found.count(slot) > 0) {
                assertThat(found.min(slot)).isEqualTo(expected.min(slot));
                assertThat(found.max(slot)).isEqualTo(expected.max(slot));
                assertThat(found.mean(slot)).isCloseTo(expected.mean(slot), within(1e-8));
            }
        }
    }

    /** Expects several random spans. */
    void expectSome(int count, History history, Span all) throws HistoryException {
        long length = all.length().toMillis();
        for (int i = 0; i < count; i++) {
            Instant from = all.from().plusMillis(random.nextLong(length));
            Instant to =
                    from.plusMillis(1 + random.nextLong((long) Math.pow((double) length, random.nextDouble(0.6, 1))));
            Quantity quantity = random.nextBoolean() ? Quantity.CO2 : Quantity.TEMPERATURE;
            SensorId sensor = random.nextBoolean() ? null : SENSORS.get(random.nextInt(3));
            expect(history, sensor, quantity, new Span(from, to), 1 + random.nextInt(500));
        }
    }
}
