package airkeeper.sensor.senseair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.sensor.ChipSettings;
import airkeeper.sensor.SelfCalibration;
import airkeeper.sensor.SensorException;
import airkeeper.sensor.SerialModel;
import airkeeper.wire.Quantity;
import airkeeper.wire.time.HandTime;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SenseairS8Test {
    private static final String READ = "FE 04 00 00 00 04 E5 C6";
    private static final String HOURS = "FE 03 00 1F 00 01 A1 C3";
    private static final String NO_HOURS = "FE 06 00 1F 00 00 AC 03";
    private static final String USUAL_HOURS = "FE 06 00 1F 00 B4 AC 74";

    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final SenseairS8Model device = new SenseairS8Model(910);
    private final SerialModel wires = new SerialModel(device);
    private final SenseairS8 sensor = sensor(null);

    private SenseairS8 sensor(@Nullable SelfCalibration wanted) {
        return new SenseairS8(wires, new ChipSettings(null, null, wanted), time);
    }

    @Test
    void speaksAsItsDescriptionSays() throws SensorException {
        sensor.open();
        sensor.read();

        assertThat(wires.heard()).containsExactly(HOURS, READ);
    }

    @Test
    void readsTheExampleOfTheDescription() throws SensorException {
        byte[] example = HexFormat.of().parseHex("fe0408000000000000038e978e");
        byte[] hours = HexFormat.of().parseHex("fe030200b4ac27");
        SenseairS8 described =
                new SenseairS8(new SerialModel(heard -> heard[1] == 4 ? example : hours), ChipSettings.AS_IT_IS, time);
        described.open();

        assertThat(described.read()).isEqualTo(Map.of(Quantity.CO2, 910.0));
        assertThat(described.warmUp()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void readsASignedNumber() throws SensorException {
        sensor.open();
        device.co2(-3);

        assertThat(sensor.read()).containsEntry(Quantity.CO2, -3.0);
    }

    @Test
    void setsSelfCalibrationWhereItDiffers() throws SensorException {
        sensor(SelfCalibration.ON).open();
        assertThat(wires.heard()).containsExactly(HOURS);
        sensor(SelfCalibration.OFF).open();
        assertThat(wires.heard()).containsExactly(HOURS, NO_HOURS);
        assertThat(device.hours()).isZero();
        sensor(SelfCalibration.ON).open();
        assertThat(wires.heard()).containsExactly(HOURS, USUAL_HOURS);
        assertThat(device.hours()).isEqualTo(180);
    }

    @Test
    void saysItsFaults() throws SensorException {
        sensor.open();
        device.status(0x0020);
        assertThat(sensor.read()).containsEntry(Quantity.CO2, 910.0);
        device.status(0x0005);

        assertThatThrownBy(sensor::read)
                .isInstanceOf(SensorException.class)
                .hasMessage(
                        "The S8 on /dev/serial0 reports a fault (meter status 0x0005). Take its 5 V off and on again.");
    }

    @Test
    void findsItsAnswerInPieces() throws SensorException {
        wires.tear(3);
        sensor.open();

        assertThat(sensor.read()).containsEntry(Quantity.CO2, 910.0);
    }

    @Test
    void saysWhatElseItHeard() {
        SenseairS8 refused = new SenseairS8(
                new SerialModel(_ -> HexFormat.of().parseHex("fe8302f0c1")), ChipSettings.AS_IT_IS, time);

        assertThatThrownBy(refused::open)
                .isInstanceOf(SensorException.class)
                .hasMessage("Expected an answer of an S8 on /dev/serial0, found 5 bytes that are none (fe 83 02 f0 c1)."
                        + " Is another device wired there, or the login shell still on this port"
                        + " (sudo raspi-config nonint do_serial_cons 1 takes it off)?");
    }

    @Test
    void isCalibratedAt400Only() throws SensorException {
        sensor.open();
        wires.heard();
        assertThat(sensor.outdoors()).isEqualTo(400);
        assertThat(sensor.calibrate(400)).isEmpty();

        assertThat(wires.heard())
                .containsExactly(
                        "FE 06 00 00 00 00 9D C5",
                        "FE 06 00 01 7C 06 6C C7",
                        "FE 03 00 00 00 01 90 05",
                        "FE 03 00 00 00 01 90 05");
        assertThat(time.steady()).isEqualTo(Duration.ofSeconds(8));
        assertThat(sensor.read()).containsEntry(Quantity.CO2, 400.0);
        assertThatThrownBy(() -> sensor.calibrate(425))
                .hasMessage("Expected 400 ppm, found 425: an S8 can be set right at 400 ppm only.");
    }

    @Test
    void saysThatItsCalibrationIsNotAcknowledged() throws SensorException {
        SerialModel echo =
                new SerialModel(heard -> heard[1] == 6 ? heard : HexFormat.of().parseHex("fe03020000ac50"));
        echo.open();
        SenseairS8 deaf = new SenseairS8(echo, ChipSettings.AS_IT_IS, time);

        assertThatThrownBy(() -> deaf.calibrate(400))
                .isInstanceOf(SensorException.class)
                .hasMessage("The S8 on /dev/serial0 does not acknowledge its calibration. Try it again.");
    }
}
