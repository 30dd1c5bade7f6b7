package airkeeper.purifier;

import static airkeeper.purifier.House.FAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.Caller;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Topics;
import airkeeper.wire.json.MalformedException;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.memory.MemoryLink;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import airkeeper.wire.time.SystemTime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The node with relays that do not answer, are stuck, forgetful or hang. */
class BadRelaysTest {
    private static final Topics TOPICS = Topics.standard();

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
            assertThat(house.report().trouble()).isEqualTo("the relay does not answer: GPIO17 could not be switched.");
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
    void aRelayThatIsStuckIsSaidAndOrderedAgainUntilItFollows() throws MalformedException {
        try (House house = House.started()) {
            house.relay.stuck = Power.OFF;
            house.reads(1200);
            house.relay.stuck = Power.ON;
            house.breathes(Duration.ofMinutes(6), 1200);
            house.relay.done.clear();
            house.reads(700);
            assertThat(house.report().power()).isEqualTo(Power.OFF);
            house.passes("9 s");
            assertThat(house.relay.done).containsExactly("OFF");
            house.passes("2 s");
            assertThat(house.report().power()).isEqualTo(Power.ON);
            assertThat(house.report().why())
                    .isEqualTo("CO₂ 700 ppm ≤ 800 ppm; the relay was switched OFF 11 s ago but still says ON");
            house.passes("9 s");
            assertThat(house.relay.done)
                    .as("after 11 s, and after 1, 2 and 4 s more")
                    .containsExactly("OFF", "OFF", "OFF", "OFF", "OFF");
            house.relay.stuck = Power.OFF;
            house.passes("1 s");
            assertThat(house.report().power()).isEqualTo(Power.OFF);
            assertThat(house.report().why()).isEqualTo("CO₂ 700 ppm ≤ 800 ppm");
            house.relay.done.clear();
            house.passes("30 s");
            assertThat(house.relay.done).isEmpty();
        }
    }

    @Test
    void aRelayThatMayMissAWordIsToldAgainAndAgain() throws MalformedException {
        try (House house = new House()) {
            house.relay.repeat = Duration.ofMinutes(1);
            house.node.start();
            house.time.settle();
            house.breathes(Duration.ofSeconds(150), 1200);
            assertThat(house.relay.done).containsExactly("open", "ON", "ON", "ON");
            assertThat(house.report().switches()).isEqualTo(1);
            assertThat(house.whys()).as("starting, and too high").hasSize(2);
        }
    }

    @Test
    void aRelayThatHangsKeepsNoOtherOn() throws SettingsException {
        CountDownLatch hanging = new CountDownLatch(1);
        House.TestRelay fan = new House.TestRelay() {
            @Override
            public void switchTo(Power power) throws RelayException {
                hang(hanging);
                super.switchTo(power);
            }

            @Override
            public void close() {
                hang(hanging);
                super.close();
            }
        };
        House.TestRelay hood = new House.TestRelay();
        MemoryBroker broker = new MemoryBroker();
        SystemTime time = new SystemTime();
        PurifierNode node = new PurifierNode(
                settings(), (purifier, _) -> purifier.id().equals("fan") ? fan : hood, broker::link, time);
        node.start();
        MemoryLink sensor = broker.link(new Caller(new NodeId("sensor"), Duration.ZERO, null, null));
        sensor.start();
        sensor.say(Message.text(TOPICS.command(PurifierId.of("kitchen/hood")), "ON"))
                .join();
        await().atMost(Duration.ofSeconds(10)).until(() -> hood.done.contains("ON"));
        sensor.say(Message.text(TOPICS.command(House.FAN), "ON")).join();
        Thread closing = Thread.ofPlatform().start(node::close);
        await().atMost(Duration.ofSeconds(5)).until(() -> hood.done.contains("close"));
        assertThat(fan.done).containsExactly("open");
        hanging.countDown();
        await().atMost(Duration.ofSeconds(10)).until(() -> !closing.isAlive());
        assertThat(fan.done).contains("close");
        sensor.close();
    }

    private static PurifierSettings settings() throws SettingsException {
        return Settings.load(
                PurifierSettings.class,
                null,
                Map.of(
                        "AIRKEEPER_NODE", "pi-kitchen",
                        "AIRKEEPER_PURIFIER_0_ROOM", "kitchen",
                        "AIRKEEPER_PURIFIER_0_ID", "fan",
                        "AIRKEEPER_PURIFIER_0_RELAY_KIND", "simulated",
                        "AIRKEEPER_PURIFIER_1_ROOM", "kitchen",
                        "AIRKEEPER_PURIFIER_1_ID", "hood",
                        "AIRKEEPER_PURIFIER_1_RELAY_KIND", "simulated"));
    }

    private static void hang(CountDownLatch hanging) {
        boolean over = false;
        while (!over) {
            try {
                over = hanging.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                over = false;
            }
        }
    }
}
