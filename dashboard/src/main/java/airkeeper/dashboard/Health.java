package airkeeper.dashboard;

import airkeeper.wire.time.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is wrong with the dashboard's world, and since when. Thread-safe. */
public final class Health {
    private static final String NOT_YET = "It was not reached yet; this takes a moment after the start.";

    private final Time time;
    private final Map<Part, Trouble> troubles = new TreeMap<>();

    Health(Time time) {
        this.time = time;
        for (Part part : List.of(Part.BROKER, Part.DATABASE)) {
            troubles.put(part, new Trouble(NOT_YET, time.wall()));
        }
    }

    /** What the dashboard needs. */
    public enum Part {
        BROKER("broker"),
        DATABASE("database"),
        /** The room that the history has, and what was found wrong with it. */
        DISK("disk");

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

    /** Something is wrong; returns whether the part was well before. */
    synchronized boolean wrong(Part part, String why) {
        Trouble before = troubles.get(part);
        troubles.put(part, new Trouble(why, before == null ? time.wall() : before.since()));
        return before == null || before.why().equals(NOT_YET);
    }

    /** A part is well; returns whether something was wrong with it before. */
    synchronized boolean well(Part part) {
        Trouble before = troubles.remove(part);
        return before != null && !before.why().equals(NOT_YET);
    }

    /** All that is wrong now; empty when nothing is. */
    public synchronized Map<Part, Trouble> troubles() {
        return Map.copyOf(troubles);
    }
}
