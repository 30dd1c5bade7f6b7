package airkeeper.wire.doctor;

import airkeeper.wire.Caller;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Subscription;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tries at the broker what a node will do there: come in with MQTT 5, subscribe to what it hears, say something, and have it
 * kept.
 *
 * <p>It comes in under a name of its own, so that a node that runs keeps its line, and speaks on the node's topic of presence
 * only, which moves nothing. What the broker keeps there it says again, as news; where it keeps nothing, it has it keep that the
 * node is not there, and takes that away again.
 */
public final class BrokerTrial {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** A broker hands a kept message over at once. */
    private static final Duration ECHO = Duration.ofSeconds(3);

    private static final int LONGEST_NAME = 63;

    private final NodeId node;
    private final Message gone;
    private final List<Subscription> ears;

    /**
     * @param gone what the node's last will says
     * @param ears what the node subscribes to
     */
    public BrokerTrial(NodeId node, Message gone, List<Subscription> ears) {
        this.node = node;
        this.gone = gone;
        this.ears = List.copyOf(ears);
    }

    /** Tries it on lines of its own. */
    public List<Finding> on(Function<Caller, Link> lines) {
        List<Finding> findings = new ArrayList<>();
        CompletableFuture<Link.State> came = new CompletableFuture<>();
        BlockingQueue<Heard> echoes = new LinkedBlockingQueue<>();
        try (Link link = lines.apply(caller("-doctor"))) {
            ears.forEach(ear -> link.hear(ear, Heard::acknowledge));
            hearPresence(link, echoes);
            link.watch(came::complete);
            link.start();
            Link.State state = within(came);
            if (!state.up()) {
                return List.of(Finding.wrong(state.why(), null));
            }
            findings.add(Finding.ok(state.why() + ", by MQTT 5"));
            findings.add(Finding.ok("it takes all subscriptions (" + ears.size()
                    + "); a Mosquitto does that also where it will hand nothing over"));
            Heard kept = next(echoes);
            within(link.say(kept == null ? gone.kept() : Message.json(gone.topic(), kept.payload())));
            findings.add(Finding.ok("it takes what is said on " + gone.topic()));
            if (kept != null) {
                findings.add(Finding.ok(itKeeps() + presence(kept)));
            } else {
                findings.add(heardByANewcomer(lines));
                within(link.say(empty()));
            }
        } catch (ExecutionException e) {
            String why = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
            findings.add(Finding.wrong(why, "deploy/mosquitto/setup.sh list    # on the broker: who may do what"));
        } catch (TimeoutException e) {
            findings.add(Finding.wrong("the broker says nothing for " + PATIENCE.toSeconds() + " s", null));
        } catch (IllegalArgumentException e) { // a certificate, key or password file
            findings.add(Finding.wrong(String.valueOf(e.getMessage()), null));
        }
        return findings;
    }

    private Caller caller(String suffix) {
        String name = node.name();
        String shortened = name.substring(0, Math.min(name.length(), LONGEST_NAME - suffix.length()));
        return new Caller(new NodeId(shortened + suffix), Duration.ZERO, null, null);
    }

    private void hearPresence(Link link, BlockingQueue<Heard> echoes) {
        link.hear(Subscription.withKept(TopicFilter.of(gone.topic())), heard -> {
            heard.acknowledge();
            echoes.add(heard);
        });
    }

    private Finding heardByANewcomer(Function<Caller, Link> lines) {
        BlockingQueue<Heard> echoes = new LinkedBlockingQueue<>();
        try (Link link = lines.apply(caller("-newcomer"))) {
            hearPresence(link, echoes);
            link.start();
            return next(echoes) != null
                    ? Finding.ok(itKeeps())
                    : Finding.note(
                            "it did not hand over again what was kept on " + gone.topic()
                                    + ": it keeps nothing (retained), or this node may say that but not hear it",
                            null);
        }
    }

    private static String itKeeps() {
        return "it keeps what is said to be kept (retained)";
    }

    private static String presence(Heard kept) {
        try {
            var presence = Json.presence(kept.payload());
            return ": " + presence.node() + " is " + presence.state().key() + " there";
        } catch (MalformedException e) {
            return "";
        }
    }

    /** What makes a broker forget what it keeps. */
    private Message empty() {
        return Message.text(gone.topic(), "").kept();
    }

    private static @Nullable Heard next(BlockingQueue<Heard> echoes) {
        try {
            return echoes.poll(ECHO.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static <T> T within(CompletableFuture<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException();
        }
    }
}
