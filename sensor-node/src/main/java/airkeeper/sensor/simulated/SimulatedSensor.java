package airkeeper.sensor.simulated;

import airkeeper.sensor.AirSensor;
import airkeeper.wire.Quantity;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** A sensor without hardware: it looks at simulated air as a real one would. */
public final class SimulatedSensor implements AirSensor {
    private final Supplier<Air> air;
    private final SensorModel model;
    private final Time time;
    private Duration before;

    /** {@code air} gives the true air at the moment; {@code model} may have measured before, and goes on where it was. */
    public SimulatedSensor(Supplier<Air> air, SensorModel model, Time time) {
        this.air = air;
        this.model = model;
        this.time = time;
        this.before = time.steady();
    }

    /** With a room of its own whose people come and go by themselves, for a sensor-node that runs alone. */
    public static SimulatedSensor alone(Time time, long seed) {
        return new SimulatedSensor(new LoneRoom(time), new SensorModel(seed), time);
    }

    @Override
    public void open() {
        model.switchOn();
    }

    @Override
    public Map<Quantity, Double> read() {
        Duration now = time.steady();
        Map<Quantity, Double> values = model.measure(air.get(), now.minus(before));
        before = now;
        return values;
    }

    @Override
    public Duration warmUp() {
        return SensorModel.WARM_UP;
    }

    @Override
    public void close() {
        // there is nothing to let go
    }
}
