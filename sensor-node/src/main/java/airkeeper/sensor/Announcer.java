package airkeeper.sensor;

import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Resend;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says readings: each at once, and those that the broker did not get on the late topic, when the line is back.
 *
 * <p>Used on the sampler loop only. Late ones are said a few at a time, so that new readings never queue behind old ones.
 */
final class Announcer {
    /** A retained reading that is older is of no use to anyone. */
    private static final Duration READING_KEPT = Duration.ofDays(7);

    private static final int MOST_LATE_UNDER_WAY = 16;
    /** A node that starts measures before its line is up, which takes half a second, or as long as a Wi-Fi does. */
    private static final Duration STILL_NEWS = Duration.ofMinutes(1);

    private final Topics topics;
    private final Link line;
    private final Journal journal;
    private final Time time;
    private final Loop sampler;
    private final Map<SensorId, Newest> newest = new TreeMap<>();
    private boolean lineIsUp;
    private int lateUnderWay;

    Announcer(Topics topics, Link line, Journal journal, Time time, Loop sampler) {
        this.topics = topics;
        this.line = line;
        this.journal = journal;
        this.time = time;
        this.sampler = sampler;
    }

    void line(Link.State state) {
        lineIsUp = state.up();
        if (lineIsUp) {
            newest.values().forEach(this::sayIfNews);
        }
        sayLate();
    }

    /** The line came up a moment after a reading: it is the newest there is, and whoever switches a fan by it shall hear it. */
    private void sayIfNews(Newest said) {
        Journal.Kept kept = said.kept();
        boolean news = time.steady().minus(kept.measured()).compareTo(STILL_NEWS) < 0;
        if (news && journal.take(kept.sensor(), kept.reading().seq())) {
            sayNow(said);
        }
    }

    /** Numbers a reading, remembers it and says it; {@code when} null: the clock was never set. */
    void say(MountedSensor sensor, @Nullable Instant when, Map<Quantity, Double> values, Quality quality) {
        Reading reading = new Reading(when, journal.number(sensor.id()), values, quality);
        Newest said = new Newest(sensor, new Journal.Kept(sensor.id(), reading, time.steady()));
        newest.put(sensor.id(), said);
        journal.remember(said.kept());
        sayNow(said);
    }

    private void sayNow(Newest said) {
        SensorId id = said.kept().sensor();
        Reading reading = said.kept().reading();
        Message message = Message.json(topics.reading(id), Json.bytes(reading)).expiringAfter(READING_KEPT);
        // a node whose clock was never set leaves nothing behind that will be taken for news of an unknown day
        var _ = line.say(time.wall() == null ? message : message.kept())
                .whenComplete((_, failure) -> sampler.execute(() -> said(id, reading.seq(), failure)));
        if (lineIsUp && reading.usable()) {
            reading.values().forEach((quantity, value) -> sayNumber(said.sensor(), quantity, value));
        }
    }

    /** For clients that read no JSON; they cannot see a quality, so they hear usable values only. */
    private void sayNumber(MountedSensor sensor, Quantity quantity, double value) {
        Message message = Message.text(topics.number(sensor.id(), quantity), Json.number(value))
                .atMostOnce()
                .expiringAfter(sensor.interval().multipliedBy(3));
        var _ = line.say(time.wall() == null ? message : message.kept());
    }

    private void said(SensorId sensor, long seq, @Nullable Throwable failure) {
        heardBack(sensor, seq, failure);
        sayLate();
    }

    private void heardBack(SensorId sensor, long seq, @Nullable Throwable failure) {
        if (failure == null) {
            journal.said(sensor, seq);
        } else {
            journal.unsaid(sensor, seq);
        }
    }

    /** Says again what is still known of the readings that somebody never got. */
    void again(SensorId sensor, Resend wanted) {
        journal.again(sensor, wanted);
        sayLate();
    }

    /** Says what is owed. It waits for a set clock, because whoever hears a late reading without a time stamps it wrongly. */
    private void sayLate() {
        Instant wall = time.wall();
        while (lineIsUp && wall != null && lateUnderWay < MOST_LATE_UNDER_WAY) {
            Journal.Kept kept = journal.nextUnsaid().orElse(null);
            if (kept == null) {
                return;
            }
            lateUnderWay++;
            Reading reading = kept.stamped(wall, time.steady()).reading();
            var _ = line.say(Message.json(topics.late(kept.sensor()), Json.bytes(reading)))
                    .whenComplete((_, failure) -> sampler.execute(() -> saidLate(kept, failure)));
        }
    }

    /** What failed is tried again when the line comes back, or when the broker takes a new reading. */
    private void saidLate(Journal.Kept kept, @Nullable Throwable failure) {
        lateUnderWay--;
        heardBack(kept.sensor(), kept.reading().seq(), failure);
        if (failure == null) {
            sayLate();
        }
    }

    /** What a sensor measured last, and where it is mounted. */
    private record Newest(MountedSensor sensor, Journal.Kept kept) {}
}
