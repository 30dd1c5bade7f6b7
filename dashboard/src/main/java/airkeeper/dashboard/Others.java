package airkeeper.dashboard;

import airkeeper.wire.SensorId;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees in the history what all dashboards that share the recording have stored lately. Belongs to the recorder's loop. */
final class Others {
    private static final Logger log = LoggerFactory.getLogger(Others.class);
    /** As long as one of them may be slow to store. */
    private static final Duration LATELY = Duration.ofMinutes(5);

    private final History history;
    private final Time time;
    private final BiConsumer<Entry.Measured, Gaps.Order> each;
    private final Map<SensorId, Instant> newest = new HashMap<>();
    private Set<Entry.Measured> seen = Set.of();

    Others(History history, Time time, BiConsumer<Entry.Measured, Gaps.Order> each) {
        this.history = history;
        this.time = time;
        this.each = each;
    }

    /** This one was the newest of its sensor at the start. */
    void knows(Entry.Measured entry) {
        newest.put(entry.sensor(), entry.time());
    }

    /** Hands over what was not there when it looked before, in order of time; a failure is told by whoever adds. */
    void look() {
        Instant now = time.wall();
        if (now == null) {
            return;
        }
        Set<Entry.Measured> found = new HashSet<>();
        try {
            history.readings(sensor -> true, new Span(now.minus(LATELY), Span.ALL.to()), entry -> {
                found.add(entry);
                if (!seen.contains(entry)) {
                    each.accept(entry, order(entry));
                }
            });
            seen = found;
        } catch (HistoryException e) {
            log.debug("What others have stored is looked at later.", e);
        }
    }

    private Gaps.Order order(Entry.Measured entry) {
        Instant before = newest.get(entry.sensor());
        if (before != null && !entry.time().isAfter(before)) {
            return Gaps.Order.OLDER;
        }
        newest.put(entry.sensor(), entry.time());
        return Gaps.Order.NEWER;
    }
}
