package airkeeper.dashboard;

import airkeeper.wire.Complaints;
import airkeeper.wire.Decision;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what is said of the air, shows it at once, stores it in batches, and asks for what it missed.
 *
 * <p>One thread owns all of it. What people see does not wait for the disk; the broker's receipt does.
 */
final class Recorder {
    private static final Logger log = LoggerFactory.getLogger(Recorder.class);
    private static final Duration LOOK_FOR_GAPS = Duration.ofSeconds(5);

    private static final Duration LOOK_WHO_IS_SILENT = Duration.ofSeconds(30);
    private static final Duration LOOK_AT_OTHERS = Duration.ofSeconds(5);
    /** Brokers send a few and wait for receipts; one that does not, as Mosquitto 2.0.11 at times, must not fill the memory. */
    static final int MOST_WAITING = 5_000;

    private final Topics topics;
    private final Time time;
    private final Link link;
    private final History history;
    private final RoomsNow rooms;
    private final Health health;
    private final Consumer<News> watcher;
    private final Loop loop;
    private final Backlog backlog;
    private final Complaints complaints = new Complaints(log);
    private final Stamps stamps = new Stamps();
    private final Set<SensorId> wrongClocks = new HashSet<>();
    private final Missed missed;
    private final Attendance attendance;
    private final @Nullable String share;
    private final @Nullable Others others;
    private final Recollection recollection;
    private final Semaphore places = new Semaphore(MOST_WAITING);

    Recorder(
            Topics topics,
            Duration commitEvery,
            Time time,
            Link link,
            History history,
            RoomsNow rooms,
            Health health,
            Consumer<News> watcher,
            @Nullable String share) {
        this.topics = topics;
        this.time = time;
        this.link = link;
        this.history = history;
        this.rooms = rooms;
        this.health = health;
        this.watcher = watcher;
        this.loop = time.loop("recorder");
        this.backlog = new Backlog(commitEvery, time, loop, health, this::store);
        this.missed = new Missed(topics, time, link, backlog::add);
        this.attendance = new Attendance(rooms, time, backlog::add);
        this.share = share;
        this.others = share == null ? null : new Others(history, time, this::stored);
        this.recollection = new Recollection(history, missed, rooms, time, others);
    }

    /** Opens the history, then the line: what is known already is no news. */
    void start() {
        List.of(
                        share == null
                                ? topics.everyReading()
                                : topics.everyReading().sharedBy(share),
                        topics.everyLate(),
                        topics.everyReport(),
                        topics.everyWhy(),
                        topics.everyPresence())
                .forEach(filter -> link.hear(Subscription.withKept(filter), this::handOver));
        link.watch(state -> {
            if (state.up()) {
                health.well(Health.Part.BROKER);
            } else {
                health.wrong(Health.Part.BROKER, state.why());
            }
            loop.execute(() -> attendance.line(state));
        });
        loop.every(LOOK_FOR_GAPS, missed::ask);
        loop.every(LOOK_WHO_IS_SILENT, attendance::look);
        loop.execute(() -> {
            try {
                remember();
                health.well(Health.Part.DATABASE);
            } catch (HistoryException e) {
                health.wrong(Health.Part.DATABASE, String.valueOf(e.getMessage()));
                log.warn("{} It is tried again with what is heard.", e.getMessage());
            }
            link.start();
        });
    }

    /** Does the beat among what the recorder does. */
    void pulse(Duration period, Runnable beat) {
        loop.every(period, beat);
    }

    /** Waits while very much is not stored yet, and with it the broker: a message that is dropped may not come again. */
    private void handOver(Heard message) {
        places.acquireUninterruptibly();
        Heard heard = message.with(() -> {
            places.release();
            message.acknowledge();
        });
        loop.execute(() -> {
            try {
                take(heard);
            } catch (MalformedException | IllegalArgumentException e) {
                complaints.dropped(heard.topic(), String.valueOf(e.getMessage()));
                heard.acknowledge();
            }
        });
    }

