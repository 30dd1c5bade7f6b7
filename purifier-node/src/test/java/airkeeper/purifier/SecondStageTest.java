package airkeeper.purifier;

import static airkeeper.purifier.Story.LOCKS;
import static airkeeper.purifier.Story.SEEING;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.PurifierId;
import airkeeper.wire.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** High speed at a second threshold, with the first stage only. */
class SecondStageTest {
    private static final Rules HIGH = new Rules(
            Thresholds.of(Quantity.CO2, new Hysteresis(1400, 1100)),
            LOCKS,
            null,
            SEEING.blindness(),
            List.of(),
            null,
            PurifierId.of("kitchen/fan"));

    @Test
    void isOnAtItsOwnThresholdWhileTheFirstIsOn() {
        new Story(HIGH)
                .at("0:00", "leader ON", "OFF AUTO starting")
                .at("0:10", "1399", "OFF AUTO in-between")
                .at("0:20", "1400", "ON AUTO too-high")
                .at("1:00", "1100", "ON AUTO minimum-on")
                .at("5:20", "tick", "OFF AUTO low-enough");
    }

    @Test
    void isOffWithTheFirstAtOnce() {
        new Story(HIGH)
                .at("0:00", "leader ON", "OFF AUTO starting")
                .at("0:10", "1500", "ON AUTO too-high")
                .at("0:20", "leader OFF", "OFF AUTO low-enough")
                .why("kitchen/fan is off, and this only runs with it")
                .at("0:30", "leader ON", "OFF AUTO minimum-off")
                .until("5:20");
    }

    @Test
    void cannotBeOrderedOnWithoutTheFirst() {
        Story story = new Story(HIGH)
                .at("0:00", "leader ON", "OFF AUTO starting")
                .at("0:10", "ON", "ON ON ordered")
                .at("0:20", "leader OFF", "OFF AUTO low-enough");
        assertThat(story.takes("ON")).isFalse();
        assertThat(story.takes("OFF")).isTrue();
        assertThat(story.refusal())
                .isEqualTo("refused ON: kitchen/fan is off, and this only runs with it; switch that on first");
        story.at("0:30", "leader ON", "OFF AUTO starting").at("0:40", "500", "OFF AUTO low-enough");
    }

    @Test
    void anOrderToBeOffIsItsOwn() {
        new Story(HIGH)
                .at("0:00", "leader ON", "OFF AUTO starting")
                .at("0:10", "OFF", "OFF OFF ordered")
                .at("0:20", "leader OFF", "OFF OFF ordered")
                .why("ordered off until the next command");
    }
}
