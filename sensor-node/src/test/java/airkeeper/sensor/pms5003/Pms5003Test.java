package airkeeper.sensor.pms5003;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.sensor.SensorException;
import airkeeper.sensor.SerialModel;
import airkeeper.wire.Quantity;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Pms5003Test {
    private final Pms5003Model device = new Pms5003Model();
    private final SerialModel wires = new SerialModel(device);
    private final Pms5003 sensor = new Pms5003(wires);

    @Test
    void wakesTheDeviceAndLetsItSpeakOnlyWhenItIsAsked() throws SensorException {
        device.sleep();
        sensor.open();

        assertThat(wires.heard())
                .containsExactly("42 4D E4 00 01 01 74", "42 4D E1 00 00 01 70", "42 4D E2 00 00 01 71");
        assertThat(device.passive()).isTrue();
        assertThat(sensor.warmUp()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void readsTheValuesForAtmosphericAir() throws SensorException {
        sensor.open();

        assertThat(sensor.read()).isEqualTo(Map.of(Quantity.PM1, 3.0, Quantity.PM25, 6.0, Quantity.PM10, 8.0));
    }

    /** As while it still speaks by itself: the rest of one frame, then a whole one, in which the start may stand twice. */
    @Test
    void findsTheFrameBehindTheRestOfAnother() throws SensorException {
        byte[] frame = device.frame();
        byte[] both = new byte[20 + frame.length];
        System.arraycopy(frame, 12, both, 0, 20);
        both[18] = 0x42;
        both[19] = 0x4D;
        System.arraycopy(frame, 0, both, 20, frame.length);
        SerialModel speaking = new SerialModel(_ -> both);
        speaking.tear(7);
        Pms5003 met = new Pms5003(speaking);
        met.open();

        assertThat(met.read()).containsEntry(Quantity.PM25, 6.0);
    }

    @Test
    void refusesAWrongSum() {
        byte[] wrong = device.frame();
        wrong[13]++;

        assertThatThrownBy(new Pms5003(new SerialModel(heard -> heard[2] == (byte) 0xE2 ? wrong : new byte[0]))::open)
                .isInstanceOf(SensorException.class)
                .hasMessage("Expected an answer of a PMS5003 on /dev/serial0, found 32 bytes that are none"
                        + " (42 4d 00 1c 00 02 00 04 …). Is another device wired there, or the login shell still on this"
                        + " port (sudo raspi-config nonint do_serial_cons 1 takes it off)?");
    }
}
