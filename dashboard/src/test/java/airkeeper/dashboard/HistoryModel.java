package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Reason;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every history agrees with a naive one through two hundred days at random: batches that are late, out of order or come twice,
 * pauses, restarts, and upkeep at any time, which forgets readings after 90 days and keeps their slots.
 *
 * <p>What is late is at most 80 days so: no sensor-node says older ones. Spans of which the readings may be forgotten begin and end
 * with a day, as the coarsest slots do.
 */
public abstract class HistoryModel {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int LATEST = 80 * 86_400;
    private static final List<Room> ROOMS =
            List.of(new Room("attic"), new Room("bath"), new Room("classroom"), new Room("kitchen"));
    private static final List<SensorId> SENSORS = IntStream.range(0, 12)
            .mapToObj(i -> new SensorId(ROOMS.get(i % 4), "sensor-" + i))
            .toList();
    private static final List<Quantity> QUANTITIES = List.of(Quantity.CO2, Quantity.TEMPERATURE, Quantity.PM25);

    private final NaiveHistory naive = new NaiveHistory();
    private final List<Entry> lately = new ArrayList<>();
    private final boolean[] on = new boolean[4];
    private Random random = new Random();
    private Instant now = BEGIN;
    private int added;

    /** The history that is tried, not open; made anew it finds what the last one kept. Readings are kept for 90 days. */
    protected abstract History make();

    /** How many readings are added in all. */
    protected abstract int readings();

    @Test
    void agreesWithANaiveOne() throws HistoryException {
        long seed = Long.getLong("airkeeper.seed", 20261121);
        random = new Random(seed);
        History history = make();
        history.open();
        try {
            Duration pause = Duration.ofDays(200).dividedBy(readings() / 80);
            for (int round = 0; added < readings(); round++) {
                now = now.plusMillis(random.nextLong(2 * pause.toMillis()));
                List<Entry> batch = batch(1 + random.nextInt(160));
                batch.forEach(naive::add);
                history.add(batch);
                if (random.nextInt(10) == 0) {
                    tidy(history, random.nextInt(400));
                }
                if (random.nextInt(60) == 0) {
                    history.close();
                    history = make();
                    history.open();
                }
                if (random.nextInt(8) == 0) {
                    check(history, "seed " + seed + ", round " + round);
                }
            }
            while (history.tidy(now)) {
                check(history, "seed " + seed + ", in the end");
            }
            checkAll(history);
        } finally {
            history.close();
        }
    }

    private void tidy(History history, int most) throws HistoryException {
        boolean more = true;
        for (int step = 0; step < most && more; step++) {
            more = history.tidy(now);
        }
    }

