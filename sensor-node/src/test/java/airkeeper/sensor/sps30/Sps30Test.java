package airkeeper.sensor.sps30;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.sensor.SensirionModel;
import airkeeper.sensor.SensorException;
import airkeeper.wire.Quantity;
import airkeeper.wire.time.HandTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Sps30Test {
    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final Sps30Model device = new Sps30Model(time);
    private final SensirionModel wires = new SensirionModel("0x69 on /dev/i2c-1", device, time);
    private final Sps30 sensor = new Sps30(wires, time);

    @AfterEach
    void neverSpeaksToABusyChip() {
        assertThat(wires.early()).isZero();
    }

    @Test
    void bringsTheDeviceToAKnownStateEvenIfItNeverStopped() throws SensorException {
        sensor.open();
        sensor.open();

        assertThat(wires.commands()).containsExactly("D304", "D100", "0010 0300", "D304", "D100", "0010 0300");
        assertThat(sensor.warmUp()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void readsWhatItWeighs() throws SensorException {
        sensor.open();
        assertThat(sensor.read()).isEmpty();
        time.advance(Duration.ofSeconds(1));

        assertThat(sensor.read()).isEqualTo(Map.of(Quantity.PM1, 3.5, Quantity.PM25, 4.25, Quantity.PM10, 5.0));
        assertThat(sensor.read()).isEmpty();
    }

    @Test
    void isLostOnceItMeasuresNothingMore() throws SensorException {
        sensor.open();
        device.stop();
        assertThat(sensor.read()).isEmpty();
        time.advance(Duration.ofSeconds(5));

        assertThatThrownBy(sensor::read)
                .isInstanceOf(SensorException.class)
                .hasMessage("The SPS30 at 0x69 on /dev/i2c-1 has measured nothing for 5 s."
                        + " Has it 5 V, and does its fan turn?");
    }

    @Test
    void refusesAWordThatCameWrong() throws SensorException {
        sensor.open();
        time.advance(Duration.ofSeconds(1));
        wires.garble(1);

        assertThatThrownBy(sensor::read).hasMessageContaining("of the SPS30 at 0x69 on /dev/i2c-1, found 0x");
    }
}
