package airkeeper.purifier;

import static airkeeper.purifier.House.ANSWERS;
import static airkeeper.purifier.House.FAN;
import static airkeeper.purifier.House.SENSOR;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Heard;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Quality;
import airkeeper.wire.Reason;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import airkeeper.wire.program.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The node between a broker and a relay, on a time moved by hand. */
class PurifierNodeTest {
    private static final Topics TOPICS = Topics.standard();

    @Test
    void takesTheRelayOverBeforeItSaysAnything() {
        try (House house = new House()) {
            house.broker.stop();
            house.node.start();
            assertThat(house.relay.done).containsExactly("open");
        }
    }

    @Test
    void saysThatItIsThereAndHowItStands() {
        try (House house = House.started()) {
            assertThat(house.heard.getFirst().topic()).isEqualTo(TOPICS.presence(new NodeId("pi-kitchen")));
            assertThat(house.heard.getFirst().text())
                    .isEqualTo("{\"state\":\"online\",\"node\":\"pi-kitchen\",\"kind\":\"purifier\"," + "\"version\":\""
                            + Program.version() + "\",\"since\":\"2026-11-21T10:00:00Z\",\"sensors\":[]}");
            assertThat(house.whys())
                    .containsExactly("{\"time\":\"2026-11-21T10:00:00Z\",\"power\":\"off\",\"changed\":false,"
                            + "\"reason\":\"starting\",\"why\":\"waiting for the first usable reading: off\"}");
            assertThat(house.on(TOPICS.relay(FAN))).singleElement().satisfies(relay -> {
                assertThat(relay.text()).isEqualTo("OFF");
                assertThat(relay.retained()).isTrue();
                assertThat(relay.qos()).isEqualTo(1);
            });
        }
    }

    @Test
    void switchesOnAtTheThresholdAndSaysItOnAllTopics() {
        try (House house = House.started()) {
            house.breathes(Duration.ofMinutes(1), 990);
            house.heard.clear();
            house.passes("30 s").reads(1012);
            assertThat(house.relay.done).containsExactly("open", "ON");
            Heard report = house.on(TOPICS.report(FAN)).getLast();
            assertThat(report.text())
                    .isEqualTo("{\"time\":\"2026-11-21T10:01:30Z\",\"power\":\"on\",\"mode\":\"auto\","
                            + "\"reason\":\"too-high\",\"why\":\"CO₂ 1012 ppm ≥ 1000 ppm\","
                            + "\"since\":\"2026-11-21T10:01:30Z\",\"quantity\":\"co2\",\"value\":1012,"
                            + "\"on\":1000,\"off\":800,\"drives\":\"ventilator\",\"runSeconds\":0,\"switches\":1,"
                            + "\"node\":\"pi-kitchen\"}");
            assertThat(report.retained()).isTrue();
            assertThat(report.qos()).isEqualTo(1);
            assertThat(house.on(TOPICS.relay(FAN)).getLast().text()).isEqualTo("ON");
            Heard why = house.on(TOPICS.why(FAN)).getLast();
            assertThat(why.text())
                    .isEqualTo("{\"time\":\"2026-11-21T10:01:30Z\",\"power\":\"on\",\"changed\":true,"
                            + "\"reason\":\"too-high\",\"why\":\"CO₂ 1012 ppm ≥ 1000 ppm\"}");
            assertThat(why.retained()).isFalse();
        }
    }

    @Test
    void saysEachDecisionOnceAndNumbersEveryHalfMinute() {
        try (House house = House.started()) {
            house.reads(500);
            house.heard.clear();
            for (int second = 0; second < 60; second++) {
                house.passes("1 s").reads(500 + second);
            }
            assertThat(house.whys()).isEmpty();
            assertThat(house.on(TOPICS.report(FAN))).hasSize(2);
            house.passes("30 s");
            assertThat(house.on(TOPICS.report(FAN))).hasSize(3);
            house.passes("50 s");
            assertThat(house.on(TOPICS.report(FAN))).hasSize(3);
        }
    }

