package airkeeper.dashboard.web;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Holding;
import airkeeper.dashboard.Past;
import airkeeper.dashboard.Run;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A history that lives as long as its test; it can break as a disk does, or as a bug. */
final class ListHistory implements History {
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    volatile Disk disk = Disk.SOUND;
    /** How often readings are still handed over before the disk is lost. */
    final AtomicInteger readingsUntilLost = new AtomicInteger(Integer.MAX_VALUE);

    enum Disk {
        SOUND,
        LOST,
        BUG
    }

    @Override
    public void open() {}

    @Override
    public void add(List<Entry> more) {
        entries.addAll(more);
    }

    @Override
    public List<Known> sensors() {
        Map<SensorId, Known> known = new TreeMap<>();
        measured(Span.ALL)
                .forEach(each -> known.merge(
                        each.sensor(),
                        new Known(each.sensor(), each, each.reading().usable() ? each : null),
                        (a, b) -> new Known(a.sensor(), b.newest(), b.usable() == null ? a.usable() : b.usable())));
        return List.copyOf(known.values());
    }

    @Override
    public void readings(Predicate<SensorId> whose, Span span, Consumer<Entry.Measured> each) throws HistoryException {
        if (readingsUntilLost.getAndDecrement() == 0) {
            disk = Disk.LOST;
        }
        sound();
        measured(span).filter(measured -> whose.test(measured.sensor())).forEach(each);
    }

    @Override
    public Series series(Room room, @Nullable SensorId sensor, Quantity quantity, Span span, int points)
            throws HistoryException {
        sound();
        Series series = new Series(span, points);
        measured(span)
                .filter(measured -> measured.sensor().room().equals(room))
                .filter(measured -> sensor == null || measured.sensor().equals(sensor))
                .filter(measured -> measured.reading().usable())
                .forEach(measured -> measured.reading()
                        .value(quantity)
                        .ifPresent(value -> series.take(measured.time().toEpochMilli(), value)));
        return series;
    }

    @Override
    public @Nullable Instant since(Room room) {
        return measured(Span.ALL)
                .filter(each -> each.sensor().room().equals(room))
                .map(Entry.Measured::time)
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<Entry.Event> events(Room room, Span span, int limit) throws HistoryException {
        sound();
        return entries.stream()
                .filter(Entry.Event.class::isInstance)
                .map(Entry.Event.class::cast)
                .filter(each -> each.room().equals(room) && span.contains(each.time()))
                .sorted(Comparator.comparing(Entry.Event::time).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void events(Span span, Consumer<Entry.Event> each) {
        entries.stream()
                .filter(Entry.Event.class::isInstance)
                .map(Entry.Event.class::cast)
                .filter(event -> span.contains(event.time()))
                .sorted(Comparator.comparing(Entry.Event::time))
                .forEach(each);
    }

    @Override
    public Past past(SensorId sensor, Span span) {
        return new Past(sensor, null, List.of());
    }

    @Override
    public void add(Past past) {}

    @Override
    public List<Run> runs(Room room, Span span) throws HistoryException {
        sound();
        Map<PurifierId, Instant> on = new TreeMap<>();
        List<Run> runs = new ArrayList<>();
        decided(room).filter(each -> each.decision().changed()).forEach(each -> {
            if (each.decision().power() == Power.ON) {
                on.put(each.purifier(), each.time());
            } else if (on.containsKey(each.purifier())) {
                runs.add(new Run(each.purifier(), on.remove(each.purifier()), each.time()));
            }
        });
        on.forEach((purifier, from) -> runs.add(new Run(purifier, from, null)));
        runs.removeIf(run -> !run.from().isBefore(span.to())
                || (run.to() != null && !run.to().isAfter(span.from())));
        return runs;
    }

    private Stream<Entry.Measured> measured(Span span) {
        return entries.stream()
                .filter(Entry.Measured.class::isInstance)
                .map(Entry.Measured.class::cast)
                .filter(each -> span.contains(each.time()))
                .sorted(Comparator.comparing(Entry.Measured::time));
    }

    private Stream<Entry.Decided> decided(Room room) {
        return entries.stream()
                .filter(Entry.Decided.class::isInstance)
                .map(Entry.Decided.class::cast)
                .filter(each -> each.purifier().room().equals(room))
                .sorted(Comparator.comparing(Entry.Decided::time));
    }

    private void sound() throws HistoryException {
        switch (disk) {
            case SOUND -> {}
            case LOST ->
                throw new HistoryException(
                        "reading air.db failed: disk I/O error; look after the disk", new IOException("I/O"));
            case BUG -> throw new IllegalStateException("secret internals");
        }
    }

    @Override
    public boolean tidy(Instant now) {
        return false;
    }

    @Override
    public Optional<String> kept(String key) throws HistoryException {
        sound();
        return Optional.ofNullable(kept.get(key));
    }

    @Override
    public void keep(String key, @Nullable String value) throws HistoryException {
        sound();
        if (value == null) {
            kept.remove(key);
        } else {
            kept.put(key, value);
        }
    }

    @Override
    public synchronized boolean exchange(List<Exchange> texts) throws HistoryException {
        sound();
        if (!texts.stream().allMatch(text -> Objects.equals(kept.get(text.key()), text.before()))) {
            return false;
        }
        texts.forEach(text -> kept.put(text.key(), text.after()));
        return true;
    }

    @Override
    public Holding holding() {
        return new Holding(0, List.of());
    }

    @Override
    public void close() {}
}
