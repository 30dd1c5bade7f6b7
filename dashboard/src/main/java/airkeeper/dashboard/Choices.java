package airkeeper.dashboard;

import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people have set while the dashboard runs, and who has set what and when; kept in the history. What another dashboard
 * on the same history has changed is known here within {@link #LOOK}. Thread-safe.
 */
public final class Choices implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Choices.class);
    static final Duration LOOK = Duration.ofSeconds(3);
    private static final int MOST_CHANGES = 300;
    private static final Choice<Changes> CHANGES = Choice.of("changes", new Changes(List.of()));

    private final History history;
    private final Time time;
    private final Loop loop;
    /** What was read or kept already, by key. */
    private final Map<String, Known> known = new HashMap<>();

    private long version;

    public Choices(History history, Time time) {
        this.history = history;
        this.time = time;
        this.loop = time.loop("choices");
    }

    /** What is known of a choice; {@code text} is null where nothing is kept. */
    private record Known(
            Choice<?> choice, Record value, @Nullable String text) {}

    /**
     * Somebody changed something.
     *
     * @param time epoch milliseconds; null: the clock was not set
     * @param by the name of the user or token
     * @param what what they did, as a sentence that goes on from their name: {@code removed the user Ben}
     */
    public record Change(@Nullable Long time, String by, String what) {}

    record Changes(List<Change> newestFirst) {}

    /** Begins to look again and again for what others have changed. */
    void start() {
        loop.every(LOOK, this::look);
    }

    /** How it stands now, as far as is known. */
    public synchronized <T extends Record> T get(Choice<T> choice) throws HistoryException {
        Known value = known.get(choice.key());
        return value == null ? newest(choice) : choice.form().cast(value.value());
    }

    /** How it stands in the history: to be asked by whoever is about to change it. */
    public synchronized <T extends Record> T newest(Choice<T> choice) throws HistoryException {
        Known read = read(choice, history.kept(choice.key()).orElse(null));
        learn(read);
        return choice.form().cast(read.value());
    }

    private static Known read(Choice<?> choice, @Nullable String text) throws HistoryException {
        return new Known(choice, text == null ? choice.usual() : choice.read(text), text);
    }

    private void learn(Known read) {
        Known before = known.put(read.choice().key(), read);
        if (before != null && !Objects.equals(before.text(), read.text())) {
            version++;
        }
    }

    /** Grows with every change of what somebody has read here. */
    public synchronized long version() {
        return version;
    }

    /** Sets it, and notes who did so. The note comes first: a change that nobody can see is worse than a note too many. */
    public synchronized <T extends Record> void change(Choice<T> choice, T value, String by, String what)
            throws HistoryException {
        note(by, what);
        keep(choice, value);
    }

    /** Sets what is nobody's decision, such as a count, and notes nothing. */
    public synchronized <T extends Record> void keep(Choice<T> choice, T value) throws HistoryException {
        String text = choice.written(value);
        history.keep(choice.key(), text);
        learn(new Known(choice, value, text));
    }

    private void note(String by, String what) throws HistoryException {
        Instant now = time.wall();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(now == null ? null : now.toEpochMilli(), by, what));
        changes.addAll(newest(CHANGES).newestFirst());
        keep(CHANGES, new Changes(List.copyOf(changes.subList(0, Math.min(MOST_CHANGES, changes.size())))));
    }

    /** The last {@value #MOST_CHANGES} changes, newest first. */
    public List<Change> changes() throws HistoryException {
        return get(CHANGES).newestFirst();
    }

    /** Nobody waits for this: who asks meanwhile is told what was known. */
    private void look() {
        for (Known before : all()) {
            try {
                String text = history.kept(before.choice().key()).orElse(null);
                if (!Objects.equals(text, before.text())) {
                    replace(before, read(before.choice(), text));
                }
            } catch (HistoryException e) {
                // what is known goes on to be true: a lost disk logs nobody out
                log.debug("Whether another dashboard changed something could not be seen: {}", e.getMessage());
            }
        }
    }

    private synchronized List<Known> all() {
        return List.copyOf(known.values());
    }

    private synchronized void replace(Known before, Known after) {
        // what was changed here meanwhile is newer
        if (before.equals(known.get(before.choice().key()))) {
            learn(after);
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
