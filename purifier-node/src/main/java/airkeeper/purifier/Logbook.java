package airkeeper.purifier;

import airkeeper.wire.PurifierId;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one purifier's page up to date: at once when its order changes, else once an hour, to spare SD cards. Not thread-safe. */
final class Logbook {
    private static final Logger log = LoggerFactory.getLogger(Logbook.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final PurifierId purifier;
    private final @Nullable Filter filter;
    private final Contact contact;
    private final Notebook notebook;
    private final Time time;
    private Page written = Page.EMPTY;
    private @Nullable Order order;
    private Duration writtenAt = Duration.ZERO;
    private Duration toldAt = Duration.ZERO;
    private Duration ranBefore = Duration.ZERO;
    private @Nullable Instant filterSince;

    Logbook(PurifierId purifier, @Nullable Filter filter, Contact contact, Notebook notebook, Time time) {
        this.purifier = purifier;
        this.filter = filter;
        this.contact = contact;
        this.notebook = notebook;
        this.time = time;
    }

    /** Goes on counting where the page ends; the order that still holds, null when there is none. */
    @Nullable
    Order open() {
        Page page = notebook.page(purifier);
        contact.goOn(page.ran(), page.switches());
        ranBefore = page.ranBefore();
        filterSince = page.filterSince();
        written = page;
        writtenAt = time.steady();
        tellFilter();
        KeptOrder kept = page.order();
        order = kept == null ? null : kept.resumed(time.steady(), time.wall());
        if (kept != null) {
            log.info("{}: {}", purifier, resumed(kept, order));
        }
        return order;
    }

    private String resumed(KeptOrder kept, @Nullable Order still) {
        String what = "an order to be " + kept.power().key();
        if (still != null) {
            return what + " still holds"
                    + (kept.left() == null || kept.ages(time.wall())
                            ? "."
                            : " for all that was left of it: the clock is not set, so nobody knows how long the node was away.");
        }
        return what
                + (kept.ages(time.wall())
                        ? " ran out while the node was away."
                        : " is over: the clock is not set, so nobody knows how much of it is left.");
    }

    /** Writes what has changed, when it is time to. */
    void note(State state) {
        Duration now = time.steady();
        if (filterSince == null) {
            filterSince = time.wall();
        }
        boolean ordered = !Objects.equals(order, state.order());
        order = state.order();
        if (ordered || now.minus(writtenAt).compareTo(HOUR) >= 0) {
            write();
        }
        if (now.minus(toldAt).compareTo(DAY) >= 0) {
            tellFilter();
        }
    }

    /** The filter is new from now on. */
    void resetFilter() {
        ranBefore = contact.ran();
        filterSince = time.wall();
        write();
        tellFilter();
    }

    private void tellFilter() {
        toldAt = time.steady();
        if (filter != null) {
            log.info("{}: {}.", purifier, filter.words(used(), filterSince, time.wall()));
        }
    }

    /** What is to be said of the filter beside everything else; empty while there is much left of it. */
    String reminder() {
        return filter == null || !filter.low(used()) ? "" : "; " + filter.words(used(), filterSince, time.wall());
    }

    private Duration used() {
        return contact.ran().minus(ranBefore);
    }

    /** Writes the exact numbers. */
    void close() {
        write();
    }

    private void write() {
        writtenAt = time.steady();
        KeptOrder kept = order == null ? null : KeptOrder.of(order, time.steady(), time.wall());
        Page page = new Page(kept, contact.ran(), contact.switches(), ranBefore, filterSince);
        if (!page.equals(written)) {
            written = page;
            notebook.keep(purifier, page);
        }
    }
}
