package airkeeper.purifier;

import static airkeeper.purifier.Story.ON_WHEN_BLIND;
import static airkeeper.purifier.Story.RULES;
import static airkeeper.purifier.Story.SEEING;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Drives;
import airkeeper.wire.Quantity;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void theAir() {
        new Story(SEEING)
                .at("0:00", "tick", "OFF AUTO starting")
                .why("waiting for the first usable reading: off")
                .at("0:30", "1012", "ON AUTO too-high")
                .why("CO₂ 1012 ppm ≥ 1000 ppm")
                .at("1:00", "900", "ON AUTO in-between")
                .why("CO₂ 900 ppm, between 800 and 1000 ppm: stays on")
                .at("2:45", "790", "ON AUTO minimum-on")
                .why("CO₂ 790 ppm ≤ 800 ppm, but on for 2 min 15 s only (at least 5 min): locked for 2 min 45 s more")
                .at("5:30", "790", "OFF AUTO low-enough")
                .why("CO₂ 790 ppm ≤ 800 ppm, on for 5 min (at least 5 min)")
                .at("7:30", "1012.5", "OFF AUTO minimum-off")
                .why(
                        "CO₂ 1012.5 ppm ≥ 1000 ppm, rising 23 ppm/min, but off for 2 min only (at least 5 min): locked for 3 min more")
                .at("8:00", "900", "OFF AUTO in-between")
                .why("CO₂ 900 ppm, between 800 and 1000 ppm, falling 15 ppm/min: stays off");
    }

    @Test
    void blindnessAndItsCause() {
        new Story(RULES)
                .at("0:00", "900", "OFF AUTO in-between")
                .at("1:35", "tick", "OFF AUTO blind")
                .why("no usable reading for 95 s (sensor silent): off")
                .at("1:40", "warming-up", "OFF AUTO blind")
                .why("no usable reading for 100 s (kitchen/scd41 is warming up): off")
                .at("2:00", "implausible", "OFF AUTO blind")
                .why("no usable reading for 2 min (kitchen/scd41 gives implausible values): off")
                .at("2:10", "stuck", "OFF AUTO blind")
                .why("no usable reading for 2 min 10 s (kitchen/scd41 is stuck): off")
                .at("2:20", "without CO₂", "OFF AUTO blind")
                .why("no usable reading for 2 min 20 s (kitchen/scd41 does not measure CO₂): off")
                .at("3:50", "tick", "OFF AUTO blind")
                .why("no usable reading for 3 min 50 s (sensor silent): off");
        new Story(ON_WHEN_BLIND)
                .at("1:30", "tick", "ON AUTO blind")
                .why("no usable reading for 90 s (sensor silent): on");
    }

    @Test
    void orders() {
        new Story(SEEING)
                .at("0:00", "ON 30 anna", "ON ON ordered")
                .why("ordered on for 30 min (anna)")
                .at("0:01", "OFF", "OFF OFF ordered")
                .why("ordered off until the next command")
                .at("0:02", "OFF 600", "OFF OFF ordered")
                .why("ordered off for 10 h")
                .at("0:03", "ON 5 c-17 anna", "ON ON ordered")
                .why("ordered on for 5 min (anna, c-17)")
                .at("0:04", "ON 5 - anna", "ON ON ordered")
                .why("ordered on for 5 min (anna)");
    }

    @Test
    void howTheAirChangesAndForHowLongTheRelayWasTheOtherWay() {
        Story story = new Story(SEEING)
                .at("0:00", "1200", "ON AUTO too-high")
                .at("8:00", "700", "OFF AUTO low-enough")
                .why("CO₂ 700 ppm ≤ 800 ppm, on for 8 min (at least 5 min)");
        for (int minute = 9; minute <= 28; minute++) {
            story.happens(minute + ":00", String.valueOf(720 + 14 * (minute - 9)));
        }
        story.at("29:30", "1007", "ON AUTO too-high")
                .why("CO₂ 1007 ppm ≥ 1000 ppm, rising 14 ppm/min, off for 21 min 30 s (at least 5 min)")
                .at("29:31", "tick", "ON AUTO too-high")
                .why("CO₂ 1007 ppm ≥ 1000 ppm, rising 14 ppm/min");
    }

    @Test
    void whatFallsAndWhatStaysTheSame() {
        Story story = new Story(SEEING).at("0:00", "990", "OFF AUTO in-between");
        story.at("1:59", "983", "OFF AUTO in-between").why("CO₂ 983 ppm, between 800 and 1000 ppm: stays off");
        story.at("2:00", "976", "OFF AUTO in-between");
        for (int minute = 3; minute < 13; minute++) {
            story.happens(minute + ":00", String.valueOf(976 - 7.5 * (minute - 2)));
        }
        story.at("13:00", "893.5", "OFF AUTO in-between")
                .why("CO₂ 893.5 ppm, between 800 and 1000 ppm, falling 7.5 ppm/min: stays off");
        for (int minute = 14; minute < 34; minute++) {
            story.happens(minute + ":00", "893");
        }
        story.why("CO₂ 893 ppm, between 800 and 1000 ppm: stays off");
    }

    @Test
    void aRefusedOrder() {
        assertThat(new Story(RULES).happens("2:00", "tick").refusal())
                .isEqualTo("refused ON: no usable reading for 2 min (sensor silent);"
                        + " order it again when the room has readings");
    }

    @Test
    void whatDoesNotLowerCo2SaysSo() {
        new Story(RULES, Drives.PURIFIER)
                .at("0:00", "1012", "ON AUTO too-high")
                .why("CO₂ 1012 ppm ≥ 1000 ppm;"
                        + " a purifier does not lower CO₂, only outdoor air does: open a window")
                .at("0:30", "900", "ON AUTO in-between")
                .why("CO₂ 900 ppm, between 800 and 1000 ppm: stays on");
        new Story(RULES, Drives.FAN)
                .at("0:00", "1012", "ON AUTO too-high")
                .why("CO₂ 1012 ppm ≥ 1000 ppm; a fan does not lower CO₂, only outdoor air does: open a window");
    }

    @Test
    void aPurifierDoesLowerParticles() {
        Rules particles = new Rules(
                Thresholds.of(Quantity.PM25, new Hysteresis(35.4, 9)), RULES.locks(), null, RULES.blindness());
        new Story(particles, Drives.PURIFIER)
                .at("0:00", "pms.pm25=40.25", "ON AUTO too-high")
                .why("PM2.5 40.25 µg/m³ ≥ 35.4 µg/m³");
    }
}
