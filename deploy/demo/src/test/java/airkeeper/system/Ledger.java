package airkeeper.system;

import static org.awaitility.Awaitility.await;

import airkeeper.wire.Caller;
import airkeeper.wire.Decision;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.NodeId;
import airkeeper.wire.Presence;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Subscription;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MqttLink;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** All that a purifier has said of its decisions, and the broker of its node; as a recorder does, it keeps its session. */
final class Ledger implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Topics TOPICS = Topics.standard();

    private final URI broker;
    private final TopicFilter whys;
    private final TopicFilter presence;
    private final List<Decision> decisions = new CopyOnWriteArrayList<>();
    private final List<Presence.State> presences = new CopyOnWriteArrayList<>();
    private Link link;

    /** It hears all that is said from when this returns. */
    Ledger(URI broker, PurifierId purifier, NodeId node) {
        this.broker = broker;
        this.whys = TopicFilter.of(TOPICS.why(purifier));
        this.presence = TopicFilter.of(TOPICS.presence(node));
        this.link = open();
    }

    private Link open() {
        Link fresh = new MqttLink(
                BrokerSettings.open(broker), new Caller(new NodeId("ledger"), Duration.ofHours(1), null, null));
        List<Link.State> states = new CopyOnWriteArrayList<>();
        fresh.hear(Subscription.newsOnly(whys), this::decision);
        fresh.hear(Subscription.newsOnly(presence), this::presence);
        fresh.watch(states::add);
        fresh.start();
        await().atMost(PATIENCE).until(() -> states.stream().anyMatch(Link.State::up));
        return fresh;
    }

    /** Comes back at once to a broker that is back, without the growing pauses of a line that was lost. */
    void reopen() {
        link.close();
        link = open();
    }

    private void decision(Heard heard) {
        heard.acknowledge();
        try {
            decisions.add(Json.decision(heard.payload()));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void presence(Heard heard) {
        heard.acknowledge();
        try {
            presences.add(Json.presence(heard.payload()).state());
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The decisions from a moment on, once there is such a one among them. */
    List<Decision> since(Instant moment, Predicate<Decision> wanted) {
        await("a why since " + moment + " beside " + since(moment))
                .atMost(PATIENCE)
                .until(() -> since(moment).stream().anyMatch(wanted));
        return since(moment);
    }

    private List<Decision> since(Instant moment) {
        return decisions.stream()
                .filter(decision -> decision.time() != null && !decision.time().isBefore(moment))
                .toList();
    }

    /** Waits until the broker says that the node is gone. */
    void awaitGone() {
        await("the will")
                .atMost(PATIENCE)
                .until(() -> !presences.isEmpty() && presences.getLast() == Presence.State.OFFLINE);
    }

    @Override
    public void close() {
        link.close();
    }
}
