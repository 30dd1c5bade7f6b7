package airkeeper.purifier;

import static airkeeper.purifier.Story.CO2;
import static airkeeper.purifier.Story.SEEING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.wire.Drives;
import airkeeper.wire.Power;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What holds a relay where it is: start delay, count of switches, longest run, and what goes before them. */
class LocksTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Rules rules(Locks locks) {
        return new Rules(CO2, locks, null, SEEING.blindness());
    }

    private static Rules running(int most, int rest) {
        return new Rules(
                CO2,
                Locks.of(MINUTE, MINUTE),
                new MaximumRun(Duration.ofMinutes(most), Duration.ofMinutes(rest)),
                SEEING.blindness());
    }

    @Test
    void aStartDelayHoldsTheAirButNoPerson() {
        Rules rules = rules(new Locks(Duration.ZERO, Duration.ZERO, MINUTE, 12));
        new Story(rules)
                .at("0:20", "1012", "OFF AUTO starting")
                .until("1:00")
                .why("CO₂ 1012 ppm ≥ 1000 ppm, but the node has just started (waits 60 s): locked for 40 s more")
                .at("0:59", "tick", "OFF AUTO starting")
                .at("1:00", "tick", "ON AUTO too-high")
                .until("-");
        new Story(rules).at("0:20", "1012", "OFF AUTO starting").at("0:21", "ON", "ON ON ordered");
    }

    @Test
    void afterSoManySwitchesItStaysOffUntilThereIsRoomForTwoMore() {
        new Story(rules(new Locks(Duration.ZERO, Duration.ZERO, Duration.ZERO, 4)))
                .at("0:00", "1000", "ON AUTO too-high")
                .at("1:00", "800", "OFF AUTO low-enough")
                .at("2:00", "1000", "ON AUTO too-high")
                .at("3:00", "800", "OFF AUTO low-enough")
                .at("4:00", "1000", "OFF AUTO minimum-off")
                .until("61:00")
                .why("CO₂ 1000 ppm ≥ 1000 ppm, falling 28 ppm/min, but switched 4 times within an hour"
                        + " (at most 4, going off again included): locked for 57 min more")
                .at("60:59", "tick", "OFF AUTO minimum-off")
                .at("61:00", "tick", "ON AUTO too-high")
                .at("61:30", "800", "OFF AUTO low-enough");
    }

    @Test
    void onlyTheSwitchesOfTheLastHourCount() {
        new Story(rules(new Locks(Duration.ZERO, Duration.ZERO, Duration.ZERO, 4)))
                .at("0:00", "1000", "ON AUTO too-high")
                .at("1:00", "800", "OFF AUTO low-enough")
                .at("50:00", "1000", "ON AUTO too-high")
                .at("51:00", "800", "OFF AUTO low-enough")
                .happens("60:00", "1200")
                .at("60:00", "tick", "OFF AUTO minimum-off")
                .until("61:00")
                .why("CO₂ 1200 ppm ≥ 1000 ppm, rising 40 ppm/min, but switched 3 times within an hour"
                        + " (at most 4, going off again included): locked for 60 s more");
    }

    @Test
    void withoutMinimumTimesTwelveSwitchesAnHourAreTheLastGuard() {
        Story story = new Story(rules(Locks.of(Duration.ZERO, Duration.ZERO)));
        for (int minute = 0; minute < 12; minute += 2) {
            story.at(minute + ":00", "1000", "ON AUTO too-high").at(minute + 1 + ":00", "800", "OFF AUTO low-enough");
        }
        story.at("12:00", "1200", "OFF AUTO minimum-off").until("61:00");
    }

    @Test
    void theCountNeverKeepsItOn() {
        new Story(rules(new Locks(Duration.ZERO, Duration.ZERO, Duration.ZERO, 2)))
                .at("0:00", "1000", "ON AUTO too-high")
                .at("0:10", "OFF", "OFF OFF ordered")
                .at("0:20", "ON", "ON ON ordered")
                .at("0:30", "AUTO", "ON AUTO too-high")
                .at("0:40", "700", "OFF AUTO low-enough");
    }

    @Test
    void theLongestRunEndsInARestAndANewLook() {
        new Story(running(120, 15), Drives.PURIFIER)
                .at("0:00", "1400", "ON AUTO too-high")
                .at("119:59", "1400", "ON AUTO too-high")
                .at("120:00", "tick", "OFF AUTO maximum-run")
                .until("135:00")
                .why("CO₂ 1400 ppm ≥ 1000 ppm after a run of 2 h or more: off, to be looked at again in 15 min;"
                        + " a purifier does not lower CO₂, only outdoor air does: open a window")
                .at("130:00", "900", "OFF AUTO maximum-run")
                .why("CO₂ 900 ppm, between 800 and 1000 ppm, falling 48 ppm/min after a run of 2 h or more:"
                        + " off, to be looked at again in 5 min;"
                        + " a purifier does not lower CO₂, only outdoor air does: open a window")
                .at("131:00", "1300", "OFF AUTO maximum-run")
                .at("134:59", "tick", "OFF AUTO maximum-run")
                .at("135:00", "tick", "ON AUTO too-high")
                .at("255:00", "tick", "OFF AUTO maximum-run");
    }

    @Test
    void goodAirEndsTheRest() {
        new Story(running(60, 15))
                .at("0:00", "1400", "ON AUTO too-high")
                .at("60:00", "tick", "OFF AUTO maximum-run")
                .at("61:00", "790", "OFF AUTO low-enough")
                .at("62:00", "1000", "ON AUTO too-high");
    }

    @Test
    void anOrderGoesBeforeTheLongestRunWhichCountsIt() {
        new Story(running(60, 15))
                .at("0:00", "1400", "ON AUTO too-high")
                .at("10:00", "ON 90", "ON ON ordered")
                .at("99:59", "tick", "ON ON ordered")
                .at("100:00", "tick", "OFF AUTO maximum-run")
                .at("101:00", "ON", "ON ON ordered");
    }

    @Test
    void blindnessGoesBeforeTheRestAndEndsIt() {
        Rules rules = running(60, 15);
        new Story(new Rules(rules.thresholds(), rules.locks(), rules.maximumRun(), Story.RULES.blindness()))
                .at("0:00", "ON", "ON ON ordered")
                .at("1:29", "1400", "ON ON ordered")
                .at("2:00", "AUTO", "ON AUTO too-high")
                .at("2:59", "tick", "OFF AUTO blind")
                .at("3:30", "1400", "OFF AUTO minimum-off");
    }

    @Test
    void theMinimumOffHoldsAfterAShorterRest() {
        Rules rules = new Rules(
                CO2,
                Locks.of(MINUTE, Duration.ofMinutes(5)),
                new MaximumRun(Duration.ofMinutes(10), Duration.ofMinutes(2)),
                SEEING.blindness());
        new Story(rules)
                .at("0:00", "1400", "ON AUTO too-high")
                .at("10:00", "tick", "OFF AUTO maximum-run")
                .at("12:00", "tick", "OFF AUTO minimum-off")
                .until("15:00");
    }

    @Test
    void aRunAndARestTakeTheirTime() {
        assertThatThrownBy(() -> new MaximumRun(Duration.ofSeconds(59), MINUTE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected on and rest from 1 min up, found 59 s and 60 s:"
                        + " raise them, or leave maximum-run out");
        assertThat(new MaximumRun(MINUTE, MINUTE).on()).isEqualTo(MINUTE);
    }

    @Test
    void onlyTheSwitchesOfTheLastHourAreRemembered() {
        Story story = new Story(new Rules(CO2, Locks.of(Duration.ZERO, Duration.ZERO), null, SEEING.blindness()));
        for (int second = 0; second < 100; second++) {
            story.happens("0:" + second, second % 2 == 0 ? "ON" : "OFF");
        }
        assertThat(story.state().recent()).hasSize(60);
        story.happens("90:00", "ON");
        assertThat(story.state().recent()).containsExactly(Duration.ofSeconds(99), Duration.ofMinutes(90));
        assertThat(story.state().power()).isEqualTo(Power.ON);
    }
}
