package airkeeper.purifier;

import static airkeeper.purifier.Story.CO2;
import static airkeeper.purifier.Story.LOCKS;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Drives;
import airkeeper.wire.Power;
import airkeeper.wire.Quantity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One relay that answers for CO₂ and PM2.5, seen by several sensors of several rooms. */
class SeveralQuantitiesTest {
    private static final Locks NONE = Locks.of(Duration.ZERO, Duration.ZERO);
    private static final Blindness BLINDNESS = new Blindness(Duration.ofSeconds(90), Power.OFF);

    private static Rules both(Locks locks, Pick pick) {
        return new Rules(
                new Thresholds(
                        List.of(CO2.all().getFirst(), new Threshold(Quantity.PM25, new Hysteresis(35, 15))), pick),
                locks,
                null,
                BLINDNESS);
    }

    @Test
    void anyOneTooHighIsOnAndAllLowEnoughIsOff() {
        new Story(both(NONE, Pick.HIGHEST), Drives.PURIFIER)
                .at("0:00", "scd41=700", "OFF AUTO starting")
                .why("waiting for the first usable PM2.5: off")
                .at("0:01", "pms.pm25=10", "OFF AUTO low-enough")
                .why("CO₂ 700 ppm ≤ 800 ppm, PM2.5 10 µg/m³ ≤ 15 µg/m³")
                .at("0:10", "pms.pm25=40", "ON AUTO too-high")
                .why("PM2.5 40 µg/m³ ≥ 35 µg/m³")
                .at("0:20", "scd41=1200", "ON AUTO too-high")
                .why("CO₂ 1200 ppm ≥ 1000 ppm;"
                        + " a purifier does not lower CO₂, only outdoor air does: open a window")
                .at("0:30", "pms.pm25=12", "ON AUTO too-high")
                .at("0:40", "scd41=900", "ON AUTO in-between")
                .why("CO₂ 900 ppm, between 800 and 1000 ppm: stays on")
                .at("0:50", "scd41=800", "OFF AUTO low-enough");
    }

    @Test
    void aQuantityThatNobodySeesAnyMoreDoesNotKeepItOn() {
        new Story(both(NONE, Pick.HIGHEST))
                .at("0:00", "pms.pm25=50", "ON AUTO too-high")
                .at("0:30", "scd41=900", "ON AUTO too-high")
                .happens("1:00", "scd41=900")
                .at("1:29", "tick", "ON AUTO too-high")
                .at("1:30", "pms.pm25=stuck", "OFF AUTO blind")
                .why("no usable PM2.5 for 90 s (kitchen/pms is stuck): off")
                .at("1:40", "scd41=1000", "ON AUTO too-high")
                .at("1:50", "pms.pm25=20", "ON AUTO too-high")
                .at("1:55", "scd41=900", "ON AUTO in-between");
    }

    @Test
    void halfBlindnessLetsLocksHold() {
        new Story(both(LOCKS, Pick.HIGHEST))
                .at("0:00", "pms.pm25=50", "ON AUTO too-high")
                .at("1:00", "scd41=900", "ON AUTO too-high")
                .at("1:30", "scd41=900", "ON AUTO minimum-on")
                .why("no usable PM2.5 for 90 s (sensor silent),"
                        + " but on for 90 s only (at least 5 min): locked for 3 min 30 s more")
                .at("3:00", "tick", "OFF AUTO blind")
                .why("no usable reading for 90 s (sensor silent): off");
    }

    @Test
    void halfBlindnessLeavesAnOrderToBeOnAlone() {
        Story story = new Story(both(NONE, Pick.HIGHEST))
                .at("0:00", "pms.pm25=5", "OFF AUTO starting")
                .at("0:10", "ON", "ON ON ordered")
                .happens("1:00", "scd41=500")
                .at("1:40", "tick", "ON ON ordered")
                .why("ordered on until the next command");
        assertThat(story.takes("ON")).isTrue();
        story.at("1:50", "AUTO", "OFF AUTO blind")
                .why("no usable PM2.5 for 110 s (sensor silent): off")
                .at("2:00", "ON", "ON ON ordered")
                .at("2:30", "tick", "OFF AUTO blind")
                .why("no usable reading for 90 s (sensor silent): off");
    }

    @Test
    void theMeanOfSeveralRooms() {
        new Story(both(NONE, Pick.MEAN))
                .at("0:00", "kitchen/a.pm25=5", "OFF AUTO starting")
                .at("0:01", "kitchen/a=1400", "ON AUTO too-high")
                .why("mean CO₂ 1400 ppm ≥ 1000 ppm")
                .at("0:02", "hall/b=500", "ON AUTO in-between")
                .why("mean CO₂ 950 ppm, between 800 and 1000 ppm: stays on")
                .at("0:03", "bed/c=400", "OFF AUTO low-enough")
                .why("mean CO₂ 766.67 ppm ≤ 800 ppm, mean PM2.5 5 µg/m³ ≤ 15 µg/m³, on for 2 s");
    }

    @Test
    void theHighestOfSeveralRooms() {
        new Story(both(NONE, Pick.HIGHEST))
                .at("0:00", "hall/b.pm25=5", "OFF AUTO starting")
                .at("0:01", "hall/b=500", "OFF AUTO low-enough")
                .at("0:02", "bed/c=1000", "ON AUTO too-high");
    }
}
