package airkeeper.dashboard;

import airkeeper.wire.Heard;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was heard and is not in the history yet: stored in batches, acknowledged only after the commit, kept while the history
 * fails. Belongs to the recorder's loop.
 */
final class Backlog {
    private static final Logger log = LoggerFactory.getLogger(Backlog.class);
    /** Mosquitto has at most 20 messages under way unless told otherwise, and with all of them waiting here it is silent. */
    private static final int MANY = 10;
    /** Many within this come from a queue, which a commit at once drains fastest. */
    private static final Duration BURST = Duration.ofMillis(200);
    /** When many wait and nothing more comes for so long, the broker may be waiting, too. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Duration commitEvery;
    private final Time time;
    private final Loop loop;
    private final Health health;
    private final Store store;
    private final Pace pace;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Heard> messages = new ArrayList<>();
    private Duration pause = FIRST_PAUSE;
    private Duration notBefore = Duration.ZERO;
    private Duration lastCame = Duration.ZERO;
    private boolean scheduled;
    private boolean listening;
    private boolean soon;
    private boolean failing;

    Backlog(Duration commitEvery, Time time, Loop loop, Health health, Store store) {
        this.commitEvery = commitEvery;
        this.time = time;
        this.loop = loop;
        this.health = health;
        this.store = store;
        this.pace = new Pace(time);
    }

    void add(Entry entry, Heard message) {
        messages.add(message);
        add(entry);
    }

    /** Something that nobody has to be told of. */
    void add(Entry entry) {
        lastCame = time.steady();
        entries.add(entry);
        pace.came();
        boolean many = entries.size() >= MANY;
        boolean burst = many && pace.now().lag().compareTo(BURST) <= 0;
        if ((burst || entry instanceof Entry.Decided) && !failing && !soon) {
            // behind what is handed over already, so that all of it goes into one batch
            soon = true;
            loop.execute(this::flush);
        } else if (!scheduled && !soon) {
            schedule();
        }
        if (many && !soon && !listening) {
            listening = true;
            loop.after(SILENCE, this::listen);
        }
    }

    private void listen() {
        Duration silent = time.steady().minus(lastCame);
        listening = entries.size() >= MANY && silent.compareTo(SILENCE) < 0;
        if (listening) {
            loop.after(SILENCE.minus(silent), this::listen);
        } else if (entries.size() >= MANY && !failing) {
            flush();
        }
    }

    private void schedule() {
        scheduled = true;
        Duration wait = notBefore.minus(time.steady());
        loop.after(wait.isNegative() ? Duration.ZERO : wait, () -> {
            scheduled = false;
            flush();
        });
    }

    /** Stores all that waits now, or keeps it and tries again later. */
    void flush() {
        soon = false;
        if (entries.isEmpty()) {
            return;
        }
        try {
            store.add(List.copyOf(entries));
        } catch (HistoryException e) {
            failed(e);
            return;
        }
        messages.forEach(Heard::acknowledge);
        pace.stored();
        entries.clear();
        messages.clear();
        failing = false;
        pause = FIRST_PAUSE;
        notBefore = time.steady().plus(commitEvery);
        if (health.well(Health.Part.DATABASE)) {
            log.info("The history is there again; what had waited is stored.");
        }
    }

    Pace pace() {
        return pace;
    }

    private void failed(HistoryException e) {
        failing = true;
        if (health.wrong(Health.Part.DATABASE, String.valueOf(e.getMessage()))) {
            log.warn("{} What is heard waits meanwhile.", e.getMessage());
        }
        notBefore = time.steady().plus(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        if (!scheduled) {
            schedule();
        }
    }

    /** Where a batch goes. */
    interface Store {
        void add(List<Entry> entries) throws HistoryException;
    }
}
