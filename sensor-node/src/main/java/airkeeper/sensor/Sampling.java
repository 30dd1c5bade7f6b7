package airkeeper.sensor;

import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one device open and listens to it: opens it again with growing pauses when it is lost, and judges what it says. */
final class Sampling implements ReportingSensor.Ear, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sampling.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** A wall clock that goes back further was set anew. */
    private static final Duration A_BURST = Duration.ofSeconds(1);

    private final MountedSensor sensor;
    private final Loop sampler;
    private final Time time;
    private final Announcer announcer;

    private Judge.Trust trust;
    private @Nullable Instant stamped;
    private Quality before = Quality.OK;
    private Duration pause;
    private @Nullable Duration lostSince;

    Sampling(MountedSensor sensor, Loop sampler, Time time, Announcer announcer) {
        this.sensor = sensor;
        this.sampler = sampler;
        this.time = time;
        this.announcer = announcer;
        this.trust = Judge.Trust.opened(time.steady());
        this.pause = sensor.interval();
    }

    void open() {
        trust = Judge.Trust.opened(time.steady());
        try {
            sensor.device().open(sampler, this);
        } catch (SensorException e) {
            lost(e);
        }
    }

    @Override
    public void measured(Measured measured) {
        if (lostSince != null) {
            log.info(
                    "{} is back after {} s.",
                    sensor.id(),
                    time.steady().minus(lostSince).toSeconds());
            lostSince = null;
            pause = sensor.interval();
        }
        Judge.Verdict verdict = sensor.judge().judge(trust, measured.values(), time.steady());
        trust = verdict.trust();
        notice(verdict.quality());
        Map<Quantity, Double> sayable = measured.values().entrySet().stream()
                .filter(value -> Judge.sayable(value.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Instant when = measured.time() == null ? now() : measured.time();
        announcer.say(sensor, when, sayable, verdict.quality());
    }

    /** The wall clock, but no moment twice: a reading is known by its sensor and its time, to the millisecond. */
    private @Nullable Instant now() {
        Instant now = time.wall();
        if (now != null) {
            now = now.truncatedTo(ChronoUnit.MILLIS);
            if (stamped != null
                    && !now.isAfter(stamped)
                    && Duration.between(now, stamped).compareTo(A_BURST) < 0) {
                now = stamped.plusMillis(1);
            }
            stamped = now;
        }
        return now;
    }

    /** A frozen device looks alive to everyone, so the log says it too. */
    private void notice(Quality now) {
        if ((now == Quality.STUCK) != (before == Quality.STUCK)) {
            if (now == Quality.STUCK) {
                log.warn(
                        "{} has said the very same CO₂ for {} min and counts as stuck. Switch it off and on again.",
                        sensor.id(),
                        sensor.judge().stuckAfter().toMinutes());
            } else {
                log.info("{} is not stuck any more.", sensor.id());
            }
        }
        before = now;
    }

    @Override
    public void lost(SensorException why) {
        sensor.device().close();
        if (lostSince == null) {
            lostSince = time.steady();
            log.warn(
                    "{} cannot be read: {} It is opened again and again, with pauses of up to 5 minutes.",
                    sensor.id(),
                    why.getMessage());
        }
        sampler.after(pause, this::open);
        pause = longer(pause);
    }

    /** Twice as long, but not above 5 minutes, unless the device is read still more seldom. */
    private Duration longer(Duration before) {
        Duration longest = sensor.interval().compareTo(LONGEST_PAUSE) > 0 ? sensor.interval() : LONGEST_PAUSE;
        Duration twice = before.multipliedBy(2);
        return twice.compareTo(longest) > 0 ? longest : twice;
    }

    @Override
    public void close() {
        sensor.device().close();
    }
}
