package airkeeper.wire.memory;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.LinkContract;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryLinkTest extends LinkContract {
    private final MemoryBroker broker = new MemoryBroker();

    @Override
    protected Link link(Caller caller) {
        return broker.link(caller);
    }

    @Override
    protected void cut(Link link) {
        broker.cut((MemoryLink) link);
    }

    @Override
    protected void restore(Link link) {
        broker.restore((MemoryLink) link);
    }

    @Override
    protected void stop() {
        broker.stop();
    }

    @Override
    protected void restart(List<Link> waiting) {
        broker.restart(waiting.stream().map(MemoryLink.class::cast).toArray(MemoryLink[]::new));
    }

    @Override
    protected void end() {
        broker.stop();
    }

    @Test
    void anEarThatAlwaysThrowsIsNotTriedForEver() {
        MemoryLink hearer = broker.link(new Caller(new NodeId("hearer"), Duration.ofHours(1), null, null));
        List<Link.State> states = new ArrayList<>();
        hearer.watch(states::add);
        hearer.hear(Subscription.newsOnly(new TopicFilter("air")), heard -> {
            throw new IllegalStateException("a bug, on purpose");
        });
        hearer.start();
        MemoryLink speaker = broker.link(new Caller(new NodeId("speaker"), Duration.ZERO, null, null));
        speaker.start();

        speaker.say(Message.text(new Topic("air"), "1")).join();

        assertThat(states).extracting(Link.State::up).containsExactly(true, false, true, false, true, false);
        assertThat(states.getLast().why()).isEqualTo("this node could not take a message on air");
    }

    @Test
    void aSecondProgramOfTheSameNameTakesTheFirstOnesPlace() {
        Caller caller = new Caller(new NodeId("pi"), Duration.ZERO, null, null);
        MemoryLink first = broker.link(caller);
        List<String> why = new ArrayList<>();
        first.watch(state -> why.add(state.why()));
        first.start();

        MemoryLink second = broker.link(caller);
        second.start();

        assertThat(why).containsExactly("connected in memory", "another program uses the name pi too");
        assertThat(first.say(Message.text(new Topic("air"), "1"))).isCompletedExceptionally();
        assertThat(second.say(Message.text(new Topic("air"), "1"))).isCompleted();
    }
}