    @Test
    void countsRunTimeAndSwitches() throws MalformedException {
        try (House house = House.started()) {
            house.reads(1100).breathes(Duration.ofMinutes(6), 1100).reads(700);
            house.breathes(Duration.ofMinutes(5), 700).reads(1100);
            house.breathes(Duration.ofMinutes(1), 1200);
            PurifierReport report = house.report();
            assertThat(report.runSeconds()).isEqualTo(7 * 60);
            assertThat(report.switches()).isEqualTo(3);
            assertThat(report.since()).isEqualTo(Instant.parse("2026-11-21T10:11:00Z"));
        }
    }

    @Test
    void aLockSaysUntilWhen() throws MalformedException {
        try (House house = House.started()) {
            house.reads(1100).passes("30 s").reads(700);
            assertThat(house.report().reason()).isEqualTo(Reason.MINIMUM_ON);
            assertThat(house.report().until()).isEqualTo(Instant.parse("2026-11-21T10:05:00Z"));
        }
    }

    @Test
    void whatTheBrokerKeptIsNotNews() {
        try (House house = new House()) {
            house.reads(1800);
            house.says(Message.text(TOPICS.command(FAN), "ON").kept());
            house.node.start();
            house.passes("10 s");
            assertThat(house.relay.done).containsExactly("open");
            assertThat(house.whys()).hasSize(1);
        }
    }

    @Test
    void aReadingSaidAgainDecidesNothing() {
        try (House house = House.started()) {
            house.says(Message.json(TOPICS.late(SENSOR), house.reading(1800, Quality.OK)));
            assertThat(house.relay.done).containsExactly("open");
        }
    }

    @Test
    void onlyUsableReadingsOfItsRoomCount() {
        try (House house = House.started()) {
            house.reads(SENSOR, 1800, Quality.WARMING_UP)
                    .reads(SENSOR, 1800, Quality.IMPLAUSIBLE)
                    .reads(SENSOR, 1800, Quality.STUCK)
                    .reads(SensorId.of("hall/scd41"), 1800, Quality.OK);
            assertThat(house.relay.done).containsExactly("open");
            house.reads(SensorId.of("kitchen/other"), 1800, Quality.OK);
            assertThat(house.relay.done).containsExactly("open", "ON");
        }
    }

    @Test
    void namedSensorsCountAlone() {
        try (House house = House.started("scd41", "hall/scd41")) {
            house.reads(SensorId.of("kitchen/other"), 1800, Quality.OK);
            assertThat(house.relay.done).containsExactly("open");
            house.reads(SensorId.of("hall/scd41"), 1800, Quality.OK);
            assertThat(house.relay.done).containsExactly("open", "ON");
        }
    }

    @Test
    void aMalformedReadingIsDropped() {
        try (House house = House.started()) {
            house.says(Message.text(TOPICS.reading(SENSOR), "1800")).reads(500);
            assertThat(house.whys().getLast()).contains("\"reason\":\"low-enough\"");
        }
    }

    @Test
    void isBlindWithoutAMessageThoughTheLineIsUp() {
        try (House house = House.started()) {
            house.reads(1200).passes("89 s");
            assertThat(house.relay.done).containsExactly("open", "ON");
            house.passes("1 s");
            assertThat(house.relay.done).containsExactly("open", "ON", "OFF");
            assertThat(house.whys().getLast())
                    .isEqualTo("{\"time\":\"2026-11-21T10:01:30Z\",\"power\":\"off\",\"changed\":true,"
                            + "\"reason\":\"blind\","
                            + "\"why\":\"no usable reading for 90 s (sensor silent): off\"}");
        }
    }

