package airkeeper.dashboard.postgres;

import airkeeper.dashboard.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which table gives which stretch of a series: the coarsest whose slots fit, finer ones at both ends and where slots are not
 * written yet, readings where nothing else is.
 */
final class Parts {
    private final List<Span> unwritten;
    private final Map<Duration, Instant> keptFrom;
    private final List<Part> parts = new ArrayList<>();

    /**
     * @param unwritten stretches whose slots are not written yet, in order of their beginning
     * @param keptFrom since when readings (zero) and slots are kept, by their length
     */
    Parts(List<Span> unwritten, Map<Duration, Instant> keptFrom) {
        this.unwritten = unwritten;
        this.keptFrom = keptFrom;
    }

    /** The length of the finest slots that reach back to this moment; zero: readings do. */
    Duration finest(Instant from) {
        if (keeps(Optional.empty(), from)) {
            return Duration.ZERO;
        }
        for (Tier tier : Tier.values()) {
            if (keeps(Optional.of(tier), from)) {
                return tier.slot();
            }
        }
        return Tier.DAY.slot();
    }

    /** The parts of a span whose slots have this length, in order of time. */
    List<Part> of(Span span, Duration step) {
        parts.clear();
        take(Tier.within(step), span.from(), span.to());
        return List.copyOf(parts);
    }

    private void take(Optional<Tier> from, Instant begin, Instant end) {
        if (!begin.isBefore(end)) {
            return;
        }
        if (from.isEmpty()) {
            parts.add(new Part(from, new Span(begin, end)));
            return;
        }
        Tier tier = from.get();
        // a slot that is only partly asked for is given whole where nothing finer is kept
        Instant first = keeps(tier.finer(), tier.floor(begin)) ? tier.ceil(begin) : tier.floor(begin);
        Instant last = keeps(tier.finer(), tier.floor(end)) ? tier.floor(end) : tier.ceil(end);
        if (!first.isBefore(last)) {
            take(tier.finer(), begin, end);
            return;
        }
        take(tier.finer(), begin, first);
        Instant reached = first;
        for (Span hole : unwritten) {
            Instant hollow = later(reached, tier.floor(hole.from()));
            Instant whole = tier.ceil(hole.to()).isBefore(last) ? tier.ceil(hole.to()) : last;
            if (hollow.isBefore(whole)) {
                written(tier, reached, hollow);
                take(tier.finer(), hollow, whole);
                reached = whole;
            }
        }
        written(tier, reached, last);
        take(tier.finer(), last, end);
    }

    private void written(Tier tier, Instant begin, Instant end) {
        if (begin.isBefore(end)) {
            parts.add(new Part(Optional.of(tier), new Span(begin, end)));
        }
    }

    private boolean keeps(Optional<Tier> tier, Instant from) {
        Instant kept = keptFrom.get(tier.map(Tier::slot).orElse(Duration.ZERO));
        return kept == null || !from.isBefore(kept);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** A stretch, and the table that gives it; without a tier the readings do. */
    record Part(Optional<Tier> tier, Span span) {}
}
