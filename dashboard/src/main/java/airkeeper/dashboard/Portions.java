package airkeeper.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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

    private final Source<T> source;
    private final Span span;
    private Instant reached;
    private Duration stretch = FIRST_STRETCH;

    /** Portions of what the source hands over of the span. */
    public Portions(Source<T> source, Span span) {
        this.source = source;
        this.span = span;
        this.reached = span.from();
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
        reached = portion.end;
        if (portion.full()) {
            stretch = stretch.dividedBy(2).plusMillis(1);
        } else if (portion.taken.size() < SIZE / 4) {
            // long empty years are crossed in a few steps
            stretch = stretch.multipliedBy(4).compareTo(span.length()) < 0 ? stretch.multipliedBy(4) : span.length();
        }
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

    /** Hands over entries of a span in order of time, as {@link History#readings} does. */
    public interface Source<T> {
        void read(Span span, Consumer<T> each) throws HistoryException;
    }
}
