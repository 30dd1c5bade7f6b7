package airkeeper.sensor;

import static airkeeper.sensor.Stage.KITCHEN;
import static airkeeper.sensor.Stage.LATE;
import static airkeeper.sensor.Stage.NODE;
import static airkeeper.sensor.Stage.READING;
import static airkeeper.sensor.Stage.RESEND;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Message;
import airkeeper.wire.Quantity;
import airkeeper.wire.Topic;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.time.HandTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node says later than it measured it. */
class SensorNodeLateTest {
    private final Stage stage;
    private final HandTime time;
    private final MemoryBroker broker;
    private final Listener listener;
    private final HandSensor device;
    private SensorNode node;

    SensorNodeLateTest(@TempDir Path state) {
        stage = new Stage(state);
        time = stage.time;
        broker = stage.broker;
        listener = stage.listener;
        device = stage.device;
        node = stage.node(NODE, stage.mounted(KITCHEN, device));
    }

    @AfterEach
    void close() {
        node.close();
        node.close();
    }

    @Test
    void saysLateWhatItMeasuredWhileTheLineWasDown() {
        node.start();
        time.advance(Duration.ofSeconds(30));
        broker.cut(stage.line());
        time.advance(Duration.ofSeconds(90));
        assertThat(listener.numbers(READING)).containsExactly(0L, 1L);
        assertThat(listener.on(LATE)).isEmpty();

        broker.restore(stage.line());
        time.advance(Duration.ofSeconds(30));

        assertThat(listener.numbers(READING)).containsExactly(0L, 1L, 4L, 5L);
        assertThat(listener.texts(LATE))
                .containsExactly(
                        "{\"time\":\"2026-11-21T10:01:00Z\",\"seq\":2,\"co2\":812,\"temperature\":21.44,\"quality\":\"ok\"}",
                        "{\"time\":\"2026-11-21T10:01:30Z\",\"seq\":3,\"co2\":812,\"temperature\":21.44,\"quality\":\"ok\"}");
        assertThat(stage.said.stream().filter(message -> message.topic().text().equals(LATE)))
                .allMatch(message -> message.qos() == 1 && !message.retained() && message.expiry() == null);
    }

    @Test
    void comesUpWithoutABrokerAndSaysAllLateOnce() {
        broker.stop();
        node.start();
        time.advance(Duration.ofMinutes(30));
        broker.restart(listener.link(), stage.line());
        time.settle();

        assertThat(listener.numbers(READING)).containsExactly(60L);
        assertThat(listener.numbers(LATE))
                .containsExactlyElementsOf(LongStream.range(0, 60).boxed().toList());
    }

    /** The first reading is taken at once, the line takes half a second: it would be an interval before a purifier hears anything. */
    @Test
    void saysTheFirstReadingAsNewsWhenTheLineComesUpAMomentAfterIt() {
        broker.stop();
        node.start();
        time.advance(Duration.ofMillis(500));
        broker.restart(listener.link(), stage.line());
        time.settle();

        assertThat(listener.numbers(READING)).containsExactly(0L);
        assertThat(listener.texts(READING + "/co2")).containsExactly("812");
        assertThat(listener.on(LATE)).isEmpty();
        assertThat(stage.said.getLast().retained()).isTrue();
    }

    @Test
    void saysAsNewsOnlyWhatIsYoungerThanAMinute() {
        broker.stop();
        node.start();
        time.settle();
        device.breakDown("gone");
        time.advance(Duration.ofMinutes(1));
        broker.restart(listener.link(), stage.line());
        time.settle();

        assertThat(listener.on(READING)).isEmpty();
        assertThat(listener.numbers(LATE)).containsExactly(0L);
    }

    @Test
    void saysNewReadingsBeforeOldOnes() {
        broker.stop();
        node.start();
        time.advance(Duration.ofMinutes(30));
        stage.slow = true;
        stage.said.clear();
        broker.restart(listener.link(), stage.line());
        time.advance(Duration.ofSeconds(30));

        assertThat(listener.numbers(LATE)).hasSize(16);
        assertThat(listener.numbers(READING)).containsExactly(60L, 61L);
        assertThat(stage.said.getFirst().topic()).hasToString(READING);
    }

    @Test
    void saysHoursOfSilenceInOrderFromTheDisk() {
        broker.stop();
        node.start();
        time.advance(Duration.ofHours(6));
        broker.restart(listener.link(), stage.line());
        time.settle();

        assertThat(listener.numbers(LATE))
                .containsExactlyElementsOf(LongStream.range(0, 720).boxed().toList());
        assertThat(listener.readings(LATE).get(400).time()).isEqualTo(Instant.parse("2026-11-21T13:20:00Z"));
    }

    @Test
    void saysOverARestartWhatWasNotSaid() {
        broker.stop();
        node.start();
        time.advance(Duration.ofMinutes(2));
        node.close();
        time.advance(Duration.ofHours(1));
        node = stage.node(NODE, stage.mounted(KITCHEN, device));
        broker.restart(listener.link());
        node.start();
        time.settle();

        assertThat(listener.numbers(READING)).containsExactly(5L);
        assertThat(stage.times(LATE))
                .containsExactly(
                        "2026-11-21T10:00:00Z",
                        "2026-11-21T10:00:30Z",
                        "2026-11-21T10:01:00Z",
                        "2026-11-21T10:01:30Z",
                        "2026-11-21T10:02:00Z");
    }

