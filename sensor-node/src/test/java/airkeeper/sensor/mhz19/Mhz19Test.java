package airkeeper.sensor.mhz19;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.sensor.ChipSettings;
import airkeeper.sensor.SelfCalibration;
import airkeeper.sensor.SensorException;
import airkeeper.sensor.SerialModel;
import airkeeper.wire.Quantity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Mhz19Test {
    private static final String OFF = "FF 01 79 00 00 00 00 00 86";
    private static final String ON = "FF 01 79 A0 00 00 00 00 E6";
    private static final String READ = "FF 01 86 00 00 00 00 00 79";

    private final Mhz19Model device = new Mhz19Model(544);
    private final SerialModel wires = new SerialModel(device);
    private final Mhz19 sensor = new Mhz19(wires, ChipSettings.AS_IT_IS);

    @Test
    void switchesSelfCalibrationOffUnlessItIsAskedFor() throws SensorException {
        sensor.open();
        assertThat(wires.heard()).containsExactly(OFF, READ);
        assertThat(device.selfCalibrating()).isFalse();

        new Mhz19(wires, new ChipSettings(null, null, SelfCalibration.ON)).open();
        assertThat(wires.heard()).containsExactly(ON, READ);
        assertThat(device.selfCalibrating()).isTrue();
    }

    @Test
    void readsTheExampleOfTheManual() throws SensorException {
        byte[] example = HexFormat.ofDelimiter(" ").parseHex("FF 86 02 20 00 00 00 00 58");
        SerialModel manual = new SerialModel(_ -> example);
        Mhz19 asInTheManual = new Mhz19(manual, ChipSettings.AS_IT_IS);
        asInTheManual.open();

        assertThat(asInTheManual.read()).isEqualTo(Map.of(Quantity.CO2, 544.0));
        assertThat(asInTheManual.warmUp()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void findsItsAnswerInPiecesAndBehindOtherBytes() throws SensorException {
        sensor.open();
        wires.tear(2);
        assertThat(sensor.read()).containsEntry(Quantity.CO2, 544.0);
        SerialModel late = new SerialModel(heard -> HexFormat.of().parseHex("ff8602ff86019000000000e9"));
        Mhz19 behind = new Mhz19(late, ChipSettings.AS_IT_IS);
        behind.open();
        assertThat(behind.read()).containsEntry(Quantity.CO2, 400.0);
    }

    @Test
    void forgetsWhatWasLeftFromBefore() throws SensorException {
        sensor.open();
        wires.precede("FF 86 01 90 00 00 00 00 E9");

        assertThat(sensor.read()).containsEntry(Quantity.CO2, 544.0);
    }

    @Test
    void saysThatNobodyAnswers() {
        wires.mute();

        assertThatThrownBy(sensor::open)
                .isInstanceOf(SensorException.class)
                .hasMessage("Expected an answer of an MH-Z19 on /dev/serial0, found silence. Has it 5 V, does its TX go"
                        + " to RX (pin 10) and its RX to TX (pin 8), and is the port switched on"
                        + " (sudo raspi-config nonint do_serial_hw 0)?");
    }

    @Test
    void saysThatSomethingElseSpeaksWithoutEnd() {
        wires.babble("raspberrypi login: ".getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(sensor::open)
                .isInstanceOf(SensorException.class)
                .hasMessage("Expected an answer of an MH-Z19 on /dev/serial0, found 265 bytes that are none"
                        + " (72 61 73 70 62 65 72 72 …). Is another device wired there, or the login shell still on this"
                        + " port (sudo raspi-config nonint do_serial_cons 1 takes it off)?");
    }

    @Test
    void refusesAWrongChecksum() throws SensorException {
        SerialModel wrong = new SerialModel(_ -> HexFormat.of().parseHex("ff8602200000000059"));

        assertThatThrownBy(new Mhz19(wrong, ChipSettings.AS_IT_IS)::open)
                .isInstanceOf(SensorException.class)
                .hasMessageContaining("found 9 bytes that are none (ff 86 02 20 00 00 00 00 …)");
    }

    @Test
    void isCalibratedAt400Only() throws SensorException {
        sensor.open();
        wires.heard();
        assertThat(sensor.outdoors()).isEqualTo(400);
        assertThat(sensor.calibrate(400)).isEmpty();

        assertThat(wires.heard()).containsExactly("FF 01 87 00 00 00 00 00 78");
        assertThat(sensor.read()).containsEntry(Quantity.CO2, 400.0);
        assertThatThrownBy(() -> sensor.calibrate(425))
                .hasMessage("Expected 400 ppm, found 425: an MH-Z19 can be set right at 400 ppm only.");
    }

    @Test
    void cannotKeepWhetherItCalibratesItself() {
        assertThatThrownBy(() -> sensor.selfCalibrate(SelfCalibration.ON))
                .hasMessage("An MH-Z19 forgets this without power: say self-calibration = \"on\" or \"off\" in its"
                        + " settings, which are sent to it at each start.");
    }
}
