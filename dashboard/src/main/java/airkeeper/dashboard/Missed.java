package airkeeper.dashboard;

import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the sensors for the readings that never came, and writes down those that cannot be had any more. */
final class Missed {
    private static final Logger log = LoggerFactory.getLogger(Missed.class);
    private static final Duration WISH_EXPIRES = Duration.ofSeconds(60);

    private final Topics topics;
    private final Time time;
    private final Link link;
    private final Consumer<Entry.Noted> notes;
    private final Map<SensorId, Gaps> gaps = new HashMap<>();

    Missed(Topics topics, Time time, Link link, Consumer<Entry.Noted> notes) {
        this.topics = topics;
        this.time = time;
        this.link = link;
        this.notes = notes;
    }

    void came(Entry.Measured entry, Gaps.Order order) {
        of(entry.sensor()).came(entry.reading().seq(), order, entry.time(), time.steady());
    }

    /** Asks for all that is due. */
    void ask() {
        gaps.forEach((sensor, missing) -> missing.toAsk(time.steady()).forEach(wish -> {
            var said = link.say(
                    Message.json(topics.resend(sensor), Json.bytes(wish)).expiringAfter(WISH_EXPIRES));
            said.exceptionally(lost -> null); // the line is down: asked again when it is due
        }));
    }

    /** All that is waited for now. */
    Waiting waiting() {
        List<Waiting.Stretch> stretches = new ArrayList<>();
        gaps.forEach((sensor, missing) ->
                missing.wanted().forEach(wanted -> stretches.add(Waiting.Stretch.of(sensor, wanted))));
        return new Waiting(stretches);
    }

    /** Waits again for what was waited for before a restart. */
    void waitAgain(Waiting before) {
        before.stretches().forEach(stretch -> of(stretch.of()).begin(stretch.wanted(), time.steady()));
    }

    private Gaps of(SensorId sensor) {
        return gaps.computeIfAbsent(sensor, id -> new Gaps((from, to, until) -> givenUp(id, from, to, until)));
    }

    private void givenUp(SensorId sensor, long from, long to, Instant until) {
        long count = to - from + 1;
        log.warn("Gave up on {} readings of {} (seq {} to {}): it did not say them again.", count, sensor, from, to);
        notes.accept(new Entry.Noted(
                until,
                sensor.room(),
                Entry.Kind.MISSED,
                sensor.name(),
                "%d %s before this one (seq %d to %d) never came, and %s cannot say %s again."
                        .formatted(
                                count,
                                count == 1 ? "reading" : "readings",
                                from,
                                to,
                                sensor.name(),
                                count == 1 ? "it" : "them")));
    }
}
