package airkeeper.dashboard;

import airkeeper.dashboard.Channel.Kind;
import airkeeper.dashboard.Channel.Notice;
import airkeeper.wire.Room;
import airkeeper.wire.program.Node;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the rooms and what the dashboard needs, tells people what goes wrong and when it is over, and knows what is open
 * over a restart. Thread-safe.
 */
public final class Alerts implements Node {
    private static final Logger log = LoggerFactory.getLogger(Alerts.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    /** What cannot be judged for so long is not there any more. */
    private static final Duration FORGOTTEN = Duration.ofDays(7);
    /** For the history to be there; without it, what was open is told anew. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String KEPT = "alerts";

    private final AlertRules rules;
    private final Time time;
    private final RoomsNow rooms;
    private final Places places;
    private final Health health;
    private final History history;
    private final Signs signs;
    private final List<Courier> couriers;
    private final Loop loop;
    private final Map<String, Watched> watched = new TreeMap<>();
    private @Nullable Duration started;
    private @Nullable String kept;

    /** Alerts over these channels, beside the page. */
    Alerts(
            AlertRules rules,
            Time time,
            RoomsNow rooms,
            Places places,
            Health health,
            History history,
            List<Channel> channels) {
        this.rules = rules;
        this.time = time;
        this.rooms = rooms;
        this.places = places;
        this.health = health;
        this.history = history;
        this.signs = new Signs(rules, places);
        this.couriers =
                channels.stream().map(channel -> new Courier(channel, time)).toList();
        this.loop = time.loop("alerts");
    }

    @Override
    public void start() {
        started = time.steady();
        loop.every(LOOK, this::look);
    }

    /** What is wrong now and was told. */
    public synchronized List<Alert> open() {
        return watched.values().stream()
                .filter(each -> each.alarm().open())
                .map(each -> each.alert(time.steady()))
                .toList();
    }

    /**
     * Does not tell of an open alert again.
     *
     * @param pause for how long; null: until it is over
     * @return it; empty when none of this key is open
     */
    public synchronized Optional<Alert> hush(String key, @Nullable Duration pause) {
        Watched each = watched.get(key);
        if (each == null || !each.alarm().open()) {
            return Optional.empty();
        }
        Watched hushed = each.hushed(pause, time);
        watched.put(key, hushed);
        loop.execute(this::keep);
        return Optional.of(hushed.alert(time.steady()));
    }

    /** The channels by name, each with how it went last; null: nothing was said yet. */
    public Map<String, Courier.@Nullable Outcome> channels() {
        Map<String, Courier.@Nullable Outcome> all = new LinkedHashMap<>();
        couriers.forEach(courier -> all.put(courier.name(), courier.last()));
        return all;
    }

    /** Says something over a channel to see whether it arrives; empty when there is no such channel. */
    public Optional<CompletableFuture<Courier.Outcome>> tryOut(String channel) {
        AlertSentences words = rules.language().sentences();
        Notice notice = new Notice(Kind.TEST, words.title(Kind.TEST), null, "test", words.test(), time.wall());
        return couriers.stream()
                .filter(courier -> courier.name().equals(channel))
                .findFirst()
                .map(courier -> courier.tryOut(notice));
    }

    private synchronized void look() {
        if (kept == null && !remembered()) {
            return;
        }
        Duration now = time.steady();
        Alarm.Peace peace = rules.quiet(time.wall()) ? Alarm.Peace.LEFT_ALONE : Alarm.Peace.TOLD_AT_ONCE;
        signs.of(rooms.rooms(), health.troubles()).forEach((concern, sign) -> look(concern, sign, peace, now));
        watched.values().removeIf(each -> now.minus(each.judged()).compareTo(FORGOTTEN) > 0);
        keep();
    }

    private void look(Concern concern, Sign sign, Alarm.Peace peace, Duration now) {
        String key = concern.key();
        Watched before =
                watched.getOrDefault(key, new Watched(key, Alarm.CALM, sign.in(Language.ENGLISH), null, null, now));
        Alarm.Step step = before.alarm().next(sign.verdict(), rules, peace, now);
        Instant since = step.word() == Alarm.Word.RAISED ? time.wall() : before.since();
        if (step.alarm().equals(Alarm.CALM)) {
            watched.remove(key);
        } else {
            watched.put(
                    key, new Watched(key, step.alarm(), sign.in(Language.ENGLISH), since, before.hushedUntil(), now));
        }
        switch (step.word()) {
            case NOTHING -> {}
            case RAISED -> tell(Kind.RAISED, concern, sign);
            case REMINDED -> tell(Kind.REMINDED, concern, sign);
            case OVER -> tell(Kind.OVER, concern, sign);
        }
    }

    private void tell(Kind kind, Concern concern, Sign sign) {
        log.info("{}: {}", Language.ENGLISH.sentences().title(kind), sign.in(Language.ENGLISH));
        Language language = rules.language();
        Room room = concern.room();
        String called = room == null ? null : places.called(room);
        String title = language.sentences().title(kind);
        Notice notice = new Notice(kind, title, called, concern.key(), sign.in(language), time.wall());
        couriers.forEach(courier -> courier.bring(notice));
    }

    /** Takes over what was open before this start, once the history is there; whether it is time to look. */
    private boolean remembered() {
        try {
            history.kept(KEPT)
                    .ifPresent(text -> Watched.read(text, rules, time).forEach(each -> watched.put(each.key(), each)));
            kept = Watched.written(watched.values());
            return true;
        } catch (IllegalArgumentException e) {
            log.warn("What was open before the start is not known: {}", e.getMessage());
            kept = "";
            return true;
        } catch (HistoryException e) {
            // the recorder says why
            boolean patient = started != null && time.steady().minus(started).compareTo(PATIENCE) < 0;
            if (!patient) {
                kept = "";
            }
            return !patient;
        }
    }

    /** Few writes: only when what is open has changed. */
    private synchronized void keep() {
        String now = Watched.written(watched.values());
        if (now.equals(kept)) {
            return;
        }
        try {
            history.keep(KEPT, now);
            kept = now;
        } catch (HistoryException e) {
            log.debug("What is open was not kept, and is tried again: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        loop.close();
        couriers.forEach(Courier::close);
    }
}
