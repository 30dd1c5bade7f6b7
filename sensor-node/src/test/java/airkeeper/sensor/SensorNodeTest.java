package airkeeper.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import airkeeper.wire.Caller;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.Topics;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.memory.MemoryLink;
import airkeeper.wire.program.Program;
import airkeeper.wire.time.HandTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SensorNodeTest {
    private static final NodeId NODE = new NodeId("pi-kitchen");
    private static final SensorId KITCHEN = SensorId.of("kitchen/scd41");
    private static final String READING = "airkeeper/kitchen/sensor/scd41";
    private static final String LATE = "airkeeper/kitchen/late/scd41";
    private static final String RESEND = READING + "/resend";

    private final Path state;
    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final MemoryBroker broker = new MemoryBroker();
    private final Listener listener = new Listener(broker);
    private final HandSensor device = new HandSensor(Map.of(Quantity.CO2, 812.0, Quantity.TEMPERATURE, 21.44));
    private final List<MemoryLink> links = new ArrayList<>();
    private final List<Message> said = new ArrayList<>();
    private SensorNode node;

    SensorNodeTest(@TempDir Path state) {
        this.state = state;
        this.node = node(NODE, mounted(KITCHEN, device));
    }

    @AfterEach
    void close() {
        node.close();
        node.close();
    }

    @Test
    void saysAReadingAndItsBareNumbers() {
        node.start();
        time.settle();

        assertThat(listener.all())
                .containsExactly(
                        "airkeeper/node/pi-kitchen {\"state\":\"online\",\"node\":\"pi-kitchen\",\"kind\":\"sensor\","
                                + "\"version\":\"" + Program.version()
                                + "\",\"since\":\"2026-11-21T10:00:00Z\",\"sensors\":[\"kitchen/scd41\"]}",
                        READING
                                + " {\"time\":\"2026-11-21T10:00:00Z\",\"seq\":0,\"co2\":812,\"temperature\":21.44,\"quality\":\"ok\"}",
                        READING + "/co2 812",
                        READING + "/temperature 21.44");
    }

    @Test
    void saysItInTheContractsWay() {
        node.start();
        time.settle();

        assertThat(said)
                .extracting(
                        m -> m.topic().text(), Message::qos, Message::retained, Message::expiry, Message::contentType)
                .containsExactly(
                        tuple(READING, 1, true, Duration.ofDays(7), "application/json"),
                        tuple(READING + "/co2", 0, true, Duration.ofSeconds(90), null),
                        tuple(READING + "/temperature", 0, true, Duration.ofSeconds(90), null));
    }

    @Test
    void saysOneReadingPerInterval() {
        node.start();
        time.advance(Duration.ofMinutes(2));

        assertThat(listener.readings(READING))
                .extracting(Reading::time)
                .containsExactly(
                        Instant.parse("2026-11-21T10:00:00Z"),
                        Instant.parse("2026-11-21T10:00:30Z"),
                        Instant.parse("2026-11-21T10:01:00Z"),
                        Instant.parse("2026-11-21T10:01:30Z"),
                        Instant.parse("2026-11-21T10:02:00Z"));
        assertThat(listener.numbers(READING)).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void readsItsSensorsASecondApart() {
        SensorId hall = SensorId.of("hall/scd30");
        SensorId attic = SensorId.of("attic/s8");
        node = node(
                new NodeId("pi-house"),
                mounted(KITCHEN, device),
                mounted(hall, new HandSensor(Map.of(Quantity.CO2, 500.0))),
                mounted(attic, new HandSensor(Map.of(Quantity.CO2, 600.0))));
        node.start();
        time.advance(Duration.ofSeconds(45));

        assertThat(times(READING)).containsExactly("2026-11-21T10:00:00Z", "2026-11-21T10:00:30Z");
        assertThat(times("airkeeper/hall/sensor/scd30"))
                .containsExactly("2026-11-21T10:00:01Z", "2026-11-21T10:00:31Z");
        assertThat(times("airkeeper/attic/sensor/s8")).containsExactly("2026-11-21T10:00:02Z", "2026-11-21T10:00:32Z");
    }

    @Test
    void saysAnImplausibleReadingButNoBareNumbers() {
        device.set(Map.of(Quantity.CO2, 0.0, Quantity.TEMPERATURE, Double.NaN));
        node.start();
        time.settle();

        assertThat(listener.texts(READING))
                .containsExactly("{\"time\":\"2026-11-21T10:00:00Z\",\"seq\":0,\"co2\":0,\"quality\":\"implausible\"}");
        assertThat(listener.on(READING + "/co2")).isEmpty();
    }

    @Test
    void leavesOutTimeAndKeepsNothingWhileItsClockWasNeverSet() {
        time.unsetWall();
        node.close();
        node = node(NODE, mounted(KITCHEN, device));
        node.start();
        time.settle();

        assertThat(listener.texts(READING))
                .containsExactly("{\"seq\":0,\"co2\":812,\"temperature\":21.44,\"quality\":\"ok\"}");
        assertThat(said).isNotEmpty().noneMatch(Message::retained);
    }

    @Test
    void saysLateWhatItMeasuredWhileTheLineWasDown() {
        node.start();
        time.advance(Duration.ofSeconds(30));
        broker.cut(links.getLast());
        time.advance(Duration.ofMinutes(1));
        assertThat(listener.numbers(READING)).containsExactly(0L, 1L);
        assertThat(listener.on(LATE)).isEmpty();

        broker.restore(links.getLast());
        time.advance(Duration.ofSeconds(30));

        assertThat(listener.numbers(READING)).containsExactly(0L, 1L, 4L);
        assertThat(listener.texts(LATE))
                .containsExactly(
                        "{\"time\":\"2026-11-21T10:01:00Z\",\"seq\":2,\"co2\":812,\"temperature\":21.44,\"quality\":\"ok\"}",
                        "{\"time\":\"2026-11-21T10:01:30Z\",\"seq\":3,\"co2\":812,\"temperature\":21.44,\"quality\":\"ok\"}");
        assertThat(said.stream().filter(message -> message.topic().text().equals(LATE)))
                .allMatch(message -> message.qos() == 1 && !message.retained() && message.expiry() == null);
    }

    @Test
    void comesUpWithoutABrokerAndSaysAllLateOnce() {
        broker.stop();
        node.start();
        time.advance(Duration.ofMinutes(30));
        broker.restart(listener.link(), links.getLast());
        time.settle();

        assertThat(listener.numbers(LATE))
                .containsExactlyElementsOf(LongStream.rangeClosed(0, 60).boxed().toList());
    }

    @Test
    void saysNewReadingsBeforeOldOnes() {
        broker.stop();
        node.start();
        time.advance(Duration.ofMinutes(30));
        slow = true;
        broker.restart(listener.link(), links.getLast());
        time.advance(Duration.ofSeconds(30));

        assertThat(listener.numbers(LATE)).hasSize(16);
        assertThat(listener.numbers(READING)).containsExactly(61L);
    }

    @Test
    void remembersAboutADayAndGivesUpTheOldest() {
        try (Printed printed = new Printed()) {
            broker.stop();
            node.start();
            time.advance(Duration.ofSeconds(30).multipliedBy(Journal.MOST_READINGS + 9));
            broker.restart(listener.link(), links.getLast());
            time.settle();

            assertThat(listener.numbers(LATE))
                    .containsExactlyElementsOf(LongStream.range(10, Journal.MOST_READINGS + 10)
                            .boxed()
                            .toList());
            assertThat(printed.with("given up"))
                    .containsExactly(
                            "kitchen/scd41: more than 3000 readings wait for the broker; the oldest are given up.");
        }
    }

    @Test
    void stampsLateReadingsOnceItsClockIsSet() {
        time.unsetWall();
        broker.stop();
        node.start();
        time.advance(Duration.ofSeconds(30));
        broker.restart(listener.link(), links.getLast());
        time.advance(Duration.ofSeconds(15));
        assertThat(listener.on(LATE)).isEmpty();

        time.setWall(Instant.parse("2026-11-21T12:00:45Z"));
        time.advance(Duration.ofSeconds(15));

        assertThat(times(LATE)).containsExactly("2026-11-21T12:00:00Z", "2026-11-21T12:00:30Z");
    }

    @Test
    void saysAgainWhatItIsAskedFor() {
        node.start();
        time.advance(Duration.ofMinutes(5));
        ask("{\"from\":3,\"to\":5}");
        ask("{\"from\":4,\"to\":6}");
        time.settle();

        assertThat(listener.numbers(LATE)).containsExactly(3L, 4L, 5L, 4L, 5L, 6L);
    }

    @Test
    void saysOnlyWhatItStillKnows() {
        node.start();
        time.advance(Duration.ofSeconds(30));
        ask("{\"from\":1,\"to\":9000000000000000000}");
        time.settle();

        assertThat(listener.numbers(LATE)).containsExactly(1L);
    }

    @Test
    void refusesRequestsThatAreRetainedOrMalformed() {
        try (Printed printed = new Printed()) {
            node.start();
            time.settle();
            var _ = listener.link()
                    .say(Message.text(new Topic(RESEND), "{\"from\":0,\"to\":0}")
                            .kept());
            ask("{\"from\":0,\"to\":-1}");
            ask("all");
            ask("");
            time.settle();

            assertThat(listener.on(LATE)).isEmpty();
            assertThat(printed.with("Dropped"))
                    .containsExactly("Dropped a message on \"" + RESEND
                            + "\": expected a request that is not retained, found a retained one."
                            + " Further ones on this topic are counted, not logged.");
        }
    }

    @Test
    void opensALostSensorAgainWithGrowingPausesAndSaysItTwice() {
        try (Printed printed = new Printed()) {
            node.start();
            time.advance(Duration.ofSeconds(29));
            device.breakDown("The bus is silent: expected 9 bytes, found none.");
            List<Long> openedAt = new ArrayList<>();
            int before = device.openings();
            for (int second = 30; second < 1_800; second++) {
                time.advance(Duration.ofSeconds(1));
                if (device.openings() > before) {
                    before = device.openings();
                    openedAt.add((long) second);
                }
            }
            // lost at 30 s; pauses of 30 s, 1, 2, 4, 5, 5 … minutes
            assertThat(openedAt).containsExactly(60L, 120L, 240L, 480L, 780L, 1080L, 1380L, 1680L);

            device.repair();
            time.advance(Duration.ofMinutes(5));
            device.breakDown("Gone again.");
            time.advance(Duration.ofSeconds(30));

            assertThat(printed.with("kitchen/scd41"))
                    .containsExactly(
                            "kitchen/scd41 cannot be read: The bus is silent: expected 9 bytes, found none."
                                    + " It is opened again and again, with pauses of up to 5 minutes.",
                            "kitchen/scd41 is back after 1950 s.",
                            "kitchen/scd41 cannot be read: Gone again."
                                    + " It is opened again and again, with pauses of up to 5 minutes.");
        }
    }

    @Test
    void saysOnceThatASensorIsStuckAndOnceThatItIsNotAnyMore() {
        node = node(
                new NodeId("pi-other"),
                new MountedSensor(
                        KITCHEN,
                        new PolledSensor(device, Duration.ofSeconds(30), time),
                        Duration.ofSeconds(30),
                        new Judge(Duration.ZERO, Duration.ofMinutes(15))));
        try (Printed printed = new Printed()) {
            node.start();
            time.advance(Duration.ofMinutes(20));
            device.set(Map.of(Quantity.CO2, 813.0));
            time.advance(Duration.ofMinutes(1));

            assertThat(listener.readings(READING))
                    .filteredOn(reading -> reading.quality() == Quality.STUCK)
                    .hasSize(11);
            assertThat(printed.with("stuck"))
                    .containsExactly(
                            "kitchen/scd41 has said the very same CO₂ for 15 min and counts as stuck."
                                    + " Switch it off and on again.",
                            "kitchen/scd41 is not stuck any more.");
        }
    }

    @Test
    void comesUpWithASensorThatIsNotThere() {
        device.breakDown("No device answers at 0x62.");
        node.start();
        time.advance(Duration.ofSeconds(29));
        assertThat(listener.on(READING)).isEmpty();

        device.repair();
        time.advance(Duration.ofSeconds(1));

        assertThat(listener.readings(READING)).extracting(Reading::quality).containsExactly(Quality.OK);
    }

    @Test
    void goesOnCountingAfterATidyRestart() {
        node.start();
        time.advance(Duration.ofMinutes(1));
        node.close();
        node = node(NODE, mounted(KITCHEN, device));
        node.start();
        time.settle();

        assertThat(listener.numbers(READING)).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void neverUsesANumberTwiceAfterAKill() {
        node.start();
        time.advance(Duration.ofMinutes(1));
        // no close: the process is gone, what stood on the disk stays
        broker.cut(links.getLast());
        SensorNode killed = node;
        node = node(NODE, mounted(KITCHEN, new HandSensor(Map.of(Quantity.CO2, 700.0))));
        node.start();
        time.settle();

        assertThat(listener.numbers(READING)).containsExactly(0L, 1L, 2L, 1_000L);
        killed.close();
    }

    @Test
    void numbersOnWhenTheDiskFails() throws Exception {
        try (Printed printed = new Printed()) {
            Path blocked = Files.writeString(state.resolve("a-file"), "");
            node.close();
            node = node(blocked, NODE, mounted(KITCHEN, device));
            node.start();
            time.advance(Duration.ofMinutes(1));

            assertThat(listener.numbers(READING)).containsExactly(0L, 1L, 2L);
            assertThat(printed.with("cannot be written")).hasSize(1);
        }
    }

    @Test
    void leavesInGoodOrder() {
        node.start();
        time.settle();
        listener.forget();
        node.close();
        time.advance(Duration.ofMinutes(5));

        assertThat(listener.all())
                .containsExactly("airkeeper/node/pi-kitchen {\"state\":\"offline\",\"node\":\"pi-kitchen\","
                        + "\"kind\":\"sensor\",\"version\":\"" + Program.version()
                        + "\",\"since\":\"2026-11-21T10:00:00Z\","
                        + "\"sensors\":[\"kitchen/scd41\"]}");
    }

    private void ask(String payload) {
        var _ = listener.link().say(Message.text(new Topic(RESEND), payload));
    }

    private List<String> times(String topic) {
        return listener.readings(topic).stream()
                .map(reading -> String.valueOf(reading.time()))
                .toList();
    }

    private MountedSensor mounted(SensorId id, AirSensor sensor) {
        Duration interval = Duration.ofSeconds(30);
        return new MountedSensor(
                id, new PolledSensor(sensor, interval, time), interval, new Judge(Duration.ZERO, Duration.ofDays(7)));
    }

    private SensorNode node(NodeId id, MountedSensor... sensors) {
        return node(state, id, sensors);
    }

    private SensorNode node(Path directory, NodeId id, MountedSensor... sensors) {
        return new SensorNode(
                id,
                Topics.standard(),
                List.of(sensors),
                caller -> new NotingLink(broker, caller),
                new Journal(directory, id),
                time);
    }

    /** Whether the broker is slow: it gets what is said, and never acknowledges it. */
    private boolean slow;

    /** Notes what is said, since a heard message shows no expiry. */
    private final class NotingLink implements Link {
        private final MemoryLink link;

        NotingLink(MemoryBroker broker, Caller caller) {
            link = broker.link(caller);
            links.add(link);
        }

        @Override
        public void hear(Subscription subscription, Consumer<Heard> ear) {
            link.hear(subscription, ear);
        }

        @Override
        public void watch(Consumer<State> watcher) {
            link.watch(watcher);
        }

        @Override
        public void start() {
            link.start();
        }

        @Override
        public CompletableFuture<Void> say(Message message) {
            said.add(message);
            CompletableFuture<Void> answer = link.say(message);
            return slow ? new CompletableFuture<>() : answer;
        }

        @Override
        public void close() {
            link.close();
        }
    }
}
