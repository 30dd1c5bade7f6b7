package airkeeper.purifier;

import static airkeeper.purifier.House.ANSWERS;
import static airkeeper.purifier.House.FAN;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Heard;
import airkeeper.wire.Message;
import airkeeper.wire.Reason;
import airkeeper.wire.Topics;
import airkeeper.wire.json.MalformedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Commands to the node: followed or refused, and answered either way. */
class CommandsTest {
    private static final Topics TOPICS = Topics.standard();

    @Test
    void aCommandIsFollowedAndAnswered() throws MalformedException {
        try (House house = House.started()) {
            house.reads(500).orders("{\"mode\":\"on\",\"minutes\":1,\"id\":\"anna\"}");
            assertThat(house.relay.done).containsExactly("open", "ON");
            Heard answer = house.on(ANSWERS).getFirst();
            assertThat(answer.text())
                    .isEqualTo(house.on(TOPICS.report(FAN)).getLast().text())
                    .contains("\"why\":\"ordered on for 60 s (anna)\"", "\"until\":\"2026-11-21T10:01:00Z\"");
            assertThat(answer.correlation()).asString().isEqualTo("c-1");
            house.passes("60 s");
            assertThat(house.report().reason()).isEqualTo(Reason.MINIMUM_ON);
        }
    }

    @Test
    void aBareWordIsACommandAndOneThatChangesNothingIsReportedToo() {
        try (House house = House.started()) {
            house.reads(500).orders("off");
            assertThat(house.whys().getLast()).contains("ordered off until the next command");
            house.heard.clear();
            house.orders("OFF");
            assertThat(house.on(TOPICS.report(FAN))).hasSize(1);
            assertThat(house.whys()).isEmpty();
            house.orders("AUTO").reads(1200);
            assertThat(house.relay.done).containsExactly("open", "ON");
        }
    }

    @Test
    void aRetainedCommandIsRefused() {
        try (House house = House.started()) {
            house.reads(500);
            house.heard.clear();
            house.says(House.order("ON").kept());
            String sentence = "refused a retained command, which would switch the relay again after each restart:"
                    + " send it without the retain flag";
            assertThat(house.relay.done).containsExactly("open");
            assertThat(house.whys())
                    .containsExactly("{\"time\":\"2026-11-21T10:00:00Z\",\"power\":\"off\",\"changed\":false,"
                            + "\"reason\":\"low-enough\",\"why\":\"" + sentence + "\"}");
            assertThat(house.on(ANSWERS)).singleElement().satisfies(answer -> {
                assertThat(answer.text()).isEqualTo("{\"refused\":\"" + sentence + "\"}");
                assertThat(answer.correlation()).asString().isEqualTo("c-1");
            });
            house.heard.clear();
            house.says(Message.text(TOPICS.command(FAN), "").kept());
            assertThat(house.whys()).isEmpty();
        }
    }

    @Test
    void onIsRefusedWhileBlind() {
        try (House house = House.started()) {
            house.passes("90 s").orders("ON");
            String sentence = "refused ON: no usable reading for 90 s (sensor silent);"
                    + " order it again when the room has readings";
            assertThat(house.relay.done).containsExactly("open");
            assertThat(house.on(ANSWERS).getFirst().text()).isEqualTo("{\"refused\":\"" + sentence + "\"}");
            assertThat(house.whys().getLast()).contains(sentence, "\"changed\":false");
        }
    }

    @Test
    void aMalformedCommandIsAnsweredWithWhatWasExpected() {
        try (House house = House.started()) {
            house.orders("LOUDER");
            String sentence = "refused a command: expected ON, OFF, AUTO or a JSON object, found \\\"LOUDER\\\"";
            assertThat(house.on(ANSWERS).getFirst().text()).isEqualTo("{\"refused\":\"" + sentence + "\"}");
            assertThat(house.whys().getLast()).contains("\"why\":\"" + sentence + "\"");
        }
    }

    @Test
    void anUnknownModeIsAnsweredWithThoseThatThereAre() throws MalformedException {
        try (House house = House.started()) {
            house.reads(500).orders("{\"mode\":\"turbo\"}");
            assertThat(house.on(ANSWERS).getFirst().text())
                    .isEqualTo("{\"refused\":\"refused a command: expected \\\"mode\\\" with one of auto, on, off,"
                            + " found the text \\\"turbo\\\"\"}");
            assertThat(house.relay.done).containsExactly("open");
        }
    }

    @Test
    void aCommandThatWasHeldUpIsRefused() {
        try (House house = House.started()) {
            house.reads(500);
            house.orders("{\"mode\":\"on\",\"time\":\"2026-11-21T09:59:29Z\"}");
            assertThat(house.on(ANSWERS).getFirst().text())
                    .isEqualTo("{\"refused\":\"refused a command of 31 s ago, as one is good for 30 s: send it again,"
                            + " or set the sender's clock\"}");
            assertThat(house.relay.done).containsExactly("open");
            house.orders("{\"mode\":\"on\",\"time\":\"2026-11-21T09:59:30Z\"}");
            assertThat(house.relay.done).containsExactly("open", "ON");
            house.orders("{\"mode\":\"off\",\"time\":\"2026-11-21T19:00:00Z\"}");
            assertThat(house.relay.done).as("a sender's clock may be fast").containsExactly("open", "ON", "OFF");
            house.time.unsetWall();
            house.orders("{\"mode\":\"on\",\"time\":\"2025-01-01T00:00:00Z\"}");
            assertThat(house.relay.done).as("nobody knows how old it is").endsWith("ON");
        }
    }

    @Test
    void aRefusalStandsInTheReportUntilTheNext() throws MalformedException {
        try (House house = House.started()) {
            house.reads(500).orders("LOUDER");
            assertThat(house.report().why())
                    .isEqualTo("CO₂ 500 ppm ≤ 800 ppm; refused a command: expected ON, OFF, AUTO or a JSON object,"
                            + " found \"LOUDER\"");
            house.breathes(Duration.ofSeconds(30), 500);
            assertThat(house.report().why()).isEqualTo("CO₂ 500 ppm ≤ 800 ppm");
        }
    }

    @Test
    void whoOrderedAndThatAnOrderIsOverStandInTheWhy() {
        try (House house = House.started()) {
            house.reads(500).orders("{\"mode\":\"on\",\"by\":\"anna\",\"id\":\"c-17\"}");
            assertThat(house.whys().getLast()).contains("\"why\":\"ordered on until the next command (anna, c-17)\"");
            house.passes("90 s");
            assertThat(house.whys().getLast())
                    .contains(
                            "\"why\":\"no usable reading for 90 s (sensor silent): off; the order to be on is over\"");
            house.orders("{\"mode\":\"off\",\"by\":\"anna\"}");
            assertThat(house.whys().getLast()).contains("\"why\":\"ordered off until the next command (anna)\"");
            house.orders("AUTO");
            assertThat(house.whys().getLast())
                    .contains(
                            "\"why\":\"no usable reading for 90 s (sensor silent): off; the order to be off is over\"");
        }
    }
}
