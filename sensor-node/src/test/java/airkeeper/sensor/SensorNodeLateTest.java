package airkeeper.sensor;

import static airkeeper.sensor.Stage.KITCHEN;
import static airkeeper.sensor.Stage.LATE;
import static airkeeper.sensor.Stage.NODE;
import static airkeeper.sensor.Stage.READING;
import static airkeeper.sensor.Stage.RESEND;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Message;
import airkeeper.wire.Topic;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.time.HandTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
        time.advance(Duration.ofMinutes(1));
        assertThat(listener.numbers(READING)).containsExactly(0L, 1L);
        assertThat(listener.on(LATE)).isEmpty();

        broker.restore(stage.line());
        time.advance(Duration.ofSeconds(30));

        assertThat(listener.numbers(READING)).containsExactly(0L, 1L, 4L);
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

        assertThat(listener.numbers(LATE))
                .containsExactlyElementsOf(LongStream.rangeClosed(0, 60).boxed().toList());
    }

    @Test
    void saysNewReadingsBeforeOldOnes() {
        broker.stop();
        node.start();
        time.advance(Duration.ofMinutes(30));
        stage.slow = true;
        broker.restart(listener.link(), stage.line());
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
            broker.restart(listener.link(), stage.line());
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
        broker.restart(listener.link(), stage.line());
        time.advance(Duration.ofSeconds(15));
        assertThat(listener.on(LATE)).isEmpty();

        time.setWall(Instant.parse("2026-11-21T12:00:45Z"));
        time.advance(Duration.ofSeconds(15));

        assertThat(stage.times(LATE)).containsExactly("2026-11-21T12:00:00Z", "2026-11-21T12:00:30Z");
    }

    @Test
    void saysAgainWhatItIsAskedFor() {
        node.start();
        time.advance(Duration.ofMinutes(5));
        stage.ask("{\"from\":3,\"to\":5}");
        stage.ask("{\"from\":4,\"to\":6}");
        time.settle();

        assertThat(listener.numbers(LATE)).containsExactly(3L, 4L, 5L, 4L, 5L, 6L);
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
