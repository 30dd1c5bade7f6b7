package airkeeper.sensor;

import airkeeper.wire.Quantity;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A device whose values and failures a test sets by hand; it keeps the rules of {@link AirSensor} itself. */
final class HandSensor implements AirSensor {
    private Map<Quantity, Double> values;
    private @Nullable String broken;
    private boolean open;
    private int openings;

    HandSensor(Map<Quantity, Double> values) {
        this.values = values;
    }

    void set(Map<Quantity, Double> now) {
        values = now;
    }

    void breakDown(String sentence) {
        broken = sentence;
    }

    void repair() {
        broken = null;
    }

    int openings() {
        return openings;
    }

    @Override
    public void open() throws SensorException {
        if (open) {
            throw new IllegalStateException("opened twice");
        }
        openings++;
        works();
        open = true;
    }

    @Override
    public Map<Quantity, Double> read() throws SensorException {
        if (!open) {
            throw new IllegalStateException("read while closed");
        }
        works();
        return values;
    }

    private void works() throws SensorException {
        if (broken != null) {
            throw new SensorException(broken);
        }
    }

    @Override
    public Duration warmUp() {
        return Duration.ZERO;
    }

    @Override
    public void close() {
        open = false;
    }
}
