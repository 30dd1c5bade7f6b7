package airkeeper.purifier;

import static airkeeper.purifier.Story.ON_WHEN_BLIND;
import static airkeeper.purifier.Story.RULES;
import static airkeeper.purifier.Story.SEEING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One story per rule, and one per pair of rules that can disagree; in the order of the table in the README. */
class ControlTest {

    @Test
    void waitsForAReadingAndGoesOnAtTheUpperThreshold() {
        new Story(RULES)
                .at("0:00", "tick", "OFF AUTO starting")
                .at("0:30", "999.9", "OFF AUTO in-between")
                .at("1:00", "1000", "ON AUTO too-high")
                .at("1:30", "1400", "ON AUTO too-high");
    }

    @Test
    void staysBetweenTheThresholdsAndGoesOffAtTheLowerOne() {
        new Story(SEEING)
                .at("0:30", "1200", "ON AUTO too-high")
                .happens("4:30", "1100")
                .at("5:00", "801", "ON AUTO in-between")
                .at("5:30", "800", "OFF AUTO low-enough")
                .at("6:00", "801", "OFF AUTO in-between")
                .at("6:30", "400", "OFF AUTO low-enough");
    }

    @Test
    void theFirstSwitchAfterAStartWaitsForNoLock() {
        new Story(RULES).at("0:01", "1000", "ON AUTO too-high").until("-");
    }

    @Test
    void aMinimumOnHoldsUpTheAir() {
        new Story(SEEING)
                .at("0:00", "1000", "ON AUTO too-high")
                .at("4:00", "790", "ON AUTO minimum-on")
                .until("5:00")
                .at("4:30", "900", "ON AUTO in-between")
                .until("-")
                .at("4:59", "790", "ON AUTO minimum-on")
                .at("5:00", "tick", "OFF AUTO low-enough");
    }

    @Test
    void aMinimumOffHoldsUpTheAir() {
        new Story(SEEING)
                .at("0:00", "1000", "ON AUTO too-high")
                .at("5:00", "790", "OFF AUTO low-enough")
                .at("9:59", "1200", "OFF AUTO minimum-off")
                .until("10:00")
                .at("10:00", "tick", "ON AUTO too-high");
    }

    @Test
    void theHighestOfSeveralSensorsCountsUntilItIsTooOld() {
        new Story(RULES)
                .at("0:00", "window=500", "OFF AUTO low-enough")
                .at("0:10", "corner=1100", "ON AUTO too-high")
                .at("0:40", "window=510", "ON AUTO too-high")
                .at("1:39", "window=520", "ON AUTO too-high")
                .at("1:40", "tick", "ON AUTO minimum-on");
    }

    @Test
    void anUnusableReadingIsNoneAndLeavesTheLastOneToAge() {
        new Story(RULES)
                .at("0:00", "warming-up", "OFF AUTO starting")
                .at("0:30", "900", "OFF AUTO in-between")
                .at("1:00", "implausible", "OFF AUTO in-between")
                .at("1:30", "stuck", "OFF AUTO in-between")
                .at("1:59", "without CO₂", "OFF AUTO in-between")
                .at("2:00", "tick", "OFF AUTO blind");
    }

    @Test
    void withoutAnyReadingStartingTurnsIntoBlindness() {
        new Story(RULES).at("1:29", "tick", "OFF AUTO starting").at("1:30", "tick", "OFF AUTO blind");
        new Story(ON_WHEN_BLIND).at("1:29", "tick", "OFF AUTO starting").at("1:30", "tick", "ON AUTO blind");
    }

    @Test
    void blindnessBreaksTheMinimumOn() {
        new Story(RULES)
                .at("0:00", "1200", "ON AUTO too-high")
                .at("1:29", "tick", "ON AUTO too-high")
                .at("1:30", "tick", "OFF AUTO blind")
                .until("-");
    }

    @Test
    void theFirstReadingEndsBlindnessButNotTheLock() {
        new Story(RULES)
                .at("0:00", "1200", "ON AUTO too-high")
                .at("1:30", "tick", "OFF AUTO blind")
                .at("2:00", "1200", "OFF AUTO minimum-off")
                .until("6:30");
        new Story(RULES)
                .at("0:00", "1200", "ON AUTO too-high")
                .at("1:30", "tick", "OFF AUTO blind")
                .at("60:00", "1200", "ON AUTO too-high");
    }

