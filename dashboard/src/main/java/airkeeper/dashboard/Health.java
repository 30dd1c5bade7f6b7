package airkeeper.dashboard;

import airkeeper.wire.time.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is wrong at the moment with the parts that the dashboard lives on, and since when. Thread-safe. */
public final class Health {
    private final Map<String, Trouble> troubles = new TreeMap<>();
    private final Time time;

    public Health(Time time) {
        this.time = time;
    }

    /** This part does not work; {@code why} is a sentence. Said again, it keeps its beginning. */
    synchronized void failing(String part, String why) {
        Trouble before = troubles.get(part);
        troubles.put(part, new Trouble(part, why, before == null ? time.wall() : before.since()));
    }

    /** This part works. */
    synchronized void sound(String part) {
        troubles.remove(part);
    }

    /** All that is wrong; empty when nothing is. */
    public synchronized List<Trouble> troubles() {
        return List.copyOf(troubles.values());
    }

    /**
     * A part that does not work.
     *
     * @param part {@code broker} or {@code history}
     * @param since null when this program's clock was not set then
     */
    public record Trouble(String part, String why, @Nullable Instant since) {}
}
