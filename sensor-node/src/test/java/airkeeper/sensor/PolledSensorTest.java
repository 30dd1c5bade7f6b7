package airkeeper.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Quantity;
import airkeeper.wire.time.HandTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolledSensorTest {
    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final HandSensor device = new HandSensor(Map.of());
    private final PolledSensor sensor = new PolledSensor(device, Duration.ofSeconds(30), time);
    private final List<String> heard = new ArrayList<>();

    private final ReportingSensor.Ear ear = new ReportingSensor.Ear() {
        @Override
        public void measured(Measured measured) {
            heard.add(time.steady().toSeconds() + " s " + measured.values().get(Quantity.CO2));
        }

        @Override
        public void lost(SensorException why) {
            heard.add(time.steady().toSeconds() + " s " + why.getMessage());
        }
    };

    /** A device that has nothing new yet is asked again each second, and keeps its cadence after that. */
    @Test
    void asksAgainSoonWhileThereIsNothingNew() throws SensorException {
        sensor.open(time.loop("sampler"), ear);
        time.advance(Duration.ofMillis(4_500));
        device.set(Map.of(Quantity.CO2, 500.0));
        time.advance(Duration.ofSeconds(50));

        assertThat(heard).containsExactly("5 s 500.0", "30 s 500.0");
    }

    @Test
    void asksNothingMoreOnceItIsClosed() throws SensorException {
        sensor.open(time.loop("sampler"), ear);
        time.advance(Duration.ofSeconds(2));
        sensor.close();
        device.set(Map.of(Quantity.CO2, 500.0));
        time.advance(Duration.ofMinutes(2));

        assertThat(heard).isEmpty();
    }
}
