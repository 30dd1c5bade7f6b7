package airkeeper.dashboard.terminal;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Holding;
import airkeeper.dashboard.Past;
import airkeeper.dashboard.Portions;
import airkeeper.dashboard.Span;
import airkeeper.wire.time.Time;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Adds all of one history to another. What was stored before an interruption is stored once all the same. */
final class Copy {
    /** Of each sensor: some ten thousand slots. */
    private static final Duration SLOTS_AT_ONCE = Duration.ofDays(30);

    private final History from;
    private final History to;
    private final PrintStream people;
    private final Time time;

    Copy(History from, History to, PrintStream people, Time time) {
        this.from = from;
        this.to = to;
        this.people = people;
        this.time = time;
    }

    /** Slots come after the readings that are left, which may be in them as well. */
    void run() throws HistoryException {
        copy(Portions.ofEvents(from, room -> true, Span.ALL), "events");
        copy(Portions.ofReadings(from, sensor -> true, Span.ALL), "readings");
        copySlots(from.sensors());
    }

    private <T extends Entry> void copy(Portions<T> portions, String what) throws HistoryException {
        Progress progress = new Progress(people, time, Summary.held(from, Span.ALL), what);
        for (List<T> portion = portions.next(); !portion.isEmpty(); portion = portions.next()) {
            to.add(List.copyOf(portion));
            progress.reached(portions.reached(), portion.size());
        }
        people.println("Copied " + progress.done() + ".");
    }

    private void copySlots(List<History.Known> sensors) throws HistoryException {
        for (History.Known sensor : sensors) {
            // a sensor that has been silent for long has no others
            to.add(Stream.of(sensor.newest(), sensor.usable())
                    .filter(Objects::nonNull)
                    .<Entry>map(each -> each)
                    .toList());
        }
        Span held = held(sensors);
        Progress progress = new Progress(people, time, held, "slots of earlier readings");
        for (Instant begin = held.from(); begin.isBefore(held.to()); begin = begin.plus(SLOTS_AT_ONCE)) {
            Span span = new Span(begin, begin.plus(SLOTS_AT_ONCE));
            for (History.Known sensor : sensors) {
                Past past = from.past(sensor.sensor(), span);
                Instant since = past.since();
                if (!past.slots().isEmpty() || (since != null && span.contains(since))) {
                    to.add(past);
                    progress.reached(begin, past.slots().size());
                }
            }
        }
        people.println("Copied " + progress.done() + ".");
    }

    /** The days from the first reading that there ever was to the last slot. */
    private Span held(List<History.Known> sensors) throws HistoryException {
        Instant begin = Span.ALL.to();
        for (History.Known sensor : sensors) {
            Instant since = from.since(sensor.sensor().room());
            begin = since != null && since.isBefore(begin) ? since : begin;
        }
        Instant first = begin.truncatedTo(ChronoUnit.DAYS);
        Instant last = from.holding().tiers().stream()
                .map(Holding.Tier::to)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(first);
        return new Span(first, last.isAfter(first) ? last : first);
    }
}
