package airkeeper.sensor.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulatedRoomTest {
    private static final Emission CLASS = Emission.AWAKE.times(27);
    private static final SimulatedRoom CLASSROOM = SimulatedRoom.fresh(180);

    @Test
    void aClassPasses1000PpmInSixteenToTwentyOneMinutes() {
        assertThat(minutesTo1000(Exchange.ofAirChanges(2))).isEqualTo(16);
        assertThat(minutesTo1000(Exchange.ofAirChanges(3.3))).isEqualTo(21);
    }

    @Test
    void withoutAnyAirChangeAClassPasses1000PpmInThirteenMinutes() {
        // 27 · 0.0052 L/s in 180 m³ are 2808 ppm/h; 575 ppm above 425 take 12.3 minutes
        assertThat(minutesTo1000(Exchange.ofAirChanges(0))).isEqualTo(13);
    }

    @Test
    void twoSleepersInASmallRoomSettleNear2000Ppm() {
        SimulatedRoom morning = SimulatedRoom.fresh(30)
                .after(Duration.ofDays(2), Emission.ASLEEP.times(2), Exchange.ofAirChanges(0.5), Air.OUTDOORS);

        // 0.0252 m³/h in 30 m³ at 0.5/h are 1680 ppm above the outdoor 425
        assertThat(morning.air().co2()).isCloseTo(2105, within(0.5));
    }

    @Test
    void stepsOfAnyLengthGiveTheSameCurve() {
        Exchange exchange = new Exchange(0.7, 120);
        Emission emission = CLASS.plus(Emission.COOKING);
        SimulatedRoom once = CLASSROOM.after(Duration.ofHours(3), emission, exchange, Air.OUTDOORS);
        SimulatedRoom often = CLASSROOM;
        for (int second = 0; second < 3 * 3600; second++) {
            often = often.after(Duration.ofSeconds(1), emission, exchange, Air.OUTDOORS);
        }

        assertThat(often.air().co2()).isCloseTo(once.air().co2(), within(1e-6));
        assertThat(often.air().pm25()).isCloseTo(once.air().pm25(), within(1e-6));
        assertThat(often.air().temperature()).isCloseTo(once.air().temperature(), within(1e-6));
        assertThat(often.air().moisture()).isCloseTo(once.air().moisture(), within(1e-6));
    }

    @Test
    void aVentilatorBendsCo2AndAPurifierDoesNot() {
        Duration hour = Duration.ofHours(1);
        SimulatedRoom smoky = new SimulatedRoom(180, new Air(1000, 80, 21, 8));

        Air left = smoky.after(hour, CLASS, Exchange.ofAirChanges(0.3), Air.OUTDOORS)
                .air();
        Air ventilated = smoky.after(hour, CLASS, Exchange.ofAirChanges(6.3), Air.OUTDOORS)
                .air();
        Air purified =
                smoky.after(hour, CLASS, new Exchange(0.3, 700), Air.OUTDOORS).air();

        assertThat(left.co2()).isGreaterThan(3000);
        assertThat(ventilated.co2()).isLessThan(1000);
        assertThat(purified.co2()).isEqualTo(left.co2());
        assertThat(purified.pm25()).isLessThan(left.pm25() / 10);
    }

    @Test
    void whatIsBreathedOutInAClosedRoomStaysInIt() {
        Air after = CLASSROOM
                .after(Duration.ofHours(2), Emission.AWAKE, Exchange.ofAirChanges(0), Air.OUTDOORS)
                .air();

        double litresBreathedOut = 0.0052 * 2 * 3600;
        double litresMore = (after.co2() - CLASSROOM.air().co2()) * 1e-6 * 180 * 1000;
        assertThat(litresMore).isCloseTo(litresBreathedOut, within(1e-9));
    }

    @Test
    void anEmptyRoomComesToTheAirOutside() {
        Air after = new SimulatedRoom(30, new Air(3000, 200, 25, 14))
                .after(Duration.ofDays(3), Emission.NONE, Exchange.ofAirChanges(1), Air.OUTDOORS)
                .air();

        assertThat(after.co2()).isCloseTo(425, within(0.01));
        assertThat(after.pm25()).isCloseTo(5, within(0.01)); // some settles on the way
    }

    @Test
    void aClassWarmsAndMoistensItsRoomWithinReason() {
        Air after = CLASSROOM
                .after(Duration.ofHours(4), CLASS, Exchange.ofAirChanges(1), Air.OUTDOORS)
                .air();

        assertThat(after.temperature()).isBetween(21.0, 24.0);
        assertThat(after.humidity()).isBetween(40.0, 65.0);
    }

    @Test
    void relativeHumidityFollowsTheMagnusFormula() {
        // saturated air of 20 °C holds 17.3 g/m³
        assertThat(new Air(425, 0, 20, 8.65).humidity()).isCloseTo(50, within(0.2));
    }

    @Test
    void aRoomWithoutVolumeIsNone() {
        assertThatThrownBy(() -> SimulatedRoom.fresh(0)).hasMessage("expected a volume above 0 m³, found 0.0");
    }

    private static int minutesTo1000(Exchange exchange) {
        SimulatedRoom room = CLASSROOM;
        int minutes = 0;
        while (room.air().co2() < 1000) {
            room = room.after(Duration.ofMinutes(1), CLASS, exchange, Air.OUTDOORS);
            minutes++;
        }
        return minutes;
    }
}
