package airkeeper.bench;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Holding;
import airkeeper.dashboard.Past;
import airkeeper.dashboard.Run;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A history that counts what is committed to it. */
record CountedHistory(History history, Lap lap) implements History {
    @Override
    public void add(List<Entry> entries) throws HistoryException {
        history.add(entries);
        lap.done(entries.size());
    }

    @Override
    public void open() throws HistoryException {
        history.open();
    }

    @Override
    public List<Known> sensors() throws HistoryException {
        return history.sensors();
    }

    @Override
    public void readings(Predicate<SensorId> whose, Span span, Consumer<Entry.Measured> each) throws HistoryException {
        history.readings(whose, span, each);
    }

    @Override
    public Series series(Room room, @Nullable SensorId sensor, Quantity quantity, Span span, int points)
            throws HistoryException {
        return history.series(room, sensor, quantity, span, points);
    }

    @Override
    public @Nullable Instant since(Room room) throws HistoryException {
        return history.since(room);
    }

    @Override
    public List<Entry.Event> events(Room room, Span span, int limit) throws HistoryException {
        return history.events(room, span, limit);
    }

    @Override
    public void events(Span span, Consumer<Entry.Event> each) throws HistoryException {
        history.events(span, each);
    }

    @Override
    public Past past(SensorId sensor, Span span) throws HistoryException {
        return history.past(sensor, span);
    }

    @Override
    public void add(Past past) throws HistoryException {
        history.add(past);
    }

    @Override
    public List<Run> runs(Room room, Span span) throws HistoryException {
        return history.runs(room, span);
    }

    @Override
    public boolean tidy(Instant now) throws HistoryException {
        return history.tidy(now);
    }

    @Override
    public Optional<String> kept(String key) throws HistoryException {
        return history.kept(key);
    }

    @Override
    public void keep(String key, @Nullable String value) throws HistoryException {
        history.keep(key, value);
    }

    @Override
    public boolean exchange(List<Exchange> texts) throws HistoryException {
        return history.exchange(texts);
    }

    @Override
    public Holding holding() throws HistoryException {
        return history.holding();
    }

    @Override
    public void close() {
        history.close();
    }
}