    @Test
    void saysOverAKillWhatWasWrittenAndNotSaid() {
        broker.stop();
        node.start();
        time.advance(Duration.ofMinutes(7));
        SensorNode killed = node;
        node = stage.node(NODE, stage.mounted(KITCHEN, new HandSensor(Map.of(Quantity.CO2, 700.0))));
        broker.restart(listener.link());
        node.start();
        time.settle();

        assertThat(listener.numbers(READING)).containsExactly(1_000L);
        assertThat(listener.numbers(LATE))
                .as("all up to the last batch, 5 minutes after the start")
                .containsExactlyElementsOf(LongStream.rangeClosed(0, 9).boxed().toList());
        killed.close();
    }

    @Test
    void saysAgainWhatItIsAskedForAfterAKill() {
        node.start();
        time.advance(Duration.ofMinutes(5).plusSeconds(1));
        broker.cut(stage.line());
        SensorNode killed = node;
        node = stage.node(NODE, stage.mounted(KITCHEN, new HandSensor(Map.of(Quantity.CO2, 700.0))));
        node.start();
        time.settle();
        stage.ask("{\"from\":3,\"to\":999}");
        time.settle();

        assertThat(listener.numbers(LATE)).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
        killed.close();
    }

    @Test
    void answersALongWishInOrder() {
        node.start();
        time.advance(Duration.ofHours(10));
        stage.ask("{\"from\":100,\"to\":1100}");
        time.settle();

        assertThat(listener.numbers(LATE))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(100, 1_100).boxed().toList());
    }

    @Test
    void answersEachOfManyWishesThatComeTogether() {
        node.start();
        time.advance(Duration.ofHours(20));
        stage.ask("{\"from\":0,\"to\":599}");
        stage.ask("{\"from\":700,\"to\":1299}");
        stage.ask("{\"from\":1400,\"to\":2000}");
        time.settle();

        assertThat(listener.numbers(LATE)).hasSize(1_801).contains(0L, 599L, 700L, 1_299L, 1_400L, 2_000L);
    }

    @Test
    void aWishForWhatIsNotMeasuredYetIsNotKept() {
        node.start();
        time.advance(Duration.ofMinutes(5).plusSeconds(1));
        stage.ask("{\"from\":9,\"to\":9000000000000000}");
        stage.ask("{\"from\":5000,\"to\":6000}");
        time.advance(Duration.ofMinutes(5));

        assertThat(listener.numbers(LATE)).containsExactly(9L, 10L);
        assertThat(listener.numbers(READING)).doesNotHaveDuplicates();
    }

    @Test
    void remembersADayInMemoryWhenTheDiskFailsAndGivesUpTheOldest() throws Exception {
        try (Printed printed = new Printed()) {
            Path blocked = Files.writeString(stage.state.resolve("a-file"), "");
            node = stage.node(blocked, NODE, stage.mounted(KITCHEN, device));
            broker.stop();
            node.start();
            time.advance(Duration.ofSeconds(30).multipliedBy(Page.MOST_UNWRITTEN + 9));
            broker.restart(listener.link(), stage.line());
            time.settle();

            assertThat(listener.numbers(LATE))
                    .containsExactlyElementsOf(LongStream.range(10, Page.MOST_UNWRITTEN + 9)
                            .boxed()
                            .toList());
            assertThat(printed.with("given up"))
                    .containsExactly(
                            "kitchen/scd41: " + blocked.resolve("pi-kitchen.journal")
                                    + " cannot be written, and more than 3000 readings wait in memory; the oldest are given up.");
            assertThat(printed.with("kept in memory")).hasSize(1);
        }
    }

    @Test
    void stampsLateReadingsOnceItsClockIsSet() {
        time.unsetWall();
        broker.stop();
        node.start();
        time.advance(Duration.ofSeconds(30));
        broker.restart(listener.link(), stage.line());
        time.advance(Duration.ofSeconds(15));
        assertThat(listener.texts(READING))
                .containsExactly("{\"seq\":1,\"co2\":812,\"temperature\":21.44,\"quality\":\"ok\"}");
        assertThat(listener.on(LATE)).isEmpty();

        time.setWall(Instant.parse("2026-11-21T12:00:45Z"));
        time.advance(Duration.ofSeconds(15));

        assertThat(stage.times(LATE)).containsExactly("2026-11-21T12:00:00Z");
    }

    @Test
    void saysAgainWhatItIsAskedFor() {
        node.start();
        time.advance(Duration.ofMinutes(5));
        stage.ask("{\"from\":3,\"to\":5}");
        stage.ask("{\"from\":4,\"to\":6}");
        time.settle();

        assertThat(listener.numbers(LATE)).containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void saysOnlyWhatItStillKnows() {
        node.start();
        time.advance(Duration.ofSeconds(30));
        stage.ask("{\"from\":1,\"to\":9000000000000000000}");
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
            stage.ask("{\"from\":0,\"to\":-1}");
            stage.ask("all");
            stage.ask("");
            time.settle();

            assertThat(listener.on(LATE)).isEmpty();
            assertThat(printed.with("Dropped"))
                    .containsExactly("Dropped a message on \"" + RESEND
                            + "\": expected a request that is not retained, found a retained one."
                            + " Further ones on this topic are counted, not logged.");
        }
    }
}
