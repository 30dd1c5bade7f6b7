package airkeeper.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MQTT 5, section 4.7, as tables. */
class TopicFilterTest {
    @ParameterizedTest
    @CsvSource({
        "a/b,            a/b,      true",
        "a/b,            a/b/,     false",
        "a/b,            a/B,      false",
        "a/+,            a/b,      true",
        "a/+,            a/,       true",
        "a/+,            a,        false",
        "a/+,            a/b/c,    false",
        "+/b,            a/b,      true",
        "+,              a,        true",
        "+,              a/b,      false",
        "+/+,            /a,       true",
        "/+,             /a,       true",
        "a/+/c,          a//c,     true",
        "#,              a,        true",
        "#,              a/b/c,    true",
        "a/#,            a,        true",
        "a/#,            a/b/c,    true",
        "a/#,            ab,       false",
        "#,              $SYS/x,   false",
        "+/x,            $SYS/x,   false",
        "$SYS/#,         $SYS/x,   true",
        "$share/g/a/+,   a/b,      true",
        "$share/g/a/+,   c/b,      false",
        "$share/g/#,     $SYS/x,   false",
        "a/b,            a/bc,     false",
        "a/b/c,          a/b,      false",
        "a/+/#,          a/b,      true",
        "a/+/#,          a,        false",
        "+/,             a/,       true",
    })
    void matches(String filter, String topic, boolean expected) {
        assertThat(new TopicFilter(filter).matches(new Topic(topic))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "a/b+,          expected + to stand alone between slashes",
        "a/+b/c,        expected + to stand alone between slashes",
        "a/#/c,         expected # to stand alone at the end",
        "a/b#,          expected # to stand alone at the end",
        "##,            expected # to stand alone at the end",
        "$share/g,      expected $share/group/filter",
        "$share//a,     expected $share/group/filter",
        "$share/g/,     expected $share/group/filter",
    })
    void refuses(String filter, String sentence) {
        assertThatThrownBy(() -> new TopicFilter(filter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence + ", found \"" + filter + "\"");
    }

    @Test
    void canBeShared() {
        assertThat(Topics.standard().everyReading().sharedBy("recorders"))
                .isEqualTo(new TopicFilter("$share/recorders/airkeeper/+/sensor/+"));
    }
}
