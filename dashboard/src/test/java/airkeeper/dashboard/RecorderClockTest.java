package airkeeper.dashboard;

import static airkeeper.dashboard.RecorderStage.SCD41;
import static airkeeper.dashboard.RecorderStage.T;
import static airkeeper.dashboard.RecorderStage.TOPICS;
import static airkeeper.dashboard.RecorderStage.reading;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Message;
import airkeeper.wire.Quantity;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.memory.MemoryLink;
import airkeeper.wire.time.HandTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a recorder lives with clocks that are wrong or were never set. */
class RecorderClockTest {
    private final RecorderStage stage = new RecorderStage();
    private final HandTime time = stage.time;
    private final MemoryBroker broker = stage.broker;
    private final MemoryLink node = stage.node;
    private final MemoryLink line = stage.line;
    private final FailingHistory history = stage.history;
    private final RoomsNow rooms = stage.rooms;
    private final Recorder recorder = stage.recorder;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aReadingWithoutTimeIsStampedOnArrival() {
        stage.start();
        time.advance(Duration.ofSeconds(7));
        stage.said(TOPICS.reading(SCD41), "{\"seq\":1,\"co2\":812,\"quality\":\"ok\"}");
        time.settle();

        assertThat(history.entries())
                .containsExactly(new Entry.Measured(SCD41, reading(7, 1, 812), Entry.Stamp.RECEIVER));
    }

    @Test
    void aKeptReadingWithoutTimeIsIgnored() {
        node.say(Message.json(
                                TOPICS.reading(SCD41),
                                "{\"seq\":1,\"co2\":812,\"quality\":\"ok\"}".getBytes(StandardCharsets.UTF_8))
                        .kept())
                .join();
        stage.start();
        time.advance(Duration.ofSeconds(5));

        assertThat(history.entries()).isEmpty();
        assertThat(rooms.rooms()).isEmpty();
    }

    @Test
    void aReadingOfAClockThatIsFarAheadIsKeptWithTheTimeItCame() {
        stage.start();
        for (String wrong : new String[] {"2026-11-23T10:00:00Z", "1969-11-23T10:00:00Z", "2300-01-01T00:00:00Z"}) {
            stage.said(TOPICS.reading(SCD41), "{\"time\":\"" + wrong + "\",\"seq\":1,\"co2\":812,\"quality\":\"ok\"}");
        }
        time.advance(Duration.ofSeconds(30));
        stage.say(reading(30, 2, 700));
        time.advance(Duration.ofSeconds(1));

        assertThat(history.entries())
                .extracting(Entry::time)
                .containsExactly(T, T.plusMillis(1), T.plusMillis(2), T.plusSeconds(30));
        assertThat(history.entries().getFirst())
                .isEqualTo(new Entry.Measured(SCD41, reading(0, 1, 812), Entry.Stamp.RECEIVER));
        assertThat(recorder.dropped()).isZero();
    }

    @Test
    void readingsWithoutTimeThatComeAtOnceAreAllKept() {
        stage.start();
        for (int seq = 0; seq < 300; seq++) {
            stage.said(TOPICS.reading(SCD41), "{\"seq\":" + seq + ",\"co2\":812,\"quality\":\"ok\"}");
        }
        time.advance(Duration.ofSeconds(1));

        assertThat(history.entries()).extracting(Entry::time).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void aReadingWithoutTimeThatComesTwiceIsStoredOnce() {
        stage.start();
        history.full = true;
        stage.said(TOPICS.reading(SCD41), "{\"seq\":1,\"co2\":812,\"quality\":\"ok\"}");
        time.advance(Duration.ofSeconds(3));
        broker.cut(line);
        broker.restore(line);
        time.settle();
        history.full = false;
        time.advance(Duration.ofMinutes(1));

        assertThat(history.entries())
                .hasSize(2)
                .allMatch(new Entry.Measured(SCD41, reading(0, 1, 812), Entry.Stamp.RECEIVER)::equals);
    }

    @Test
    void whatThisClockDatedAheadWhileItWasWrongIsNotTheNewestForEver() {
        stage.start();
        time.setWall(T.plus(Duration.ofDays(40)));
        stage.said(TOPICS.reading(SCD41), "{\"seq\":1,\"co2\":812,\"quality\":\"ok\"}");
        time.settle();
        time.setWall(T);
        stage.say(reading(0, 2, 700));
        time.settle();

        RoomNow.Value co2 = rooms.room(SCD41.room()).orElseThrow().now().get(Quantity.CO2);
        assertThat(co2).isEqualTo(new RoomNow.Value(700, T, 0L, false, Duration.ofSeconds(90), null, Level.GOOD));
        time.advance(Duration.ofSeconds(1));
        assertThat(history.entries()).hasSize(2);
    }

    @Test
    void aClockThatLeapsBackLosesNothing() {
        stage.start();
        stage.say(reading(0, 1, 800));
        time.settle();
        time.setWall(T.minus(Duration.ofHours(20)));
        stage.say(reading(30, 2, 800));
        time.advance(Duration.ofSeconds(30));
        time.setWall(T.minus(Duration.ofDays(20)));
        stage.say(reading(60, 3, 800));
        time.advance(Duration.ofSeconds(30));

        assertThat(history.entries())
                .extracting(Entry::time)
                .containsExactly(T, T.plusSeconds(30), T.minus(Duration.ofDays(20)));
    }
}
