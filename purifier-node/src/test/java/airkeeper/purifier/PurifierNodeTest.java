package airkeeper.purifier;

import static airkeeper.purifier.House.FAN;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Heard;
import airkeeper.wire.Mode;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Reason;
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
    void aWallClockThatJumpsMakesNobodyBlindAndEndsNoOrder() throws MalformedException {
        try (House house = House.started()) {
            house.reads(1200).passes("60 s");
            house.time.setWall(Instant.parse("2026-11-23T00:00:00Z"));
            house.passes("29 s");
            assertThat(house.report().reason()).isEqualTo(Reason.TOO_HIGH);
            house.reads(500).orders("{\"mode\":\"on\",\"minutes\":1}");
            house.time.setWall(Instant.parse("2026-11-21T00:00:00Z"));
            house.passes("59 s");
            assertThat(house.report().mode()).isEqualTo(Mode.ON);
            assertThat(house.report().until()).isEqualTo(Instant.parse("2026-11-21T00:01:00Z"));
            house.passes("1 s");
            assertThat(house.report().mode()).isEqualTo(Mode.AUTO);
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
