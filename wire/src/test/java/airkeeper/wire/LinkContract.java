package airkeeper.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link Link} promises; each kind of link runs these against its kind of broker. */
public abstract class LinkContract {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final Duration KEPT = Duration.ofHours(1);

    private final List<Link> links = new ArrayList<>();

    /** A new line to one and the same broker. */
    protected abstract Link link(Caller caller);

    /** The line is lost without a good-bye; it may come back by itself or by {@link #restore}. */
    protected abstract void cut(Link link);

    /** The line may come back. */
    protected abstract void restore(Link link);

    /** The broker is gone, with all it had, until {@link #restart}. */
    protected abstract void stop();

    /** The broker is back. */
    protected abstract void restart(List<Link> waiting);

    /** After each test, when all lines are closed. */
    protected abstract void end();

    @AfterEach
    void leave() {
        links.reversed().forEach(Link::close);
        end();
    }

    @Test
    void whatIsSaidIsHeard() {
        Link speaker = started("speaker");
        Ear ear = new Ear();
        hearing("hearer", Duration.ZERO, Subscription.newsOnly(new TopicFilter("air/+")), ear);

        speaker.say(Message.text(new Topic("air/kitchen"), "812")).join();
        speaker.say(Message.text(new Topic("noise/kitchen"), "40")).join();
        speaker.say(Message.text(new Topic("air/attic"), "700").atMostOnce()).join();

        ear.hears("air/kitchen=812", "air/attic=700");
        assertThat(ear.heard).extracting(Heard::qos).containsExactly(1, 0);
        assertThat(ear.heard).extracting(Heard::retained).containsOnly(false);
    }

    @Test
    void whatIsKeptIsHandedOverToThoseWhoAskForItOnly() {
        Link speaker = started("speaker");
        speaker.say(Message.text(new Topic("air/kitchen"), "old").kept()).join();

        Ear all = new Ear();
        hearing("all", Duration.ZERO, Subscription.withKept(new TopicFilter("air/#")), all);
        Ear news = new Ear();
        hearing("news", Duration.ZERO, Subscription.newsOnly(new TopicFilter("air/#")), news);
        speaker.say(Message.text(new Topic("air/kitchen"), "new").kept()).join();

        all.hears("air/kitchen=old", "air/kitchen=new");
        news.hears("air/kitchen=new");
        // retain as published: who hears it live sees as well that it was said to be kept
        assertThat(news.heard).extracting(Heard::retained).containsExactly(true);
    }

    @Test
    void anEmptyMessageEndsTheKeepingOfOne() {
        Link speaker = started("speaker");
        speaker.say(Message.text(new Topic("air/kitchen"), "old").kept()).join();
        speaker.say(Message.text(new Topic("air/kitchen"), "").kept()).join();
        speaker.say(Message.text(new Topic("air/attic"), "other").kept()).join();

        Ear ear = new Ear();
        hearing("late", Duration.ZERO, Subscription.withKept(new TopicFilter("air/#")), ear);

        ear.hears("air/attic=other");
    }

    @Test
    void twoEarsHearAndBothAcknowledge() {
        Link speaker = started("speaker");
        Ear one = new Ear();
        Ear other = new Ear();
        other.acknowledges = false;
        Link hearer = link("hearer", KEPT, null, null);
        hearer.hear(Subscription.newsOnly(new TopicFilter("air/kitchen")), one);
        hearer.hear(Subscription.withKept(new TopicFilter("air/kitchen")), other);
        begin(hearer);

        speaker.say(Message.text(new Topic("air/kitchen"), "812")).join();
        one.hears("air/kitchen=812");
        other.hears("air/kitchen=812");

        other.acknowledges = true;
        again(hearer);
        one.hears("air/kitchen=812", "air/kitchen=812");
        other.hears("air/kitchen=812", "air/kitchen=812");
    }

