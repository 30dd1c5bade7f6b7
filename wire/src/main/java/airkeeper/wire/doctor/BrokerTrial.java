package airkeeper.wire.doctor;

import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Subscription;
import airkeeper.wire.TopicFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Tries at the broker what a node will do there: come in with MQTT 5, subscribe to what it hears, say that it is not there and
 * have that kept, and hear it again. Nothing is said but on the node's own topic of presence, and nothing but the truth.
 */
public final class BrokerTrial {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** A broker hands a kept message over at once. */
    private static final Duration ECHO = Duration.ofSeconds(3);

    private final NodeId node;
    private final Message gone;
    private final List<Subscription> ears;

    /**
     * @param gone what the node's last will says
     * @param ears what the node subscribes to
     */
    public BrokerTrial(NodeId node, Message gone, List<Subscription> ears) {
        this.node = node;
        this.gone = gone.kept();
        this.ears = List.copyOf(ears);
    }

    /** Tries it on a line of its own, with the node's name: a node that runs would lose its line. */
    public List<Finding> on(Function<Caller, Link> lines) {
        List<Finding> findings = new ArrayList<>();
        CompletableFuture<Link.State> came = new CompletableFuture<>();
        try (Link link = lines.apply(new Caller(node, Duration.ZERO, null, null))) {
            ears.forEach(ear -> link.hear(ear, heard -> heard.acknowledge()));
            link.watch(came::complete);
            link.start();
            Link.State state = within(came, PATIENCE);
            if (!state.up()) {
                findings.add(Finding.wrong(state.why(), null));
                return findings;
            }
            findings.add(Finding.ok(state.why() + ", by MQTT 5"));
            findings.add(Finding.ok("it takes all subscriptions (" + ears.size() + ")"));
            within(link.say(gone), PATIENCE);
            findings.add(Finding.ok("it takes what is said on " + gone.topic()));
        } catch (ExecutionException e) {
            String why = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
            findings.add(Finding.wrong(why, "deploy/mosquitto/setup.sh list    # on the broker: who may do what"));
            return findings;
        } catch (TimeoutException e) {
            findings.add(Finding.wrong("the broker says nothing for " + PATIENCE.toSeconds() + " s", null));
            return findings;
        }
        findings.add(kept(lines));
        return findings;
    }

    /** As a newcomer, who hears what is kept. */
    private Finding kept(Function<Caller, Link> lines) {
        CompletableFuture<Boolean> echo = new CompletableFuture<>();
        try (Link link = lines.apply(new Caller(node, Duration.ZERO, null, null))) {
            link.hear(Subscription.withKept(TopicFilter.of(gone.topic())), heard -> {
                heard.acknowledge();
                echo.complete(heard.retained());
            });
            link.start();
            return within(echo, ECHO) ? Finding.ok("it keeps what is said to be kept (retained)") : notKept();
        } catch (ExecutionException | TimeoutException e) {
            return notKept();
        }
    }

    private Finding notKept() {
        return Finding.note(
                "it did not hand over again what was kept on " + gone.topic()
                        + ": it keeps nothing (retained), or this node may say that but not hear it",
                null);
    }

    private static <T> T within(CompletableFuture<T> future, Duration bound)
            throws ExecutionException, TimeoutException {
        try {
            return future.get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException();
        }
    }
}
