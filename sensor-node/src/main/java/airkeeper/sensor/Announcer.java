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

    private final Topics topics;
    private final Link line;
    private final Journal journal;
    private final Time time;
    private final Loop sampler;
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
        sayLate();
    }

    /** Numbers a reading, remembers it and says it; {@code when} null: the clock was never set. */
    void say(MountedSensor sensor, @Nullable Instant when, Map<Quantity, Double> values, Quality quality) {
        SensorId id = sensor.id();
        Reading reading = new Reading(when, journal.number(id), values, quality);
        journal.remember(id, reading, time.steady());
        Message message = Message.json(topics.reading(id), Json.bytes(reading)).expiringAfter(READING_KEPT);
        // a node whose clock was never set leaves nothing behind that will be taken for news of an unknown day
        var _ = line.say(time.wall() == null ? message : message.kept())
                .whenComplete((_, failure) -> sampler.execute(() -> said(id, reading.seq(), failure)));
        if (lineIsUp && reading.usable()) {
            reading.values().forEach((quantity, value) -> sayNumber(sensor, quantity, value));
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
        if (failure != null) {
            journal.unsaid(sensor, seq);
        }
        sayLate();
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
            Duration age = time.steady().minus(kept.measured());
            Reading reading = kept.reading().time() == null ? kept.reading().stamped(wall.minus(age)) : kept.reading();
            var _ = line.say(Message.json(topics.late(kept.sensor()), Json.bytes(reading)))
                    .whenComplete((_, failure) -> sampler.execute(() -> saidLate(kept, failure)));
        }
    }

    private void saidLate(Journal.Kept kept, @Nullable Throwable failure) {
        lateUnderWay--;
        if (failure == null) {
            sayLate();
        } else {
            // tried again when the line comes back, or when the broker takes a new reading
            journal.unsaid(kept.sensor(), kept.reading().seq());
        }
    }
}
