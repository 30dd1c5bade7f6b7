package airkeeper.purifier;

import static airkeeper.purifier.Story.CO2;
import static airkeeper.purifier.Story.LOCKS;
import static airkeeper.purifier.Story.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a relay does while nobody knows the air, and how that ends. */
class BlindnessTest {
    private static final Duration AFTER = Duration.ofSeconds(90);
    private static final Rules KEEP =
            new Rules(CO2, LOCKS, null, new Blindness(AFTER, new Blindness.Keep(Duration.ofMinutes(30))));
    private static final Rules DUTY = new Rules(
            CO2, LOCKS, null, new Blindness(AFTER, new Blindness.Duty(Duration.ofMinutes(10), Duration.ofHours(1))));

    @Test
    void keepsWhatIsOnForAWhile() {
        new Story(KEEP)
                .at("0:00", "1200", "ON AUTO too-high")
                .at("1:30", "tick", "ON AUTO blind")
                .until("31:30")
                .why("no usable reading for 90 s (sensor silent): on as it was, for 30 min more")
                .at("31:29", "tick", "ON AUTO blind")
                .at("31:30", "tick", "OFF AUTO blind")
                .until("-")
                .at("90:00", "tick", "OFF AUTO blind")
                .why("no usable reading for 90 min (sensor silent): off");
    }

    @Test
    void keepsWhatIsOffForEver() {
        new Story(KEEP)
                .at("0:00", "500", "OFF AUTO low-enough")
                .at("1:30", "tick", "OFF AUTO blind")
                .until("-")
                .at("90:00", "tick", "OFF AUTO blind");
    }

    @Test
    void anOrderToBeOnIsKeptForNoLongerThanTheRest() {
        Story story = new Story(KEEP)
                .at("0:00", "500", "OFF AUTO low-enough")
                .at("0:10", "ON 600", "ON ON ordered")
                .at("31:29", "tick", "ON ON ordered")
                .at("31:30", "tick", "OFF AUTO blind");
        assertThat(story.takes("ON")).isFalse();
        story.at("32:00", "500", "OFF AUTO low-enough");
    }

    @Test
    void aDutyIsDoneAtTheEndOfEachPeriod() {
        new Story(DUTY)
                .at("0:00", "500", "OFF AUTO low-enough")
                .at("1:30", "tick", "OFF AUTO blind")
                .until("51:30")
                .why("no usable reading for 90 s (sensor silent): off for 50 min more (10 min of every 60 min)")
                .at("51:29", "tick", "OFF AUTO blind")
                .at("51:30", "tick", "ON AUTO blind")
                .until("61:30")
                .why("no usable reading for 51 min 30 s (sensor silent): on for 10 min more (10 min of every 60 min)")
                .at("61:29", "tick", "ON AUTO blind")
                .at("61:30", "tick", "OFF AUTO blind")
                .at("111:30", "tick", "ON AUTO blind");
    }

    @Test
    void aDutyEndsAnOrderToBeOn() {
        Story story = new Story(DUTY)
                .at("0:00", "500", "OFF AUTO low-enough")
                .at("1:00", "ON", "ON ON ordered")
                .at("1:30", "tick", "OFF AUTO blind");
        assertThat(story.takes("ON")).isFalse();
        story.at("51:30", "tick", "ON AUTO blind");
        assertThat(story.takes("ON")).isTrue();
    }

    @Test
    void aDutyIsNotDoneAgainstAnOrderToBeOff() {
        new Story(DUTY).at("0:00", "OFF", "OFF OFF ordered").at("55:00", "tick", "OFF OFF ordered");
    }

    @Test
    void aBrokerThatIsGoneIsToldFromASilentSensor() {
        new Story(RULES)
                .at("0:00", "1200", "ON AUTO too-high")
                .at("0:30", "line lost", "ON AUTO too-high")
                .at("1:30", "tick", "OFF AUTO blind")
                .why("no usable reading for 90 s (broker gone): off")
                .at("5:00", "line found", "OFF AUTO blind")
                .why("no usable reading for 5 min (sensor silent): off");
    }

    @Test
    void aQuantityThatNoRuleLooksAtIsNotSeeing() {
        new Story(RULES)
                .at("0:00", "pms.pm25=5", "OFF AUTO starting")
                .at("1:29", "pms.pm25=5", "OFF AUTO starting")
                .at("1:30", "tick", "OFF AUTO blind")
                .why("no usable reading for 90 s (kitchen/pms does not measure CO₂): off");
    }

    @Test
    void comingBackIsImmediateAndSaid() {
        new Story(RULES)
                .at("0:00", "1200", "ON AUTO too-high")
                .at("1:30", "tick", "OFF AUTO blind")
                .at("10:00", "1200", "ON AUTO too-high")
                .why("CO₂ 1200 ppm ≥ 1000 ppm, off for 8 min 30 s (at least 5 min); seen again after 10 min")
                .at("10:30", "1200", "ON AUTO too-high")
                .why("CO₂ 1200 ppm ≥ 1000 ppm");
    }

    @Test
    void aSilenceThatWasNoBlindnessIsNotSaid() {
        new Story(RULES)
                .at("0:00", "1200", "ON AUTO too-high")
                .at("1:29", "1200", "ON AUTO too-high")
                .why("CO₂ 1200 ppm ≥ 1000 ppm");
    }
}
