package airkeeper.dashboard;

import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads a long span of a history in portions that fit into a small memory, in order of time.
 *
 * <p>Between two portions the history is left alone: who takes them slowly holds no connection to it, and keeps its file from
 * nothing. What is added behind the place that was reached is not seen.
 */
public final class Portions<T extends Entry> {
    /** About 1 MB of readings; entries of one moment are never parted, so it may be a little more. */
    public static final int SIZE = 2_000;

    private static final Duration FIRST_STRETCH = Duration.ofHours(1);

    /** After a pause without any: else the first portion behind it would read years to hand over an hour. */
    private static final Duration LONGEST_STRETCH = Duration.ofDays(7);

    private final Source<T> source;
    private final Span span;
    private final Duration longest;
    private Instant reached;
    private Duration stretch = FIRST_STRETCH;

    private Portions(Source<T> source, Span span, Duration longest) {
        this.source = source;
        this.span = span;
        this.longest = longest;
        this.reached = span.from();
    }

    /** All readings of these sensors. */
    public static Portions<Entry.Measured> ofReadings(History history, Predicate<SensorId> whose, Span span) {
        return new Portions<>((part, each) -> history.readings(whose, part, each), span, LONGEST_STRETCH);
    }

    /** All that happened in these rooms: each portion looks through all events, so there are few. */
    public static Portions<Entry.Event> ofEvents(History history, Predicate<Room> where, Span span) {
        return new Portions<>(
                (part, each) -> history.events(part, event -> {
                    if (where.test(event.room())) {
                        each.accept(event);
                    }
                }),
                span,
                span.length());
    }

    /** The next entries; none when that was all. */
    public List<T> next() throws HistoryException {
        while (reached.isBefore(span.to())) {
            Portion<T> portion = portion();
            if (!portion.taken.isEmpty()) {
                return portion.taken;
            }
        }
        return List.of();
    }

    /** All before this moment was handed over. */
    public Instant reached() {
        return reached;
    }

    private Portion<T> portion() throws HistoryException {
        Instant end = stretch.compareTo(Duration.between(reached, span.to())) < 0 ? reached.plus(stretch) : span.to();
        Portion<T> portion = new Portion<>(end);
        source.read(new Span(reached, end), portion);
        if (portion.full()) {
            stretch = Duration.between(reached, portion.end);
        } else if (portion.taken.size() < SIZE / 4) {
            stretch = stretch.multipliedBy(4).compareTo(longest) < 0 ? stretch.multipliedBy(4) : longest;
        }
        reached = portion.end;
        return portion;
    }

    /** Takes what comes until it is enough; the next one begins with the first that it left. */
    private static final class Portion<T extends Entry> implements Consumer<T> {
        final List<T> taken = new ArrayList<>();
        private final Instant wanted;
        Instant end;

        Portion(Instant wanted) {
            this.wanted = wanted;
            this.end = wanted;
        }

        boolean full() {
            return end.isBefore(wanted);
        }

        @Override
        public void accept(T entry) {
            if (full()) {
                return;
            }
            if (taken.size() >= SIZE && entry.time().isAfter(taken.getLast().time())) {
                end = entry.time();
            } else {
                taken.add(entry);
            }
        }
    }

    private interface Source<T> {
        void read(Span span, Consumer<T> each) throws HistoryException;
    }
}