    private List<Entry> batch(int size) {
        List<Entry> batch = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            batch.add(
                    random.nextInt(20) == 0 && !lately.isEmpty()
                            ? lately.get(random.nextInt(lately.size()))
                            : reading());
        }
        added += size;
        if (random.nextInt(3) == 0) {
            Entry event = event();
            batch.add(event);
            batch.add(event);
        }
        Collections.shuffle(batch, random);
        lately.addAll(batch);
        if (lately.size() > 2_000) {
            lately.subList(0, lately.size() - 1_000).clear();
        }
        // what would come twice after 90 days, when nobody knows it any more, is not said
        lately.removeIf(entry -> entry.time().isBefore(now.minusSeconds(LATEST)));
        return batch;
    }

    private Entry reading() {
        long late = switch (random.nextInt(10)) {
            case 0 -> random.nextLong(LATEST * 1000L);
            case 1, 2 -> random.nextLong(86_400_000);
            default -> random.nextLong(300_000);
        };
        Map<Quantity, Double> values = Map.of(
                Quantity.CO2,
                400 + random.nextInt(20_000) / 10.0,
                QUANTITIES.get(1 + random.nextInt(2)),
                (random.nextInt(8_000) - 2_000) / (random.nextBoolean() ? 10.0 : 5.0));
        Quality quality = random.nextInt(8) == 0 ? List.of(Quality.values()).get(random.nextInt(4)) : Quality.OK;
        Instant time = Instant.ofEpochMilli(Math.max(BEGIN.toEpochMilli(), now.toEpochMilli() - late));
        // whole seconds now and then, so that several sensors measure at one moment
        Reading reading =
                new Reading(random.nextBoolean() ? time.truncatedTo(ChronoUnit.SECONDS) : time, added, values, quality);
        return new Entry.Measured(
                SENSORS.get(random.nextInt(12)),
                reading,
                random.nextInt(9) == 0 ? Entry.Stamp.RECEIVER : Entry.Stamp.NODE);
    }

    /** Of one time there is one event. */
    private Entry event() {
        int room = random.nextInt(4);
        if (random.nextInt(4) == 0) {
            return new Entry.Noted(now, ROOMS.get(room), Entry.Kind.MISSED, "sensor-" + room, added + " are lost.");
        }
        boolean change = random.nextBoolean();
        on[room] ^= change;
        return new Entry.Decided(
                new PurifierId(ROOMS.get(room), "fan"),
                new Decision(now, on[room] ? Power.ON : Power.OFF, change, Reason.TOO_HIGH, "at " + added));
    }

    private Instant horizon() {
        Instant horizon = now.minus(KEPT).truncatedTo(ChronoUnit.DAYS);
        return horizon.isBefore(BEGIN) ? BEGIN : horizon;
    }

    private void check(History history, String when) throws HistoryException {
        Room room = ROOMS.get(random.nextInt(4));
        SensorId sensor = SENSORS.get(random.nextInt(12));
        Span span = random.nextBoolean() ? span(horizon(), 1) : span(BEGIN, 86_400_000);
        for (Quantity quantity : QUANTITIES) {
            // few, so that slots of ten days and more are among them
            int points = 1 + random.nextInt(random.nextBoolean() ? 20 : 700);
            Series all = history.series(room, null, quantity, span, points);
            assertThat(all.slots()).isLessThanOrEqualTo(points);
            assertThat(NaiveHistory.shown(all))
                    .as("%s: %s in %s, %s, %d points", when, quantity, room, span, points)
                    .isEqualTo(naive.series(room, null, quantity, all));
            Series one = history.series(sensor.room(), sensor, quantity, span, points);
            assertThat(NaiveHistory.shown(one))
                    .as("%s: %s of %s, %s, %d points", when, quantity, sensor, span, points)
                    .isEqualTo(naive.series(sensor.room(), sensor, quantity, one));
        }
        Span kept = span(horizon(), 1);
        List<Entry.Measured> found = new ArrayList<>();
        history.readings(sensor::equals, kept, found::add);
        assertThat(found).as(when).isEqualTo(naive.readings(sensor::equals, kept));
        assertThat(history.since(room)).as(when).isEqualTo(naive.since(room));
        assertThat(history.sensors()).as(when).isEqualTo(naive.sensors());
        assertThat(history.events(room, span, 20))
                .as(when)
                .isEqualTo(naive.events(room::equals, span).reversed().stream()
                        .limit(20)
                        .toList());
        assertThat(history.runs(room, span)).as(when).isEqualTo(naive.runs(room, span));
    }

    private void checkAll(History history) throws HistoryException {
        Span kept = new Span(horizon(), now.plusMillis(1));
        List<Entry.Measured> found = new ArrayList<>();
        history.readings(sensor -> true, kept, found::add);
        assertThat(found).isSortedAccordingTo(Comparator.comparing(Entry::time));
        // of one moment in the order of their names, which is the naive one's
        found.sort(Comparator.comparing(Entry.Measured::time).thenComparing(Entry.Measured::sensor));
        assertThat(found).isEqualTo(naive.readings(sensor -> true, kept)).isNotEmpty();
        List<Entry.Event> events = new ArrayList<>();
        history.events(Span.ALL, events::add);
        assertThat(events).isEqualTo(naive.events(room -> true, Span.ALL)).isNotEmpty();
    }

    /** At random, from this time on, in whole grains. */
    private Span span(Instant first, long grain) {
        long length = now.toEpochMilli() - first.toEpochMilli() + grain;
        long one = random.nextLong(length) / grain * grain;
        long other = random.nextLong(length) / grain * grain;
        return new Span(
                first.plusMillis(Math.min(one, other)),
                first.plusMillis(Math.max(one, other) + (grain > 1 ? grain : 0)));
    }
}
