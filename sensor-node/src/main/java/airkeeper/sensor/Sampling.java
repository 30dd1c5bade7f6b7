package airkeeper.sensor;

import airkeeper.wire.Quantity;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one device open and listens to it: opens it again with growing pauses when it is lost, and judges what it says. */
final class Sampling implements ReportingSensor.Ear, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sampling.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final MountedSensor sensor;
    private final Loop sampler;
    private final Time time;
    private final Announcer announcer;

    private Judge.Trust trust;
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
        Map<Quantity, Double> sayable = measured.values().entrySet().stream()
                .filter(value -> Judge.sayable(value.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        announcer.say(sensor, measured.time(), sayable, verdict.quality());
    }

    @Override
    public void lost(SensorException why) {
        sensor.device().close();
        if (lostSince == null) {
            lostSince = time.steady();
            log.warn(
                    "{} cannot be read: {} It is opened again and again, at longest pauses of 5 minutes.",
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
