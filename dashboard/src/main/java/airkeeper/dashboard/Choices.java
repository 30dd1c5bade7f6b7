package airkeeper.dashboard;

import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
    /** Each time somebody else was quicker, who then is done. */
    private static final int MOST_TRIES = 100;

    private static final Choice<Changes> CHANGES = Choice.of("changes", new Changes(List.of()));

    private final History history;
    private final Time time;
    private final Loop loop;
    /** What was read or kept already, by key. */
    private final Map<String, Known<?>> known = new HashMap<>();

    private long version;

    public Choices(History history, Time time) {
        this.history = history;
        this.time = time;
        this.loop = time.loop("choices");
    }

    /** What becomes of a choice; nothing, if it throws. */
    public interface Edit<T extends Record, X extends Exception> {
        Edited<T> of(T now) throws X;
    }

    /**
     * How a choice shall stand.
     *
     * @param what was done, as in a {@link Change}
     */
    public record Edited<T extends Record>(T value, String what) {}

    /** One of the texts that change together. */
    private record Step(@Nullable String before, Known<?> after) {
        History.Exchange exchange() {
            return new History.Exchange(after.choice().key(), before, Objects.requireNonNull(after.text()));
        }
    }

    /** What is known of a choice; {@code text} is null where nothing is kept. */
    private record Known<T extends Record>(
            Choice<T> choice, T value, @Nullable String text) {}

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
        Known<?> value = known.get(choice.key());
        return value == null ? kept(choice).value() : choice.form().cast(value.value());
    }

    private <T extends Record> Known<T> kept(Choice<T> choice) throws HistoryException {
        Known<T> read = read(choice, history.kept(choice.key()).orElse(null));
        learn(read);
        return read;
    }

    private static <T extends Record> Known<T> read(Choice<T> choice, @Nullable String text) throws HistoryException {
        return new Known<>(choice, text == null ? choice.usual() : choice.read(text), text);
    }

    private void learn(Known<?> read) {
        Known<?> before = known.put(read.choice().key(), read);
        if (before != null && !Objects.equals(before.text(), read.text())) {
            version++;
        }
    }

    /** Grows with every change of what somebody has read here. */
    public synchronized long version() {
        return version;
    }

    /**
     * Changes it, and notes who did so: both or neither. Where another dashboard is quicker, the edit is asked again for what
     * becomes of the newer value, so that of two changes neither is lost.
     */
    public synchronized <T extends Record, X extends Exception> void change(
            Choice<T> choice, String by, Edit<T, X> edit) throws HistoryException, X {
        for (int tries = 0; ; tries++) {
            patient(choice, tries);
            Known<T> before = kept(choice);
            Edited<T> edited = edit.of(before.value());
            Known<Changes> changes = kept(CHANGES);
            Changes noted = noted(changes.value(), by, edited.what());
            if (exchange(step(before, edited.value()), step(changes, noted))) {
                return;
            }
        }
    }

    /** Changes what is nobody's decision, such as a count, and notes nothing; returns how it stood before. */
    public synchronized <T extends Record> T keep(Choice<T> choice, UnaryOperator<T> edit) throws HistoryException {
        for (int tries = 0; ; tries++) {
            patient(choice, tries);
            Known<T> before = kept(choice);
            T after = edit.apply(before.value());
            if (after.equals(before.value()) || exchange(step(before, after))) {
                return before.value();
            }
        }
    }

    private static void patient(Choice<?> choice, int tries) throws HistoryException {
        if (tries == MOST_TRIES) {
            throw new HistoryException(
                    "what is kept as " + choice.key() + " is changed by others all the time; try again in a moment",
                    null);
        }
    }

    private Changes noted(Changes before, String by, String what) {
        Instant now = time.wall();
        Change newest = new Change(now == null ? null : now.toEpochMilli(), by, what);
        return new Changes(Stream.concat(Stream.of(newest), before.newestFirst().stream())
                .limit(MOST_CHANGES)
                .toList());
    }

    private static <T extends Record> Step step(Known<T> before, T value) {
        Choice<T> choice = before.choice();
        return new Step(before.text(), new Known<>(choice, value, choice.written(value)));
    }

    private boolean exchange(Step... steps) throws HistoryException {
        boolean done = history.exchange(Stream.of(steps).map(Step::exchange).toList());
        if (done) {
            Stream.of(steps).map(Step::after).forEach(this::learn);
        }
        return done;
    }

    /** The last {@value #MOST_CHANGES} changes, newest first. */
    public List<Change> changes() throws HistoryException {
        return get(CHANGES).newestFirst();
    }

    /** Nobody waits for this: who asks meanwhile is told what was known. */
    private void look() {
        for (Known<?> before : all()) {
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

    private synchronized List<Known<?>> all() {
        return List.copyOf(known.values());
    }

    private synchronized void replace(Known<?> before, Known<?> after) {
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
