package airkeeper.dashboard;

import static airkeeper.dashboard.RecorderStage.SCD41;
import static airkeeper.dashboard.RecorderStage.T;
import static airkeeper.dashboard.RecorderStage.TOPICS;
import static airkeeper.dashboard.RecorderStage.reading;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Message;
import airkeeper.wire.Quantity;
import airkeeper.wire.Topic;
import airkeeper.wire.json.Json;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.memory.MemoryLink;
import airkeeper.wire.time.HandTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a recorder hears, and what becomes of it. */
class RecorderTest {
    private final RecorderStage stage = new RecorderStage();
    private final HandTime time = stage.time;
    private final MemoryBroker broker = stage.broker;
    private final MemoryLink node = stage.node;
    private final MemoryLink line = stage.line;
    private final FailingHistory history = stage.history;
    private final List<News> news = stage.news;
    private final RoomsNow rooms = stage.rooms;
    private final Health health = stage.health;
    private final Recorder recorder = stage.recorder;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whatIsHeardIsShownAndStored() {
        stage.start();
        stage.say(reading(0, 1, 812));
        time.settle();

        assertThat(news).containsExactly(new News.Measured(SCD41, reading(0, 1, 812), false));
        assertThat(history.entries()).containsExactly(new Entry.Measured(SCD41, reading(0, 1, 812), Entry.Stamp.NODE));
        RoomNow.Value co2 = rooms.room(SCD41.room()).orElseThrow().now().get(Quantity.CO2);
        assertThat(co2).isEqualTo(new RoomNow.Value(812, T, 0L, false, Duration.ofSeconds(90), null, Level.FAIR));
    }

    @Test
    void aLineThatIsLostShowsInTheHealth() {
        stage.start();
        time.advance(Duration.ofSeconds(5));
        broker.cut(line);

        assertThat(health.troubles())
                .containsExactly(
                        Map.entry(Health.Part.BROKER, new Health.Trouble("the line was cut", T.plusSeconds(5))));
    }

    @Test
    void aKeptReadingFillsThePageAndIsNoNewsTwice() {
        node.say(Message.json(TOPICS.reading(SCD41), Json.bytes(reading(-30, 7, 812)))
                        .kept())
                .join();
        stage.knew(reading(-30, 7, 812));
        stage.start();

        assertThat(rooms.rooms()).hasSize(1);
        assertThat(news).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "airkeeper/kitchen/sensor/scd41 | hello",
                "airkeeper/kitchen/sensor/scd41 | {\"seq\":1,\"co2\":\"812\",\"quality\":\"ok\"}",
                "airkeeper/kitchen/late/scd41 | []",
                "airkeeper/kitchen/purifier/fan | {}",
                "airkeeper/kitchen/purifier/fan/why | {\"power\":\"perhaps\"}",
                "airkeeper/node/pi | 7"
            })
    void aMalformedMessageIsDroppedAndTheNextOneHeard(String topic, String payload) {
        stage.start();
        stage.said(new Topic(topic), payload);
        stage.say(reading(0, 1, 812));
        time.advance(Duration.ofSeconds(1));

        assertThat(recorder.dropped()).isEqualTo(1);
        assertThat(history.entries()).hasSize(1);
        broker.cut(line);
        broker.restore(line);
        time.settle();
        assertThat(recorder.dropped()).as("it does not come again").isEqualTo(1);
    }
}
