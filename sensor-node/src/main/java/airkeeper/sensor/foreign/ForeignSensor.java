package airkeeper.sensor.foreign;

import airkeeper.sensor.Measured;
import airkeeper.sensor.ReportingSensor;
import airkeeper.sensor.SensorEntry.ForeignDevice;
import airkeeper.wire.Complaints;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.Quantity;
import airkeeper.wire.SensorId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.json.MalformedException;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears a device of another project on the node's own line, and reports what it says.
 *
 * <p>What comes is reported at once, but not more than once a second: of what comes faster, the newest value of each quantity
 * counts. A device that says each quantity on a topic of its own is listened to for a second before, so that they become one
 * report. Kept messages of the broker are not handed over; a message that is marked to be kept but said now is news, as
 * ESPHome marks all of them.
 */
public final class ForeignSensor implements ReportingSensor {
    private static final Logger log = LoggerFactory.getLogger(ForeignSensor.class);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SensorId id;
    private final Map<Topic, Words> words;
    private final Duration silence;
    private final Time time;
    private final Complaints complaints;

    private final Map<Quantity, Double> pending = new EnumMap<>(Quantity.class);
    private @Nullable Duration reported;
    private Duration heard = Duration.ZERO;
    private boolean silent;
    private int turn;
    /** Set on the sampler loop, read on the line's thread. */
    private volatile @Nullable Loop sampler;

    private @Nullable Ear ear;

    /** {@code interval} is how often the device is expected to say something. */
    public ForeignSensor(SensorId id, ForeignDevice device, Duration interval, Time time, Complaints complaints) {
        this.id = id;
        this.words = Mapping.of(device).words();
        this.silence = interval.multipliedBy(3);
        this.time = time;
        this.complaints = complaints;
    }

    @Override
    public void listen(Link line) {
        words.keySet()
                .forEach(topic -> line.hear(Subscription.newsOnly(TopicFilter.of(topic)), message -> {
                    message.acknowledge();
                    Loop loop = sampler;
                    if (loop != null) {
                        loop.execute(() -> take(message, loop));
                    }
                }));
    }

    @Override
    public void open(Loop loop, Ear listener) {
        ear = listener;
        sampler = loop;
        heard = time.steady();
        turn++;
        watch(loop);
    }

    private void take(Heard message, Loop loop) {
        Words spoken = words.get(message.topic());
        if (spoken == null || sampler == null) {
            return;
        }
        Map<Quantity, Double> values;
        try {
            values = spoken.read(message.payload());
        } catch (MalformedException e) {
            complaints.dropped(message.topic(), String.valueOf(e.getMessage()));
            return;
        }
        heard = time.steady();
        if (silent) {
            silent = false;
            log.info("{} speaks again.", id);
            watch(loop);
        }
        boolean planned = !pending.isEmpty();
        pending.putAll(values);
        if (!planned) {
            plan(loop);
        }
    }

    private void plan(Loop loop) {
        Duration now = time.steady();
        Duration due = words.size() > 1 ? now.plus(SECOND) : now;
        if (reported != null && reported.plus(SECOND).compareTo(due) > 0) {
            due = reported.plus(SECOND);
        }
        int planned = turn;
        if (due.equals(now)) {
            report(planned);
        } else {
            loop.after(due.minus(now), () -> report(planned));
        }
    }

    private void report(int planned) {
        if (planned != turn || ear == null) {
            return;
        }
        Measured measured = new Measured(null, pending);
        pending.clear();
        reported = time.steady();
        ear.measured(measured);
    }

    /** Looks again when the silence would be too long; stops once it was, until the device speaks. */
    private void watch(Loop loop) {
        int watched = turn;
        Duration left = heard.plus(silence).minus(time.steady());
        loop.after(left, () -> {
            if (watched != turn) {
                return;
            }
            if (heard.plus(silence).compareTo(time.steady()) > 0) {
                watch(loop);
                return;
            }
            silent = true;
            log.warn(
                    "{} says nothing on {} for {} s. Is the device on, and is this its topic?",
                    id,
                    words.keySet(),
                    silence.toSeconds());
        });
    }

    @Override
    public Duration warmUp() {
        return Duration.ZERO;
    }

    @Override
    public void close() {
        turn++;
        sampler = null;
        pending.clear();
        silent = false;
    }
}