    @Test
    void isBlindWhenTheBrokerIsLostAndDecidesAtOnceWhenItIsBack() throws MalformedException {
        try (House house = House.started()) {
            house.reads(1200);
            house.broker.stop();
            house.passes("600 s");
            assertThat(house.relay.done).containsExactly("open", "ON", "OFF");
            house.heard.clear();
            house.broker.restart(house.listener, house.line);
            house.time.settle();
            assertThat(house.whys()).singleElement().asString().contains("10:01:30Z", "\"reason\":\"blind\"");
            assertThat(house.report().reason()).isEqualTo(Reason.BLIND);
            assertThat(house.on(TOPICS.relay(FAN)).getLast().text()).isEqualTo("OFF");
            house.reads(1200);
            assertThat(house.relay.done).containsExactly("open", "ON", "OFF", "ON");
        }
    }

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

    @Test
    void withoutAWallClockThereAreNoTimes() {
        try (House house = new House()) {
            house.time.unsetWall();
            house.node.start();
            house.time.settle();
            house.orders("ON");
            assertThat(house.on(TOPICS.report(FAN)).getLast().text())
                    .isEqualTo("{\"power\":\"on\",\"mode\":\"on\",\"reason\":\"ordered\","
                            + "\"why\":\"ordered on until the next command\",\"quantity\":\"co2\","
                            + "\"on\":1000,\"off\":800,\"drives\":\"ventilator\",\"runSeconds\":0,\"switches\":1,"
                            + "\"node\":\"pi-kitchen\"}");
            house.passes("10 s");
            house.time.setWall(Instant.parse("2026-11-21T12:00:00Z"));
            house.orders("ON");
            assertThat(house.on(TOPICS.report(FAN)).getLast().text())
                    .contains("\"time\":\"2026-11-21T12:00:00Z\"", "\"since\":\"2026-11-21T11:59:50Z\"");
        }
    }

    @Test
    void closingSwitchesOffAndSaysSoBeforeItLeaves() throws MalformedException {
        House house = House.started();
        house.reads(1200).passes("20 s");
        house.heard.clear();
        house.node.close();
        assertThat(house.relay.done).containsExactly("open", "ON", "close");
        assertThat(house.report().power()).isEqualTo(Power.OFF);
        assertThat(house.report().why()).isEqualTo("the purifier-node has ended");
        assertThat(house.report().runSeconds()).isEqualTo(20);
        assertThat(house.whys().getLast()).contains("\"power\":\"off\",\"changed\":true");
        assertThat(house.on(TOPICS.relay(FAN)).getLast().text()).isEqualTo("OFF");
        assertThat(house.heard.getLast().text()).contains("\"state\":\"offline\"");
        house.node.close();
        assertThat(house.relay.done).containsExactly("open", "ON", "close");
    }

    @Test
    void closesWithoutAStart() {
        try (House house = new House()) {
            house.node.close();
            assertThat(house.on(TOPICS.report(FAN))).isEmpty();
        }
    }

    @Test
    void aRelayThatDoesNotAnswerIsNotBelieved() throws MalformedException {
        try (House house = House.started()) {
            house.reads(500);
            house.relay.failure = "GPIO17 could not be switched.";
            house.reads(1200);
            assertThat(house.report().power()).isEqualTo(Power.OFF);
            assertThat(house.report().why())
                    .isEqualTo("CO₂ 1200 ppm ≥ 1000 ppm; but the relay does not answer:"
                            + " GPIO17 could not be switched.");
            house.passes("30 s");
            assertThat(house.relay.done)
                    .as("at once, then after 1, 2, 4, 8 and 15 s more")
                    .containsExactly("open", "fail", "fail", "fail", "fail", "fail");
            house.relay.failure = "";
            house.reads(1200).passes("30 s");
            assertThat(house.relay.done).endsWith("fail", "ON");
            assertThat(house.report().power()).isEqualTo(Power.ON);
            assertThat(house.report().why()).isEqualTo("CO₂ 1200 ppm ≥ 1000 ppm");
        }
    }

    @Test
    void aRelayThatDoesNotAnswerIsAskedAtOnceForSomethingElse() {
        try (House house = House.started()) {
            house.relay.failure = "GPIO17 could not be switched.";
            house.reads(1200).orders("OFF");
            house.relay.failure = "";
            house.orders("ON").orders("OFF");
            assertThat(house.relay.done).containsExactly("open", "fail", "fail", "ON", "OFF");
        }
    }

