package airkeeper.dashboard;

import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recorder knows from its history: taken from it once when it can be opened, and kept in it so that the next recorder
 * waits for the same missing readings.
 */
final class Recollection {
    /** Of so long the rooms have to know how often their sensors measure. */
    private static final Duration LOOK_BACK = Duration.ofHours(1);
    /** What was missing at the last end and is not older is still asked for. */
    private static final Duration LOOK_BACK_FOR_GAPS = Duration.ofDays(2);

    private final History history;
    private final Missed missed;
    private final RoomsNow rooms;
    private final Time time;
    private final @Nullable Others others;
    /** The gaps that the history has as open. */
    private Waiting kept = Waiting.KEPT.usual();

    private boolean there;

    Recollection(History history, Missed missed, RoomsNow rooms, Time time, @Nullable Others others) {
        this.history = history;
        this.missed = missed;
        this.rooms = rooms;
        this.time = time;
        this.others = others;
    }

    /** Whether the history was opened, and all of it is known that is needed. */
    boolean there() {
        return there;
    }

    /** Opens the history and takes from it what was known before. */
    void begin() throws HistoryException {
        history.open();
        String waiting = history.kept(Waiting.KEPT.key()).orElse(null);
        kept = waiting == null ? Waiting.KEPT.usual() : Waiting.KEPT.read(waiting);
        missed.waitAgain(kept);
        Instant now = time.wall();
        if (now != null) {
            history.readings(sensor -> true, new Span(now.minus(LOOK_BACK_FOR_GAPS), now), entry -> {
                missed.came(entry, Gaps.Order.OLDER);
                if (entry.time().isAfter(now.minus(LOOK_BACK))) {
                    remember(entry);
                } else {
                    rooms.remembered(entry.sensor(), entry.reading(), entry.time());
                }
            });
        }
        for (History.Known known : history.sensors()) {
            if (known.usable() != null) {
                remember(known.usable());
            }
            remember(known.newest());
            missed.came(known.newest(), Gaps.Order.OLDER);
            if (others != null) {
                others.knows(known.newest());
            }
        }
        there = true;
    }

    private void remember(Entry.Measured entry) {
        rooms.measured(entry.sensor(), entry.reading(), entry.time());
    }

    /** Stores what came: a gap is kept before the reading that shows it, and forgotten after the one that fills it. */
    void store(List<Entry> entries) throws HistoryException {
        keep(kept.and(missed.waiting()));
        history.add(entries);
        keep(missed.waiting());
    }

    private void keep(Waiting waiting) throws HistoryException {
        if (!waiting.equals(kept)) {
            history.keep(Waiting.KEPT.key(), Waiting.KEPT.written(waiting));
            kept = waiting;
        }
    }
}
