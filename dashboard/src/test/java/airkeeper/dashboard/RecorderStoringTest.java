package airkeeper.dashboard;

import static airkeeper.dashboard.RecorderStage.SCD41;
import static airkeeper.dashboard.RecorderStage.T;
import static airkeeper.dashboard.RecorderStage.TOPICS;
import static airkeeper.dashboard.RecorderStage.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.json.Json;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.memory.MemoryLink;
import airkeeper.wire.time.HandTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a recorder stores, and how it lives with a disk that is slow, full or missing. */
class RecorderStoringTest {
    private final RecorderStage stage = new RecorderStage();
    private final HandTime time = stage.time;
    private final MemoryBroker broker = stage.broker;
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
    void littleIsStoredOnceASecondAndMuchAtOnce() {
        stage.start();
        stage.say(reading(0, 1, 800));
        time.settle();
        stage.say(reading(1, 2, 800));
        stage.say(reading(2, 3, 800));
        time.settle();
        assertThat(history.batches).hasSize(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(history.batches).hasSize(2);
        for (int i = 3; i < 28; i++) {
            stage.say(reading(i, i + 1, 800));
        }
        time.settle();

        assertThat(history.batches).extracting(List::size).containsExactly(1, 2, 25);
    }

    /** 100 sensors at a commit a minute: what comes steadily waits for its minute, however much it is. */
    @Test
    void whatComesSteadilyIsStoredOnceAMinute() {
        RecorderStage thrifty = thrifty();
        for (int i = 0; i < 400; i++) {
            thrifty.say(reading(i, i + 1, 800));
            thrifty.time.advance(Duration.ofMillis(300));
        }

        assertThat(history.batches).extracting(List::size).containsExactly(1, 199, 200);
    }

    /** A broker that sends no more than 20 ahead of their receipts. */
    @Test
    void whenManyWaitAndNothingMoreComesTheyAreStored() {
        RecorderStage thrifty = thrifty();
        for (int i = 0; i < 21; i++) {
            thrifty.say(reading(i, i + 1, 800));
            thrifty.time.advance(Duration.ofMillis(300));
        }
        assertThat(history.batches).extracting(List::size).containsExactly(1);
        thrifty.time.advance(Duration.ofMillis(1_700));

        assertThat(history.batches).extracting(List::size).containsExactly(1, 20);
    }

    @Test
    void fewWaitForTheirMinuteHoweverSilentItIs() {
        RecorderStage thrifty = thrifty();
        for (int i = 0; i < 10; i++) {
            thrifty.say(reading(i, i + 1, 800));
            thrifty.time.advance(Duration.ofMillis(300));
        }
        thrifty.time.advance(Duration.ofSeconds(56));
        assertThat(history.batches).extracting(List::size).containsExactly(1);
        thrifty.time.advance(Duration.ofSeconds(1));

        assertThat(history.batches).extracting(List::size).containsExactly(1, 9);
    }

    private RecorderStage thrifty() {
        RecorderStage thrifty = new RecorderStage(history, Duration.ofMinutes(1));
        thrifty.start();
        return thrifty;
    }

    @Test
    void aDecisionIsStoredAtOnce() {
        stage.start();
        stage.say(reading(0, 1, 800));
        time.settle();
        stage.said(TOPICS.why(PurifierId.of("kitchen/fan")), """
                {"time":"2026-11-21T10:00:00Z","power":"on","changed":true,"reason":"too-high","why":"1012 ppm"}""");
        time.settle();

        assertThat(history.batches).hasSize(2);
    }

    @Test
    void whatWaitsIsStoredAtTheEnd() {
        stage.start();
        stage.say(reading(0, 1, 800));
        time.settle();
        stage.say(reading(1, 2, 800));
        time.settle();
        assertThat(history.entries()).hasSize(1);
        stage.close();

        assertThat(history.entries()).hasSize(2);
    }

    @Test
    void whatIsNotStoredIsNotAcknowledgedAndComesAgain() {
        stage.start();
        history.full = true;
        stage.say(reading(0, 1, 812));
        time.advance(Duration.ofSeconds(10));
        assertThat(history.entries()).isEmpty();

        broker.cut(line);
        broker.restore(line);
        time.settle();
        history.full = false;
        time.advance(Duration.ofMinutes(1));
        assertThat(history.entries())
                .hasSize(2)
                .allMatch(new Entry.Measured(SCD41, reading(0, 1, 812), Entry.Stamp.NODE)::equals);

        int before = news.size();
        broker.cut(line);
        broker.restore(line);
        time.settle();
        assertThat(news).as("nothing comes again that was stored").hasSize(before);
    }

    @Test
    void aHistoryThatFailsIsTriedWithGrowingPausesAndCatchesUp() {
        stage.start();
        assertThat(health.troubles()).isEmpty();
        history.full = true;
        for (int i = 0; i < 15; i++) {
            stage.say(reading(i, i + 1, 800));
        }
        time.advance(Duration.ofSeconds(31));
        assertThat(history.tries).as("after 0, 1, 3, 7, 15 and 31 s").isEqualTo(6);
        assertThat(health.troubles())
                .containsExactly(Map.entry(Health.Part.DATABASE, new Health.Trouble("The disk is full.", T)));
        assertThat(news).as("people see the air meanwhile").hasSize(15);

        history.full = false;
        time.advance(Duration.ofSeconds(32));
        assertThat(history.entries()).hasSize(15);
        assertThat(health.troubles()).isEmpty();
    }

    @Test
    void aHistoryThatIsMissingAtTheStartIsOpenedLater() {
        history.missing = true;
        stage.start();
        stage.say(reading(0, 1, 800));
        time.advance(Duration.ofSeconds(3));
        assertThat(health.troubles().get(Health.Part.DATABASE))
                .isEqualTo(new Health.Trouble("The folder is missing.", T));
        history.missing = false;
        time.advance(Duration.ofSeconds(4));

        assertThat(history.entries()).hasSize(1);
        assertThat(health.troubles()).isEmpty();
    }

    /** A slow disk: the one who hands over waits, and so does the broker; nothing is dropped. */
    @Test
    void veryMuchThatIsNotStoredHoldsTheBrokerBack() throws Exception {
        recorder.close();
        BareLine bare = new BareLine();
        Recorder slow =
                new Recorder(TOPICS, Duration.ofSeconds(1), time, bare, history, rooms, health, news::add, null);
        slow.start();
        time.settle();
        history.full = true;
        AtomicInteger handed = new AtomicInteger();
        AtomicInteger acknowledged = new AtomicInteger();
        int all = Recorder.MOST_WAITING + 100;
        Thread teller = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < all; i++) {
                bare.tell(TOPICS.reading(SCD41), Json.bytes(reading(i, i, 800)), acknowledged::incrementAndGet);
                handed.incrementAndGet();
            }
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> teller.getState() == Thread.State.WAITING);
        time.settle();
        assertThat(handed).hasValue(Recorder.MOST_WAITING);
        assertThat(acknowledged).hasValue(0);

        history.full = false;
        time.advance(Duration.ofMinutes(1));
        assertThat(teller.join(Duration.ofSeconds(30))).isTrue();
        time.advance(Duration.ofMinutes(1));
        assertThat(acknowledged).hasValue(all);
        assertThat(history.entries()).hasSize(all).doesNotHaveDuplicates();
        assertThat(slow.dropped()).isZero();
        slow.close();
    }

    /** A line without a broker: what is told is told on the teller's own thread, as a real one's does. */
    private static final class BareLine implements Link {
        private final Map<TopicFilter, Consumer<Heard>> ears = new HashMap<>();

        void tell(Topic topic, byte[] payload, Runnable receipt) {
            ears.forEach((filter, ear) -> {
                if (filter.matches(topic)) {
                    ear.accept(new Heard(topic, payload, 1, false, Optional.empty(), null, receipt));
                }
            });
        }

        @Override
        public void hear(Subscription subscription, Consumer<Heard> ear) {
            ears.put(subscription.filter(), ear);
        }

        @Override
        public void watch(Consumer<State> watcher) {}

        @Override
        public void start() {}

        @Override
        public CompletableFuture<Void> say(Message message) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
