package airkeeper.sensor;

import airkeeper.wire.Quantity;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.Map;

/** Asks an {@link AirSensor} once each interval, so that it can be listened to. */
public final class PolledSensor implements ReportingSensor {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final AirSensor sensor;
    private final Duration interval;
    private final Time time;
    /** Counts openings and closings, so that a question planned before one is not asked after it. */
    private int turn;

    public PolledSensor(AirSensor sensor, Duration interval, Time time) {
        this.sensor = sensor;
        this.interval = interval;
        this.time = time;
    }

    @Override
    public void open(Loop sampler, Ear ear) throws SensorException {
        sensor.open();
        int opened = ++turn;
        sampler.execute(() -> ask(sampler, ear, opened, time.steady()));
    }

    private void ask(Loop sampler, Ear ear, int opened, Duration due) {
        if (opened != turn) {
            return;
        }
        Map<Quantity, Double> values;
        try {
            values = sensor.read();
        } catch (SensorException e) {
            ear.lost(e);
            return;
        }
        if (values.isEmpty()) {
            sampler.after(SOON, () -> ask(sampler, ear, opened, due));
            return;
        }
        // from when this one was due, so that a slow device keeps its cadence; what was missed is not made up for
        Duration now = time.steady();
        Duration next = due.plus(interval).compareTo(now) < 0 ? now : due.plus(interval);
        sampler.after(next.minus(now), () -> ask(sampler, ear, opened, next));
        ear.measured(new Measured(null, values));
    }

    @Override
    public Duration warmUp() {
        return sensor.warmUp();
    }

    @Override
    public void close() {
        turn++;
        sensor.close();
    }
}