    private void take(Heard heard) throws MalformedException {
        Topics.Address address = topics.read(heard.topic()).orElse(null);
        switch (address) {
            case Topics.Address.OfReading(SensorId sensor) -> measured(sensor, heard, Json.reading(heard.payload()));
            case Topics.Address.OfLate(SensorId sensor) -> late(sensor, heard, Json.reading(heard.payload()));
            case Topics.Address.OfReport(PurifierId purifier) -> {
                if (heard.payload().length > 0) {
                    watcher.accept(new News.Reported(rooms.reported(purifier, Json.report(heard.payload()))));
                }
                heard.acknowledge();
            }
            case Topics.Address.OfWhy(PurifierId purifier) -> decided(purifier, heard);
            case Topics.Address.OfPresence ignored -> {
                if (heard.payload().length > 0) {
                    var presence = Json.presence(heard.payload());
                    rooms.came(presence);
                    attendance.came(presence);
                    watcher.accept(new News.Came(presence));
                }
                heard.acknowledge();
            }
            case null, default -> throw new MalformedException(Topics.EXPECTED);
        }
    }

    /** Late readings are heard by all of a group, so that each knows which gaps are filled; the history keeps them once. */
    private void late(SensorId sensor, Heard heard, Reading reading) {
        if (others != null && !Stamps.possible(reading.time(), time.wall())) {
            throw new IllegalArgumentException(
                    "expected a time in a reading that is said again, as each dashboard that shares"
                            + " the recording would give it another, found "
                            + (reading.time() == null ? "none" : reading.time()));
        }
        measured(sensor, heard, reading);
        if (others != null) {
            missed.came(new Entry.Measured(sensor, reading, Entry.Stamp.NODE), Gaps.Order.OLDER);
        }
    }

    private void measured(SensorId sensor, Heard heard, Reading reading) {
        if (heard.retained() && !Stamps.possible(reading.time(), time.wall())) {
            // old, and nobody knows how old
            heard.acknowledge();
            return;
        }
        Entry.Measured entry = stamps.stamped(sensor, reading, time.wall());
        if (reading.time() != null && entry.stamp() == Entry.Stamp.RECEIVER && wrongClocks.add(sensor)) {
            log.warn(
                    "{} says that it is {}, this clock {}: such readings are kept with the time at which they come."
                            + " Check the clock of that node and of this one.",
                    sensor,
                    reading.time(),
                    time.wall());
        }
        boolean newer = rooms.measured(sensor, entry.reading(), entry.time());
        if (others == null) {
            missed.came(entry, newer && recollection.there() ? Gaps.Order.NEWER : Gaps.Order.OLDER);
        }
        if (newer) {
            attendance.heard(sensor, entry.time());
        }
        if (newer || !heard.retained()) {
            watcher.accept(new News.Measured(sensor, entry.reading(), !newer));
        }
        backlog.add(entry, heard);
    }

    private void decided(PurifierId purifier, Heard heard) throws MalformedException {
        var said = Json.decision(heard.payload());
        var decision = new Decision(at(said.time()), said.power(), said.changed(), said.reason(), said.why());
        Entry.Decided entry = new Entry.Decided(purifier, decision);
        watcher.accept(new News.Decided(entry));
        backlog.add(entry, heard);
    }

    /** The time itself, or this clock's where there is none that can be. */
    private Instant at(@Nullable Instant said) {
        Instant now = time.wall();
        Instant at = Stamps.possible(said, now) ? said : now;
        if (at == null) {
            throw new IllegalArgumentException(
                    "expected a time, found none, and this clock is not set either; check that a time server can be reached");
        }
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private void store(List<Entry> entries) throws HistoryException {
        remember();
        recollection.store(entries);
    }

    private void remember() throws HistoryException {
        if (recollection.there()) {
            return;
        }
        recollection.begin();
        if (others != null) {
            loop.every(LOOK_AT_OTHERS, others::look);
        }
    }

    /** Of a shared stream one recorder hears a part: what is missing shows in the history of all. */
    private void stored(Entry.Measured entry, Gaps.Order order) {
        missed.came(entry, order);
        if (rooms.measured(entry.sensor(), entry.reading(), entry.time())) {
            attendance.heard(entry.sensor(), entry.time());
            watcher.accept(new News.Measured(entry.sensor(), entry.reading(), false));
        }
    }

    /** How well it keeps up. */
    Pace pace() {
        return backlog.pace();
    }

    /** How many messages were malformed since the start. */
    long dropped() {
        return complaints.count();
    }

    /** Stores what waits, as far as the history lets it, and leaves. */
    void close() {
        link.close();
        loop.close();
        backlog.flush();
        history.close();
    }
}