    @Test
    void aRelayThatBreaksAtTheEndIsStillSaidToBeOn() throws MalformedException {
        House house = House.started();
        house.reads(1200);
        house.relay.bug = "GPIO17 burns";
        house.node.close();
        assertThat(house.report().power()).isEqualTo(Power.ON);
        assertThat(house.on(TOPICS.relay(FAN)).getLast().text()).isEqualTo("ON");
        assertThat(house.heard.getLast().text()).contains("\"state\":\"offline\"");
    }

    @Test
    void aRelayThatCannotBeTakenOverAtTheStartIsTriedAgain() throws MalformedException {
        try (House house = new House()) {
            house.relay.failure = "GPIO17 could not be taken over.";
            house.node.start();
            house.time.settle();
            assertThat(house.report().why())
                    .isEqualTo("waiting for the first usable reading: off; but the relay does not answer:"
                            + " GPIO17 could not be taken over.");
            house.relay.failure = "";
            house.passes("1 s");
            assertThat(house.relay.done).containsExactly("fail", "open", "OFF");
        }
    }

    @Test
    void aSecondStageIsOffWithTheFirst() throws MalformedException {
        Map<String, String> high = Map.of(
                "PURIFIER_1_ROOM", "kitchen",
                "PURIFIER_1_ID", "high",
                "PURIFIER_1_FOLLOWS", "fan",
                "PURIFIER_1_ON", "1400",
                "PURIFIER_1_OFF", "1100",
                "PURIFIER_1_RELAY_KIND", "simulated");
        PurifierId stage = PurifierId.of("kitchen/high");
        try (House house = new House(high)) {
            house.node.start();
            house.time.settle();
            house.reads(1500);
            assertThat(house.on(TOPICS.relay(stage)).getLast().text()).isEqualTo("ON");
            house.orders("OFF").passes("1 s");
            assertThat(house.on(TOPICS.relay(stage)).getLast().text()).isEqualTo("OFF");
            assertThat(Json.report(house.on(TOPICS.report(stage)).getLast().payload())
                            .why())
                    .isEqualTo("kitchen/fan is off, and this only runs with it");
        }
    }

    @Test
    void theAirOutdoorsIsHeard() throws MalformedException {
        try (House house = new House(Map.of("PURIFIER_0_OUTDOOR", "garden/pms"))) {
            house.node.start();
            house.time.settle();
            house.says(Message.text(
                    TOPICS.reading(SensorId.of("garden/pms")), "{\"seq\":1,\"pm25\":60,\"quality\":\"ok\"}"));
            house.says(Message.text(TOPICS.reading(SENSOR), "{\"seq\":1,\"co2\":1200,\"pm25\":6,\"quality\":\"ok\"}"));
            assertThat(house.report().reason()).isEqualTo(Reason.MINIMUM_OFF);
            assertThat(house.report().why())
                    .isEqualTo("CO₂ 1200 ppm ≥ 1000 ppm, but PM2.5 outdoors 60 µg/m³ > 6 indoors: not let in");
        }
    }

    @Test
    void quietHoursGoByTheWallClock() throws MalformedException {
        Map<String, String> quiet = Map.of(
                "PURIFIER_0_QUIET_0_FROM", "12:00",
                "PURIFIER_0_QUIET_0_TO", "14:00",
                "PURIFIER_0_QUIET_0_ZONE", "Europe/Berlin");
        try (House house = new House(quiet)) {
            house.node.start();
            house.reads(1200).breathes(Duration.ofMinutes(60), 1200);
            assertThat(house.report().reason()).isEqualTo(Reason.QUIET_HOURS);
            assertThat(house.report().until()).isEqualTo(Instant.parse("2026-11-21T13:00:00Z"));
            assertThat(house.relay.done).containsExactly("open", "ON", "OFF");
        }
    }
}
