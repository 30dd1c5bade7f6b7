package airkeeper.dashboard;

import airkeeper.wire.time.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people have set while the dashboard runs, and who has set what and when; kept in the history. Thread-safe. */
public final class Choices {
    private static final int MOST_CHANGES = 300;
    private static final Choice<Changes> CHANGES = Choice.of("changes", new Changes(List.of()));

    private final History history;
    private final Time time;
    /** What was read or kept already, by key. */
    private final Map<String, Record> known = new HashMap<>();

    public Choices(History history, Time time) {
        this.history = history;
        this.time = time;
    }

    /**
     * Somebody changed something.
     *
     * @param time epoch milliseconds; null: the clock was not set
     * @param by the name of the user or token
     * @param what what they did, as a sentence that goes on from their name: {@code removed the user Ben}
     */
    public record Change(@Nullable Long time, String by, String what) {}

    record Changes(List<Change> newestFirst) {}

    /** How it stands now. */
    public synchronized <T extends Record> T get(Choice<T> choice) throws HistoryException {
        Record value = known.get(choice.key());
        if (value == null) {
            String kept = history.kept(choice.key()).orElse(null);
            value = kept == null ? choice.usual() : choice.read(kept);
            known.put(choice.key(), value);
        }
        return choice.form().cast(value);
    }

    /** Sets it, and notes who did so. The note comes first: a change that nobody can see is worse than a note too many. */
    public synchronized <T extends Record> void change(Choice<T> choice, T value, String by, String what)
            throws HistoryException {
        note(by, what);
        keep(choice, value);
    }

    /** Sets what is nobody's decision, such as a count, and notes nothing. */
    public synchronized <T extends Record> void keep(Choice<T> choice, T value) throws HistoryException {
        history.keep(choice.key(), choice.written(value));
        known.put(choice.key(), value);
    }

    private void note(String by, String what) throws HistoryException {
        Instant now = time.wall();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(now == null ? null : now.toEpochMilli(), by, what));
        changes.addAll(get(CHANGES).newestFirst());
        keep(CHANGES, new Changes(List.copyOf(changes.subList(0, Math.min(MOST_CHANGES, changes.size())))));
    }

    /** The last {@value #MOST_CHANGES} changes, newest first. */
    public List<Change> changes() throws HistoryException {
        return get(CHANGES).newestFirst();
    }
}