    @Test
    void blindnessWithOnBreaksTheMinimumOff() {
        new Story(ON_WHEN_BLIND)
                .at("0:00", "1200", "ON AUTO too-high")
                .happens("4:00", "790")
                .at("5:00", "790", "OFF AUTO low-enough")
                .at("6:30", "tick", "ON AUTO blind")
                .at("6:40", "790", "ON AUTO minimum-on");
    }

    @Test
    void anOrderGoesBeforeTheAirAndBreaksLocks() {
        new Story(SEEING)
                .at("0:00", "500", "OFF AUTO low-enough")
                .at("0:10", "ON", "ON ON ordered")
                .until("-")
                .at("0:20", "OFF", "OFF OFF ordered")
                .at("0:30", "1400", "OFF OFF ordered")
                .at("0:40", "ON", "ON ON ordered");
    }

    @Test
    void anOrderRunsOutIntoAutoWhereLocksHoldAgain() {
        new Story(SEEING)
                .at("0:00", "500", "OFF AUTO low-enough")
                .at("0:10", "ON 1", "ON ON ordered")
                .until("1:10")
                .at("1:09", "500", "ON ON ordered")
                .at("1:10", "tick", "ON AUTO minimum-on")
                .until("5:10");
    }

    @Test
    void autoEndsAnOrder() {
        new Story(SEEING)
                .at("0:00", "900", "OFF AUTO in-between")
                .at("0:10", "ON 30", "ON ON ordered")
                .at("0:20", "AUTO 30", "ON AUTO in-between")
                .until("-");
    }

    @Test
    void anOrderIsFollowedWhileStarting() {
        new Story(RULES).at("0:10", "ON", "ON ON ordered").at("0:20", "AUTO", "OFF AUTO starting");
    }

    @Test
    void blindnessEndsAnOrderToBeOnForGood() {
        new Story(RULES)
                .at("0:00", "500", "OFF AUTO low-enough")
                .at("0:10", "ON 60", "ON ON ordered")
                .at("1:30", "tick", "OFF AUTO blind")
                .at("7:00", "500", "OFF AUTO low-enough");
    }

    @Test
    void anOrderToBeOnIsRefusedWhileBlindAndChangesNothing() {
        Story story = new Story(RULES).at("1:30", "tick", "OFF AUTO blind");
        assertThat(story.takes("ON")).isFalse();
        assertThat(story.takes("OFF")).isTrue();
        assertThat(story.takes("AUTO")).isTrue();
        story.at("1:40", "ON", "OFF AUTO blind")
                .at("1:50", "OFF", "OFF OFF ordered")
                .at("2:00", "ON", "OFF OFF ordered");
    }

    @Test
    void anOrderToBeOffStaysWhileBlindWhateverIsSafeThen() {
        new Story(RULES)
                .at("0:00", "OFF", "OFF OFF ordered")
                .at("5:00", "tick", "OFF OFF ordered")
                .at("5:10", "AUTO", "OFF AUTO blind");
        new Story(ON_WHEN_BLIND)
                .at("0:00", "OFF", "OFF OFF ordered")
                .at("5:00", "tick", "OFF OFF ordered")
                .at("5:10", "AUTO", "ON AUTO blind");
    }

    @Test
    void anOrderToBeOnStaysWhileBlindWhenOnIsSafe() {
        Story story = new Story(ON_WHEN_BLIND).at("1:30", "tick", "ON AUTO blind");
        assertThat(story.takes("ON")).isTrue();
        story.at("1:40", "ON 5", "ON ON ordered").at("6:40", "tick", "ON AUTO blind");
    }

    @Test
    void anOrderToBeOffThatRunsOutWhileBlindLeavesItToSafety() {
        new Story(ON_WHEN_BLIND)
                .at("0:00", "OFF 2", "OFF OFF ordered")
                .at("1:59", "tick", "OFF OFF ordered")
                .at("2:00", "tick", "ON AUTO blind");
    }
}
