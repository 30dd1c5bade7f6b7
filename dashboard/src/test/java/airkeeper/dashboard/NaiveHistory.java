package airkeeper.dashboard;

import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a history must know, in the plainest way: all that was ever added, and every question answered by looking at all of it. */
final class NaiveHistory {
    private final NavigableMap<Instant, Map<SensorId, Entry.Measured>> readings = new TreeMap<>();
    private final Map<String, Entry.Event> events = new TreeMap<>();

    /** The first of each sensor and moment counts, and so does the first of each event. */
    void add(Entry entry) {
        switch (entry) {
            case Entry.Measured measured ->
                readings.computeIfAbsent(measured.time(), time -> new TreeMap<>())
                        .putIfAbsent(measured.sensor(), measured);
            case Entry.Decided decided ->
                events.putIfAbsent(
                        decided.time() + " " + decided.purifier() + " "
                                + decided.decision().reason(),
                        decided);
            case Entry.Noted noted ->
                events.putIfAbsent(noted.time() + " " + noted.room() + " " + noted.subject(), noted);
        }
    }

    List<Entry.Measured> readings(Predicate<SensorId> whose, Span span) {
        return readings.subMap(span.from(), span.to()).values().stream()
                .flatMap(moment -> moment.values().stream())
                .filter(each -> whose.test(each.sensor()))
                .toList();
    }

    /** In the slots of another series. */
    List<String> series(Room room, @Nullable SensorId sensor, Quantity quantity, Series like) {
        long step = like.stepSeconds() * 1000;
        Map<Long, List<Double>> slots = new TreeMap<>();
        readings(id -> id.room().equals(room) && (sensor == null || id.equals(sensor)), like.span()).stream()
                .filter(each -> each.reading().usable())
                .forEach(each -> each.reading()
                        .value(quantity)
                        .ifPresent(value -> slots.computeIfAbsent(
                                        Math.floorDiv(each.time().toEpochMilli(), step) * step,
                                        begin -> new ArrayList<>())
                                .add(value)));
        List<String> shown = new ArrayList<>();
        slots.forEach((begin, values) -> {
            var all = values.stream().mapToDouble(value -> value).summaryStatistics();
            shown.add(shown(begin, values.size(), all.getMin(), all.getAverage(), all.getMax()));
        });
        return shown;
    }

    /** The slots of a series that have any values, as text. */
    static List<String> shown(Series series) {
        List<String> shown = new ArrayList<>();
        for (int slot = 0; slot < series.slots(); slot++) {
            if (series.count(slot) > 0) {
                long begin = series.start() + slot * series.stepSeconds() * 1000;
                shown.add(shown(begin, series.count(slot), series.min(slot), series.mean(slot), series.max(slot)));
            }
        }
        return shown;
    }

    private static String shown(long begin, int count, double min, double mean, double max) {
        // the sum in hundredths, a whole number, is the same however it was added up
        return "%s: %d × %.2f, sum %d, %.2f"
                .formatted(Instant.ofEpochMilli(begin), count, min, Math.round(mean * count * 100), max);
    }

    @Nullable
    Instant since(Room room) {
        return readings(id -> id.room().equals(room), Span.ALL).stream()
                .map(Entry::time)
                .findFirst()
                .orElse(null);
    }

    List<History.Known> sensors() {
        Map<SensorId, History.Known> known = new TreeMap<>();
        readings(id -> true, Span.ALL)
                .forEach(each -> known.merge(
                        each.sensor(),
                        new History.Known(each.sensor(), each, each.reading().usable() ? each : null),
                        (a, b) -> new History.Known(
                                a.sensor(), b.newest(), b.usable() == null ? a.usable() : b.usable())));
        return List.copyOf(known.values());
    }

    List<Entry.Event> events(Predicate<Room> where, Span span) {
        return events.values().stream()
                .filter(each -> span.contains(each.time()) && where.test(each.room()))
                .sorted(Comparator.comparing(Entry::time))
                .toList();
    }

    List<Run> runs(Room room, Span span) {
        Map<PurifierId, Instant> on = new TreeMap<>();
        List<Run> runs = new ArrayList<>();
        for (Entry.Event event : events(room::equals, Span.ALL)) {
            if (event instanceof Entry.Decided decided) {
                if (decided.decision().power() == Power.ON) {
                    on.putIfAbsent(decided.purifier(), decided.time());
                } else if (on.containsKey(decided.purifier())) {
                    runs.add(new Run(decided.purifier(), on.remove(decided.purifier()), decided.time()));
                }
            }
        }
        on.forEach((purifier, from) -> runs.add(new Run(purifier, from, null)));
        runs.removeIf(run -> !run.from().isBefore(span.to())
                || (run.to() != null && !run.to().isAfter(span.from())));
        runs.sort(Comparator.comparing(Run::from));
        return runs;
    }
}
