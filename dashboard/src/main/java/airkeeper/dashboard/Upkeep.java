package airkeeper.dashboard;

import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the history beside the recorder: lets it tidy up, says how large it gets, and when its room runs short. */
final class Upkeep {
    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
    /** Between two pieces of work, so that the recorder always gets its turn. */
    private static final Duration BREATH = Duration.ofMillis(100);

    /** The start has enough to do. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    private static final Duration REST = Duration.ofMinutes(10);
    private static final Duration SAY_EVERY = Duration.ofDays(1);
    private static final Size LEAST_FREE = Size.of("100 MB");

    private final Time time;
    private final History history;
    private final Keep keep;
    private final @Nullable Size budget;
    private final Health health;
    private final Loop loop;
    private Duration sayAt = Duration.ZERO;
    private boolean failing;
    private volatile long bytes = -1;

    Upkeep(Time time, History history, Keep keep, @Nullable Size budget, Health health) {
        this.time = time;
        this.history = history;
        this.keep = keep;
        this.budget = budget;
        this.health = health;
        this.loop = time.loop("upkeep");
    }

    void start() {
        loop.after(FIRST, this::work);
    }

    private void work() {
        loop.after(tidied() ? BREATH : REST, this::work);
    }

    /** Whether there is more to do at once. */
    private boolean tidied() {
        try {
            Instant now = time.wall();
            if (now != null && history.tidy(now)) {
                return true;
            }
            Holding holding = history.holding();
            bytes = holding.bytes();
            look(holding);
            failing = false;
        } catch (HistoryException e) {
            if (!failing) {
                log.warn(
                        "{} The upkeep of the history is tried again every {} minutes.",
                        e.getMessage(),
                        REST.toMinutes());
            }
            failing = true;
        }
        return false;
    }

    /** What the history takes, as it was measured last; empty before the first time. */
    OptionalLong bytes() {
        return bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    private void look(Holding holding) {
        String trouble = trouble(holding);
        boolean due = time.steady().compareTo(sayAt) >= 0;
        if (due) {
            sayAt = time.steady().plus(SAY_EVERY);
            log.info(
                    "The history takes {}{}.",
                    new Size(holding.bytes()),
                    Forecast.of(holding, keep).map(forecast -> "; " + forecast).orElse(""));
        }
        if (trouble.isEmpty()) {
            if (health.well(Health.Part.DISK)) {
                log.info("The room of the history is well again.");
            }
        } else if (health.wrong(Health.Part.DISK, trouble) || due) {
            log.warn("{}", trouble);
        }
    }

    /** What a person should look after, in sentences; empty: nothing. */
    private String trouble(Holding holding) {
        List<String> sentences = new ArrayList<>();
        if (holding.trouble() != null) {
            sentences.add(holding.trouble());
        }
        Size size = new Size(holding.bytes());
        if (budget != null && size.compareTo(budget) > 0) {
            sentences.add("The history takes " + size + ", more than its budget of " + budget
                    + "; give it more (history.budget), or keep less (history.keep).");
        }
        Size free = new Size(holding.free());
        if (free.compareTo(LEAST_FREE) < 0) {
            sentences.add("Only " + free + " are free where the history is kept; when the disk is full, nothing more is"
                    + " remembered. Make room, or keep less (history.keep).");
        }
        return String.join(" ", sentences);
    }

    void close() {
        loop.close();
    }
}
