package airkeeper.dashboard;

import airkeeper.wire.time.Time;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with the dashboard's world, and since when; logged once when it is lost and once when it is back. Thread-safe. */
public final class Health {
    private static final Logger log = LoggerFactory.getLogger(Health.class);

    private final Time time;
    private final Map<Part, Trouble> troubles = new TreeMap<>();

    public Health(Time time) {
        this.time = time;
    }

    /** What the dashboard needs. */
    public enum Part {
        BROKER("broker"),
        DATABASE("database");

        private final String key;

        Part(String key) {
            this.key = key;
        }

        /** The word in answers. */
        public String key() {
            return key;
        }
    }

    /**
     * What is wrong with a part.
     *
     * @param why one sentence: what is wrong and what to do about it
     * @param since null while the clock was never set
     */
    public record Trouble(String why, @Nullable Instant since) {}

    synchronized void wrong(Part part, String why) {
        Trouble before = troubles.get(part);
        troubles.put(part, new Trouble(why, before == null ? time.wall() : before.since()));
        if (before == null) {
            log.warn("The {} is not to be had: {}", part.key(), why);
        }
    }

    synchronized void well(Part part, String how) {
        if (troubles.remove(part) != null) {
            log.info("The {} is there: {}", part.key(), how);
        }
    }

    /** All that is wrong now; empty when nothing is. */
    public synchronized Map<Part, Trouble> troubles() {
        return Map.copyOf(troubles);
    }
}
