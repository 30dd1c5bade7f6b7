package airkeeper.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.wire.Quantity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForgivingTest {
    private static final Map<Quantity, Double> AIR = Map.of(Quantity.CO2, 812.0);

    private final HandSensor device = new HandSensor(AIR);
    private final Forgiving sensor = new Forgiving(device);

    @Test
    void countsTheThirdFailureInARow() throws SensorException {
        sensor.open();
        for (int i = 0; i < 3; i++) {
            device.breakDown("Nobody answers.");
            assertThat(sensor.read()).isEmpty();
            assertThat(sensor.read()).isEmpty();
            device.repair();
            assertThat(sensor.read()).isEqualTo(AIR);
        }
        device.breakDown("Nobody answers.");
        assertThat(sensor.read()).isEmpty();
        assertThat(sensor.read()).isEmpty();

        assertThatThrownBy(sensor::read).isInstanceOf(SensorException.class).hasMessage("Nobody answers.");
    }

    @Test
    void forgivesAnewAfterItWasOpenedAgain() throws SensorException {
        sensor.open();
        device.breakDown("Nobody answers.");
        sensor.read();
        sensor.read();
        sensor.close();
        device.repair();
        sensor.open();
        device.breakDown("Nobody answers.");

        assertThat(sensor.read()).isEmpty();
    }

    @Test
    void forgivesNoFailureToOpen() {
        device.breakDown("Nobody answers.");

        assertThatThrownBy(sensor::open).isInstanceOf(SensorException.class).hasMessage("Nobody answers.");
    }
}
