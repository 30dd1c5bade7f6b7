package airkeeper.dashboard;

import airkeeper.wire.Complaints;
import airkeeper.wire.Decision;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final Duration WISH_EXPIRES = Duration.ofSeconds(60);
    /** A clock that is ahead by more is wrong, and its readings would be the newest for ever. */
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    private static final Duration LOOK_BACK = Duration.ofHours(1);
    /** Brokers send a few and wait for receipts; one that does not, as Mosquitto 2.0.11 at times, must not fill the memory. */
    private static final int MOST_TO_LOOK_AT = 2_000;

    private static final int MOST_TO_STORE = 10_000;

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
    private final Map<SensorId, Gaps> gaps = new HashMap<>();
    private final Semaphore toLookAt = new Semaphore(MOST_TO_LOOK_AT);
    private boolean remembered;

    Recorder(
            Topics topics,
            Duration commitEvery,
            Time time,
            Link link,
            History history,
            RoomsNow rooms,
            Health health,
            Consumer<News> watcher) {
        this.topics = topics;
        this.time = time;
        this.link = link;
        this.history = history;
        this.rooms = rooms;
        this.health = health;
        this.watcher = watcher;
        this.loop = time.loop("recorder");
        this.backlog = new Backlog(commitEvery, time, loop, health, this::store);
    }

    /** Opens the history, then the line: what is known already is no news. */
    void start() {
        List.of(
                        topics.everyReading(),
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
        });
        loop.every(LOOK_FOR_GAPS, this::askForGaps);
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

    /** Waits while very much is handed over already, and with it the broker: a message that is dropped may not come again. */
    private void handOver(Heard heard) {
        toLookAt.acquireUninterruptibly();
        loop.execute(() -> {
            toLookAt.release();
            if (backlog.size() > MOST_TO_STORE) {
                complaints.dropped(heard.topic(), "more than " + MOST_TO_STORE + " messages wait to be stored");
                return;
            }
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
            case Topics.Address.OfLate(SensorId sensor) -> measured(sensor, heard, Json.reading(heard.payload()));
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
                    watcher.accept(new News.Came(presence));
                }
                heard.acknowledge();
            }
            case null, default -> throw new MalformedException(Topics.EXPECTED);
        }
    }

    private void measured(SensorId sensor, Heard heard, Reading reading) {
        if (reading.time() == null && heard.retained()) {
            // old, and nobody knows how old
            heard.acknowledge();
            return;
        }
        Entry.Stamp stamp = reading.time() == null ? Entry.Stamp.RECEIVER : Entry.Stamp.NODE;
        Instant at = at(reading.time());
        Reading stamped = reading.stamped(at);
        Entry.Measured entry = new Entry.Measured(sensor, stamped, stamp);
        boolean newer = rooms.measured(sensor, stamped, at);
        gaps.computeIfAbsent(sensor, id -> new Gaps())
                .came(reading.seq(), newer ? Gaps.Order.NEWER : Gaps.Order.OLDER, time.steady());
        if (newer || !heard.retained()) {
            watcher.accept(new News.Measured(sensor, stamped, !newer));
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

    /** The time itself, or this clock's where there is none. */
    private Instant at(@Nullable Instant said) {
        Instant now = time.wall();
        if (said == null && now == null) {
            throw new IllegalArgumentException(
                    "expected a time, found none, and this clock is not set either; check that a time server can be reached");
        }
        if (said != null && now != null && said.isAfter(now.plus(MOST_AHEAD))) {
            throw new IllegalArgumentException("expected a time not after " + now.plus(MOST_AHEAD) + ", found " + said
                    + "; check the clock of that node and of this one");
        }
        return Objects.requireNonNull(said == null ? now : said).truncatedTo(ChronoUnit.MILLIS);
    }

    private void store(List<Entry> entries) throws HistoryException {
        remember();
        history.add(entries);
    }

    /** Opens the history, once, and takes from it what was known before. */
    private void remember() throws HistoryException {
        if (remembered) {
            return;
        }
        history.open();
        for (History.Known known : history.sensors()) {
            if (known.usable() != null) {
                remember(known.usable());
            }
            remember(known.newest());
            gaps.computeIfAbsent(known.sensor(), id -> new Gaps())
                    .came(known.newest().reading().seq(), Gaps.Order.OLDER, time.steady());
        }
        Instant now = time.wall();
        if (now != null) {
            history.readings(sensor -> true, new Span(now.minus(LOOK_BACK), now), this::remember);
        }
        remembered = true;
    }

    private void remember(Entry.Measured entry) {
        rooms.measured(entry.sensor(), entry.reading(), entry.time());
    }

    private void askForGaps() {
        gaps.forEach((sensor, missing) -> missing.toAsk(
                        time.steady(),
                        (from, to) -> log.warn(
                                "Gave up on {} readings of {} (seq {} to {}): it did not say them again.",
                                to - from + 1,
                                sensor,
                                from,
                                to))
                .ifPresent(wish -> {
                    var said = link.say(Message.json(topics.resend(sensor), Json.bytes(wish))
                            .expiringAfter(WISH_EXPIRES));
                    said.exceptionally(lost -> null); // the line is down: asked again when it is due
                }));
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
