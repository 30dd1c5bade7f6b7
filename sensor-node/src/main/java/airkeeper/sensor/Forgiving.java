package airkeeper.sensor;

import airkeeper.wire.Quantity;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a device fail now and then, as wires in a house do: it is asked again, and only the third failure in a row counts. */
public final class Forgiving implements AirSensor {
    private static final Logger log = LoggerFactory.getLogger(Forgiving.class);
    static final int FORGIVEN = 2;

    private final AirSensor sensor;
    private int failures;

    public Forgiving(AirSensor sensor) {
        this.sensor = sensor;
    }

    @Override
    public void open() throws SensorException {
        failures = 0;
        sensor.open();
    }

    @Override
    public Map<Quantity, Double> read() throws SensorException {
        try {
            Map<Quantity, Double> values = sensor.read();
            failures = 0;
            return values;
        } catch (SensorException e) {
            if (++failures > FORGIVEN) {
                throw e;
            }
            log.debug("It is asked again: {}", e.getMessage());
            return Map.of();
        }
    }

    @Override
    public Duration warmUp() {
        return sensor.warmUp();
    }

    @Override
    public void close() {
        sensor.close();
    }
}