    @Test
    void birthIsSaidFirstOnEachConnection() {
        Ear ear = new Ear();
        hearing("hearer", KEPT, Subscription.newsOnly(new TopicFilter("node/+")), ear);
        Message birth = Message.text(new Topic("node/pi"), "online").kept();
        Message will = Message.text(new Topic("node/pi"), "offline").kept();
        Link node = link("pi", Duration.ZERO, birth, will);
        begin(node);
        ear.hears("node/pi=online");

        again(node);

        ear.hears("node/pi=online", "node/pi=offline", "node/pi=online");
    }

    @Test
    void aGoodByeSaysTheWillOnce() {
        Ear ear = new Ear();
        hearing("hearer", KEPT, Subscription.newsOnly(new TopicFilter("node/+")), ear);
        Link node = link("pi", Duration.ZERO, null, Message.text(new Topic("node/pi"), "offline"));
        begin(node);

        node.close();
        node.close();
        Link next = started("next");
        next.say(Message.text(new Topic("node/next"), "after")).join();

        ear.hears("node/pi=offline", "node/next=after");
    }

    @Test
    void whatIsNotAcknowledgedIsSentAgainToAKeptSession() {
        Link speaker = started("speaker");
        Ear ear = new Ear();
        ear.acknowledges = false;
        Link hearer = hearing("hearer", KEPT, Subscription.newsOnly(new TopicFilter("air/+")), ear);
        speaker.say(Message.text(new Topic("air/kitchen"), "1")).join();
        ear.hears("air/kitchen=1");

        again(hearer);
        ear.hears("air/kitchen=1", "air/kitchen=1");

        ear.acknowledges = true;
        // on the new connection the first receipt is worth nothing
        ear.heard.getFirst().acknowledge();
        again(hearer);
        ear.hears("air/kitchen=1", "air/kitchen=1", "air/kitchen=1");
    }

    @Test
    void aKeptSessionMissesNothingWhileItIsAway() {
        Link speaker = started("speaker");
        Ear first = new Ear();
        Link hearer = hearing("hearer", KEPT, Subscription.newsOnly(new TopicFilter("air/+")), first);
        hearer.close();
        speaker.say(Message.text(new Topic("air/kitchen"), "1")).join();
        speaker.say(Message.text(new Topic("air/kitchen"), "2")).join();

        Ear second = new Ear();
        hearing("hearer", KEPT, Subscription.newsOnly(new TopicFilter("air/+")), second);

        second.hears("air/kitchen=1", "air/kitchen=2");
    }

    @Test
    void aSessionWithoutMemoryBeginsAnew() {
        Link speaker = started("speaker");
        Ear first = new Ear();
        Link hearer = hearing("hearer", Duration.ZERO, Subscription.newsOnly(new TopicFilter("air/+")), first);
        hearer.close();
        speaker.say(Message.text(new Topic("air/kitchen"), "missed")).join();

        Ear second = new Ear();
        hearing("hearer", Duration.ZERO, Subscription.newsOnly(new TopicFilter("air/+")), second);
        speaker.say(Message.text(new Topic("air/kitchen"), "heard")).join();

        second.hears("air/kitchen=heard");
    }

    @Test
    void anEarThatThrowsLosesNothing() {
        Link speaker = started("speaker");
        AtomicInteger throwing = new AtomicInteger(2);
        Ear ear = new Ear();
        Link hearer = link("hearer", KEPT, null, null);
        hearer.hear(Subscription.newsOnly(new TopicFilter("air/+")), heard -> {
            if (throwing.getAndDecrement() > 0) {
                throw new IllegalStateException("a bug, on purpose");
            }
            ear.accept(heard);
        });
        begin(hearer);

        speaker.say(Message.text(new Topic("air/kitchen"), "1")).join();
        speaker.say(Message.text(new Topic("air/kitchen"), "2")).join();

        ear.hears("air/kitchen=1", "air/kitchen=2");
        assertThat(throwing).hasNegativeValue();
    }

