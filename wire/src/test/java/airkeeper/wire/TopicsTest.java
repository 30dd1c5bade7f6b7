package airkeeper.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.wire.Topics.Address;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    private static final SensorId SENSOR = SensorId.of("kitchen/scd41");
    private static final PurifierId FAN = PurifierId.of("kitchen/fan");
    private static final NodeId NODE = new NodeId("pi-kitchen");

    @Test
    void everyWordHasItsTopicAndEveryTopicItsWord() {
        Topics topics = Topics.standard();
        Map<Topic, Address> tree = Map.of(
                topics.reading(SENSOR), new Address.OfReading(SENSOR),
                topics.number(SENSOR, Quantity.PM25), new Address.OfNumber(SENSOR, Quantity.PM25),
                topics.late(SENSOR), new Address.OfLate(SENSOR),
                topics.resend(SENSOR), new Address.OfResend(SENSOR),
                topics.report(FAN), new Address.OfReport(FAN),
                topics.relay(FAN), new Address.OfRelay(FAN),
                topics.command(FAN), new Address.OfCommand(FAN),
                topics.why(FAN), new Address.OfWhy(FAN),
                topics.presence(NODE), new Address.OfPresence(NODE));
        assertThat(tree.keySet())
                .extracting(Topic::text)
                .containsExactlyInAnyOrder(
                        "airkeeper/kitchen/sensor/scd41",
                        "airkeeper/kitchen/sensor/scd41/pm25",
                        "airkeeper/kitchen/late/scd41",
                        "airkeeper/kitchen/sensor/scd41/resend",
                        "airkeeper/kitchen/purifier/fan",
                        "airkeeper/kitchen/purifier/fan/relay",
                        "airkeeper/kitchen/purifier/fan/set",
                        "airkeeper/kitchen/purifier/fan/why",
                        "airkeeper/node/pi-kitchen");
        tree.forEach((topic, address) -> assertThat(topics.read(topic)).contains(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "airkeeper",
                "airkeeper/",
                "airkeeper/kitchen",
                "airkeeper/kitchen/sensor",
                "airkeeper/kitchen/sensor/",
                "airkeeper/kitchen/sensor/scd41/",
                "airkeeper/kitchen/sensor/scd41/smell",
                "airkeeper/kitchen/sensor/scd41/co2/more",
                "airkeeper/kitchen/late/scd41/co2",
                "airkeeper/kitchen/purifier/fan/off",
                "airkeeper/kitchen/heater/one",
                "airkeeper/../sensor/scd41",
                "airkeeper/kitchen/sensor/..",
                "airkeeper/Kitchen/sensor/scd41",
                "airkeeper/my kitchen/sensor/scd41",
                "airkeeper//sensor/scd41",
                "airkeeper/node/",
                "airkeeper/node/pi/x",
                "airkeepers/kitchen/sensor/scd41",
                "other/kitchen/sensor/scd41",
                "/airkeeper/kitchen/sensor/scd41"
            })
    void otherTopicsAreAboutNothing(String text) {
        assertThat(Topics.standard().read(new Topic(text))).isEmpty();
    }

    @Test
    void aPrefixMayHaveSeveralLevels() {
        Topics topics = new Topics("school/air");
        assertThat(topics.reading(SENSOR).text()).isEqualTo("school/air/kitchen/sensor/scd41");
        assertThat(topics.read(topics.reading(SENSOR))).contains(new Address.OfReading(SENSOR));
        assertThat(topics.read(Topics.standard().reading(SENSOR))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/air", "air/", "air//x", "$SYS"})
    void aPrefixThatWouldGoAstrayIsRefused(String prefix) {
        assertThatThrownBy(() -> new Topics(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a topic prefix such as airkeeper or school/air, found \"" + prefix + "\"");
    }

    @Test
    void aTopicHasNoWildcardsAndNoNul() {
        assertThatThrownBy(() -> new Topic("air/+/x"))
                .hasMessage("expected a topic without + and #, found \"air/+/x\"");
        assertThatThrownBy(() -> new Topic("air/#")).hasMessage("expected a topic without + and #, found \"air/#\"");
        assertThatThrownBy(() -> new Topic(""))
                .hasMessage("expected a topic of 1 to 65535 bytes without NUL, found \"\"");
        assertThatThrownBy(() -> new Topic("a\0b"))
                .hasMessage("expected a topic of 1 to 65535 bytes without NUL, found \"a?b\"");
        assertThatThrownBy(() -> new Topic("ä".repeat(32_768))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-kitchen", "Kitchen", "my kitchen", "küche", "a/b", "..", "+", "#"})
    void aNameThatWouldNotSurviveATopicIsRefused(String name) {
        assertThatThrownBy(() -> new Room(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a room name of lower-case letters, digits and hyphens (1 to 63, not beginning"
                        + " with a hyphen), found \"" + name + "\"");
    }

    @Test
    void filtersHearTheirOwnTopicsOnly() {
        Topics topics = Topics.standard();
        assertThat(topics.everyReading().matches(topics.reading(SENSOR))).isTrue();
        assertThat(topics.everyReading().matches(topics.number(SENSOR, Quantity.CO2)))
                .isFalse();
        assertThat(topics.everyReading().matches(topics.late(SENSOR))).isFalse();
        assertThat(topics.everyReadingIn(new Room("attic")).matches(topics.reading(SENSOR)))
                .isFalse();
        assertThat(topics.everyLate().matches(topics.late(SENSOR))).isTrue();
        assertThat(topics.everyReport().matches(topics.report(FAN))).isTrue();
        assertThat(topics.everyReport().matches(topics.why(FAN))).isFalse();
        assertThat(topics.everyWhy().matches(topics.why(FAN))).isTrue();
        assertThat(topics.everyPresence().matches(topics.presence(NODE))).isTrue();
        assertThat(topics.answers()).isEqualTo(new Topic("airkeeper/answer/dashboard"));
        assertThat(topics.everyPresence().matches(topics.answers())).isFalse();
    }
}
