package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.Caller;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.memory.MemoryLink;
import airkeeper.wire.time.HandTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecorderTest {
    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
    private static final SensorId SCD41 = SensorId.of("kitchen/scd41");
    private static final Topics TOPICS = Topics.standard();

    private final HandTime time = new HandTime(T);
    private final MemoryBroker broker = new MemoryBroker();
    private final MemoryLink node = broker.link(new Caller(new NodeId("node"), Duration.ZERO, null, null));
    private final MemoryLink line = broker.link(new Caller(new NodeId("dashboard"), Duration.ofDays(1), null, null));
    private final FailingHistory history = new FailingHistory();
    private final List<News> news = new ArrayList<>();
    private final List<String> wishes = new ArrayList<>();
    private final RoomsNow rooms = new RoomsNow(time, Guideline.HSE_UK);
    private final Health health = new Health(time);
    private final Recorder recorder =
            new Recorder(TOPICS, Duration.ofSeconds(1), time, line, history, rooms, health, news::add);

    @AfterEach
    void close() {
        recorder.close();
        node.close();
    }

    @BeforeEach
    void startNode() {
        node.hear(Subscription.newsOnly(TopicFilter.of(TOPICS.resend(SCD41))), wish -> {
            wishes.add(wish.text());
            wish.acknowledge();
        });
        node.start();
    }

    private void start() {
        recorder.start();
        time.settle();
    }

    @Test
    void whatIsHeardIsShownAndStored() {
        start();
        say(reading(0, 1, 812));
        time.settle();

        assertThat(news).containsExactly(new News.Measured(SCD41, reading(0, 1, 812), false));
        assertThat(history.entries()).containsExactly(new Entry.Measured(SCD41, reading(0, 1, 812), Entry.Stamp.NODE));
        RoomNow.Value co2 = rooms.room(SCD41.room()).orElseThrow().now().get(Quantity.CO2);
        assertThat(co2).isEqualTo(new RoomNow.Value(812, T, 0L, false, Level.FAIR));
    }

    @Test
    void littleIsStoredOnceASecondAndMuchAtOnce() {
        start();
        say(reading(0, 1, 800));
        time.settle();
        say(reading(1, 2, 800));
        say(reading(2, 3, 800));
        time.settle();
        assertThat(history.batches).hasSize(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(history.batches).hasSize(2);
        for (int i = 3; i < 28; i++) {
            say(reading(i, i + 1, 800));
        }
        time.settle();

        assertThat(history.batches).extracting(List::size).containsExactly(1, 2, 25);
    }

    @Test
    void aDecisionIsStoredAtOnce() {
        start();
        say(reading(0, 1, 800));
        time.settle();
        said(TOPICS.why(PurifierId.of("kitchen/fan")), """
                {"time":"2026-11-21T10:00:00Z","power":"on","changed":true,"reason":"too-high","why":"1012 ppm"}""");
        time.settle();

        assertThat(history.batches).hasSize(2);
    }

    @Test
    void whatIsNotStoredIsNotAcknowledgedAndComesAgain() {
        start();
        history.full = true;
        say(reading(0, 1, 812));
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
        start();
        assertThat(health.troubles()).isEmpty();
        history.full = true;
        for (int i = 0; i < 15; i++) {
            say(reading(i, i + 1, 800));
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
        start();
        say(reading(0, 1, 800));
        time.advance(Duration.ofSeconds(3));
        assertThat(health.troubles().get(Health.Part.DATABASE))
                .isEqualTo(new Health.Trouble("The folder is missing.", T));
        history.missing = false;
        time.advance(Duration.ofSeconds(4));

        assertThat(history.entries()).hasSize(1);
        assertThat(health.troubles()).isEmpty();
    }

    @Test
    void aLineThatIsLostShowsInTheHealth() {
        start();
        time.advance(Duration.ofSeconds(5));
        broker.cut(line);

        assertThat(health.troubles())
                .containsExactly(
                        Map.entry(Health.Part.BROKER, new Health.Trouble("the line was cut", T.plusSeconds(5))));
    }

    @Test
    void aReadingWithoutTimeIsStampedOnArrival() {
        start();
        time.advance(Duration.ofSeconds(7));
        said(TOPICS.reading(SCD41), "{\"seq\":1,\"co2\":812,\"quality\":\"ok\"}");
        time.settle();

        assertThat(history.entries())
                .containsExactly(new Entry.Measured(SCD41, reading(7, 1, 812), Entry.Stamp.RECEIVER));
    }

    @Test
    void aKeptReadingFillsThePageAndIsNoNewsTwice() {
        node.say(Message.json(TOPICS.reading(SCD41), Json.bytes(reading(-30, 7, 812)))
                        .kept())
                .join();
        recorderKnows(reading(-30, 7, 812));
        start();

        assertThat(rooms.rooms()).hasSize(1);
        assertThat(news).isEmpty();
    }

    @Test
    void aKeptReadingWithoutTimeIsIgnored() {
        node.say(Message.json(
                                TOPICS.reading(SCD41),
                                "{\"seq\":1,\"co2\":812,\"quality\":\"ok\"}".getBytes(StandardCharsets.UTF_8))
                        .kept())
                .join();
        start();
        time.advance(Duration.ofSeconds(5));

        assertThat(history.entries()).isEmpty();
        assertThat(rooms.rooms()).isEmpty();
    }

    @Test
    void aGapIsAskedForAndWhatComesLateIsStored() {
        recorderKnows(reading(-30, 4, 800));
        start();
        say(reading(0, 5, 800));
        say(reading(120, 9, 800));
        time.advance(Duration.ofSeconds(10));
        assertThat(wishes).containsExactly("{\"from\":6,\"to\":8}");
        for (int seq = 6; seq <= 8; seq++) {
            said(TOPICS.late(SCD41), new String(Json.bytes(reading((seq - 5) * 30, seq, 800)), StandardCharsets.UTF_8));
        }
        time.advance(Duration.ofMinutes(5));

        assertThat(wishes).hasSize(1);
        assertThat(history.entries()).hasSize(5);
        assertThat(news.getLast()).isEqualTo(new News.Measured(SCD41, reading(90, 8, 800), true));
    }

    @Test
    void aGapOverARestartIsSeen() {
        recorderKnows(reading(-60, 4, 800));
        start();
        say(reading(0, 7, 800));
        time.advance(Duration.ofSeconds(10));

        assertThat(wishes).containsExactly("{\"from\":5,\"to\":6}");
    }

    @Test
    void gapsThatWereOpenWhenItDiedAreAskedForAgain() {
        for (int seq : new int[] {3, 4, 7, 12}) {
            history.past.add(new Entry.Measured(SCD41, reading(seq * 30 - 600, seq, 800), Entry.Stamp.NODE));
        }
        recorderKnows(reading(-240, 12, 800));
        start();
        say(reading(0, 13, 800));
        time.advance(Duration.ofSeconds(10));

        assertThat(wishes).containsExactly("{\"from\":5,\"to\":6}", "{\"from\":8,\"to\":11}");
    }

    @Test
    void aNewRecorderAsksForAllThatIsKnownOfThePast() {
        start();
        say(reading(0, 5_000, 800));
        time.advance(Duration.ofSeconds(10));

        assertThat(wishes).containsExactly("{\"from\":0,\"to\":4999}");
    }

    @Test
    void whatCannotBeHadAnyMoreIsWrittenDown() {
        recorderKnows(reading(-30, 4, 800));
        start();
        say(reading(0, 5, 800));
        for (int i = 0; i < 10; i++) {
            say(reading(120 + 30 * i, 9 + i, 800));
            time.advance(Duration.ofSeconds(30));
        }

        assertThat(wishes).hasSize(5).containsOnly("{\"from\":6,\"to\":8}");
        assertThat(history.entries())
                .contains(new Entry.Noted(
                        T.plusSeconds(120),
                        SCD41.room(),
                        Entry.Kind.MISSED,
                        "scd41",
                        "3 readings before this one (seq 6 to 8) never came, and scd41 cannot say them again."));
    }

    /** A slow disk: the one who hands over waits, and so does the broker; nothing is dropped. */
    @Test
    void veryMuchThatIsNotStoredHoldsTheBrokerBack() throws Exception {
        recorder.close();
        BareLine bare = new BareLine();
        Recorder slow = new Recorder(TOPICS, Duration.ofSeconds(1), time, bare, history, rooms, health, news::add);
        slow.start();
        time.settle();
        history.full = true;
        AtomicInteger handed = new AtomicInteger();
        AtomicInteger acknowledged = new AtomicInteger();
        int all = Recorder.MOST_WAITING + 100;
        Thread broker = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < all; i++) {
                bare.tell(TOPICS.reading(SCD41), Json.bytes(reading(i, i, 800)), acknowledged::incrementAndGet);
                handed.incrementAndGet();
            }
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> broker.getState() == Thread.State.WAITING);
        time.settle();
        assertThat(handed).hasValue(Recorder.MOST_WAITING);
        assertThat(acknowledged).hasValue(0);

        history.full = false;
        time.advance(Duration.ofMinutes(1));
        assertThat(broker.join(Duration.ofSeconds(30))).isTrue();
        time.advance(Duration.ofMinutes(1));
        assertThat(acknowledged).hasValue(all);
        assertThat(history.entries()).hasSize(all).doesNotHaveDuplicates();
        assertThat(slow.dropped()).isZero();
        slow.close();
    }

    @Test
    void aReadingOfAClockThatIsFarAheadIsKeptWithTheTimeItCame() {
        start();
        for (String wrong : new String[] {"2026-11-23T10:00:00Z", "1969-11-23T10:00:00Z", "2300-01-01T00:00:00Z"}) {
            said(TOPICS.reading(SCD41), "{\"time\":\"" + wrong + "\",\"seq\":1,\"co2\":812,\"quality\":\"ok\"}");
        }
        time.advance(Duration.ofSeconds(30));
        say(reading(30, 2, 700));
        time.advance(Duration.ofSeconds(1));

        assertThat(history.entries())
                .extracting(Entry::time)
                .containsExactly(T, T.plusMillis(1), T.plusMillis(2), T.plusSeconds(30));
        assertThat(history.entries().getFirst())
                .isEqualTo(new Entry.Measured(SCD41, reading(0, 1, 812), Entry.Stamp.RECEIVER));
        assertThat(recorder.dropped()).isZero();
    }

    @Test
    void aReadingWithoutTimeThatComesTwiceIsStoredOnce() {
        start();
        history.full = true;
        said(TOPICS.reading(SCD41), "{\"seq\":1,\"co2\":812,\"quality\":\"ok\"}");
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
        start();
        time.setWall(T.plus(Duration.ofDays(40)));
        said(TOPICS.reading(SCD41), "{\"seq\":1,\"co2\":812,\"quality\":\"ok\"}");
        time.settle();
        time.setWall(T);
        say(reading(0, 2, 700));
        time.settle();

        RoomNow.Value co2 = rooms.room(SCD41.room()).orElseThrow().now().get(Quantity.CO2);
        assertThat(co2).isEqualTo(new RoomNow.Value(700, T, 0L, false, Level.GOOD));
        time.advance(Duration.ofSeconds(1));
        assertThat(history.entries()).hasSize(2);
    }

    @Test
    void aClockThatLeapsBackLosesNothing() {
        start();
        say(reading(0, 1, 800));
        time.settle();
        time.setWall(T.minus(Duration.ofHours(20)));
        say(reading(30, 2, 800));
        time.advance(Duration.ofSeconds(30));
        time.setWall(T.minus(Duration.ofDays(20)));
        say(reading(60, 3, 800));
        time.advance(Duration.ofSeconds(30));

        assertThat(history.entries())
                .extracting(Entry::time)
                .containsExactly(T, T.plusSeconds(30), T.minus(Duration.ofDays(20)));
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
        start();
        said(new Topic(topic), payload);
        say(reading(0, 1, 812));
        time.advance(Duration.ofSeconds(1));

        assertThat(recorder.dropped()).isEqualTo(1);
        assertThat(history.entries()).hasSize(1);
        broker.cut(line);
        broker.restore(line);
        time.settle();
        assertThat(recorder.dropped()).as("it does not come again").isEqualTo(1);
    }

    private void recorderKnows(Reading reading) {
        Entry.Measured entry = new Entry.Measured(SCD41, reading, Entry.Stamp.NODE);
        history.before.add(new History.Known(SCD41, entry, entry));
    }

    private void say(Reading reading) {
        said(TOPICS.reading(SCD41), new String(Json.bytes(reading), StandardCharsets.UTF_8));
    }

    private void said(Topic topic, String payload) {
        node.say(Message.json(topic, payload.getBytes(StandardCharsets.UTF_8))).join();
    }

    private static Reading reading(int after, long seq, double co2) {
        return new Reading(T.plusSeconds(after), seq, Map.of(Quantity.CO2, co2), Quality.OK);
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