    @Test
    void questionsAndAnswersGoThrough() {
        Topic answers = new Topic("answers/asker");
        Link purifier = link("purifier", Duration.ZERO, null, null);
        purifier.hear(Subscription.newsOnly(new TopicFilter("set")), heard -> {
            heard.acknowledge();
            Message answer =
                    Message.text(heard.answerTo().orElseThrow(), "done").answering(heard.correlation());
            assertThat(purifier.say(answer)).isNotNull();
        });
        begin(purifier);
        Ear ear = new Ear();
        Link asker = hearing("asker", Duration.ZERO, Subscription.newsOnly(TopicFilter.of(answers)), ear);

        byte[] question = {0, 1, (byte) 0xFF};
        asker.say(Message.text(new Topic("set"), "ON").asking(answers, question))
                .join();

        ear.hears("answers/asker=done");
        assertThat(ear.heard.getFirst().correlation()).isEqualTo(question);
        assertThat(ear.heard.getFirst().answerTo()).isEqualTo(Optional.empty());
    }

    @Test
    void thereIsNoLineBeforeTheBrokerIsThere() {
        stop();
        Link early = link("early", Duration.ZERO, null, null);
        List<Link.State> states = new CopyOnWriteArrayList<>();
        early.watch(states::add);
        early.start();
        soon().until(() -> states.size() == 1);
        assertThat(states.getFirst().up()).isFalse();
        assertThatThrownBy(() -> early.say(Message.text(new Topic("air"), "1")).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(LinkException.class)
                .cause()
                .hasMessageStartingWith("there is no line to the broker");

        restart(List.of(early));

        soon().until(() -> states.size() == 2);
        assertThat(states.getLast().up()).isTrue();
        early.say(Message.text(new Topic("air"), "1")).join();
    }

    @Test
    void watchersSeeTheLineLostAndBack() {
        Link node = link("pi", Duration.ZERO, null, null);
        List<Boolean> seen = new CopyOnWriteArrayList<>();
        node.watch(state -> seen.add(state.up()));
        begin(node);

        again(node);

        soon().untilAsserted(() -> assertThat(seen).containsExactly(true, false, true));
    }

    @Test
    void closingTwiceAndWithoutAStartDoesNothing() {
        Link idle = link("idle", Duration.ZERO, null, null);
        idle.close();
        idle.close();
        assertThat(idle.say(Message.text(new Topic("air"), "1"))).isCompletedExceptionally();
    }

    private static ConditionFactory soon() {
        return await().atMost(BOUND).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
    }

    private Link link(String id, Duration memory, @Nullable Message birth, @Nullable Message will) {
        Link link = link(new Caller(new NodeId(id), memory, birth, will));
        links.add(link);
        return link;
    }

    private Link started(String id) {
        return begin(link(id, Duration.ZERO, null, null));
    }

    private Link hearing(String id, Duration memory, Subscription subscription, Ear ear) {
        Link link = link(id, memory, null, null);
        link.hear(subscription, ear);
        return begin(link);
    }

    /** Starts a link and waits until it is up. */
    private static Link begin(Link link) {
        AtomicInteger ups = new AtomicInteger();
        link.watch(state -> ups.addAndGet(state.up() ? 1 : 0));
        link.start();
        soon().until(() -> ups.get() == 1);
        return link;
    }

    /** Cuts a line and waits until it is back. */
    private void again(Link link) {
        AtomicInteger ups = new AtomicInteger();
        link.watch(state -> ups.addAndGet(state.up() ? 1 : 0));
        cut(link);
        restore(link);
        soon().until(() -> ups.get() == 1);
    }

    /** Notes what it hears, and acknowledges it unless told otherwise. */
    private static final class Ear implements java.util.function.Consumer<Heard> {
        private final List<Heard> heard = new CopyOnWriteArrayList<>();
        private volatile boolean acknowledges = true;

        @Override
        public void accept(Heard message) {
            heard.add(message);
            if (acknowledges) {
                message.acknowledge();
            }
        }

        void hears(String... expected) {
            soon().untilAsserted(() -> assertThat(heard)
                    .extracting(
                            message -> message.topic() + "=" + new String(message.payload(), StandardCharsets.UTF_8))
                    .containsExactly(expected));
        }
    }
}
