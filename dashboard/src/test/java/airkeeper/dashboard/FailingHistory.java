package airkeeper.dashboard;

import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A history in memory whose disk a test can fill and free again. */
final class FailingHistory implements History {
    final List<List<Entry>> batches = new ArrayList<>();
    final Map<String, String> kept = new ConcurrentHashMap<>();
    final List<Known> before = new ArrayList<>();
    /** What it holds from before, in order of time. */
    final List<Entry.Measured> past = new ArrayList<>();

    /** How often it was asked for readings, and how many it handed over. */
    int asked;

    int handedOver;
    boolean full;
    boolean missing;
    /** How often something was to be written that belongs to a batch. */
    int tries;

    int due;
    int tidied;
    Holding holding = new Holding(0, List.of());

    List<Entry> entries() {
        return batches.stream().flatMap(List::stream).toList();
    }

    @Override
    public void open() throws HistoryException {
        if (missing) {
            throw new HistoryException("The folder is missing.", null);
        }
    }

    @Override
    public void add(List<Entry> entries) throws HistoryException {
        tries++;
        if (full) {
            throw new HistoryException("The disk is full.", null);
        }
        batches.add(List.copyOf(entries));
    }

    @Override
    public List<Known> sensors() {
        return before;
    }

    @Override
    public void readings(Predicate<SensorId> whose, Span span, Consumer<Entry.Measured> each) {
        asked++;
        past.stream()
                .filter(entry -> whose.test(entry.sensor()) && span.contains(entry.time()))
                .peek(entry -> handedOver++)
                .forEach(each);
    }

    @Override
    public Series series(Room room, @Nullable SensorId sensor, Quantity quantity, Span span, int points) {
        return new Series(span, points);
    }

    @Override
    public @Nullable Instant since(Room room) {
        return null;
    }

    @Override
    public List<Entry.Event> events(Room room, Span span, int limit) {
        return List.of();
    }

    @Override
    public void events(Span span, Consumer<Entry.Event> each) {}

    @Override
    public Past past(SensorId sensor, Span span) {
        return new Past(sensor, null, List.of());
    }

    @Override
    public void add(Past past) {}

    @Override
    public List<Run> runs(Room room, Span span) {
        return List.of();
    }

    @Override
    public boolean tidy(Instant now) throws HistoryException {
        if (full) {
            throw new HistoryException("The disk is full.", null);
        }
        tidied++;
        return due-- > 0;
    }

    @Override
    public Optional<String> kept(String key) {
        return Optional.ofNullable(kept.get(key));
    }

    @Override
    public void keep(String key, @Nullable String value) throws HistoryException {
        if (full) {
            tries++;
            throw new HistoryException("The disk is full.", null);
        }
        if (value == null) {
            kept.remove(key);
        } else {
            kept.put(key, value);
        }
    }

    @Override
    public synchronized boolean exchange(List<Exchange> texts) throws HistoryException {
        if (full) {
            throw new HistoryException("The disk is full.", null);
        }
        if (!texts.stream().allMatch(text -> Objects.equals(kept.get(text.key()), text.before()))) {
            return false;
        }
        texts.forEach(text -> kept.put(text.key(), text.after()));
        return true;
    }

    @Override
    public Holding holding() {
        return holding;
    }

    @Override
    public void close() {}
}
