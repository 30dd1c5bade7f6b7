package airkeeper.wire.memory;

import airkeeper.wire.Caller;
import airkeeper.wire.Ears;
import airkeeper.wire.Envelope;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.LinkException;
import airkeeper.wire.Message;
import airkeeper.wire.Subscription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line to a {@link MemoryBroker}: the same promises as over a network, without one. */
public final class MemoryLink implements Link {
    private static final Logger log = LoggerFactory.getLogger(MemoryLink.class);

    /** Time does not pass here, so an ear that always throws must not be tried for ever. */
    private static final int TRIES = 3;

    private final MemoryBroker broker;
    private final Caller caller;
    private final Ears ears = new Ears();
    private final List<Consumer<State>> watchers = new ArrayList<>();

    private volatile boolean up;
    /** An ear threw on this connection: nothing more comes in on it. */
    private boolean stumbled;

    private int thrown;

    MemoryLink(MemoryBroker broker, Caller caller) {
        this.broker = broker;
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }

    Collection<Subscription> subscriptions() {
        return ears.subscriptions();
    }

    @Override
    public void hear(Subscription subscription, Consumer<Heard> ear) {
        ears.add(subscription, ear);
    }

    @Override
    public void watch(Consumer<State> watcher) {
        watchers.add(watcher);
    }

    @Override
    public void start() {
        broker.enter(this);
    }

    @Override
    public CompletableFuture<Void> say(Message message) {
        CompletableFuture<Void> said = new CompletableFuture<>();
        broker.pass(() -> {
            if (up) {
                broker.say(message);
                said.complete(null);
            } else {
                said.completeExceptionally(new LinkException("there is no line to the broker"));
            }
        });
        return said;
    }

    @Override
    public void close() {
        broker.pass(() -> {
            up = false;
            broker.leave(this);
        });
    }

    /** On the passing thread: the line is up. */
    void found() {
        up = true;
        stumbled = false;
        tell(new State(true, "connected in memory"));
    }

    /** On the passing thread: the line is gone. */
    void lost(String why) {
        if (up) {
            barred(why);
        }
    }

    /** On the passing thread: there is no line, and none can be had now. */
    void barred(String why) {
        up = false;
        tell(new State(false, why));
    }

    private void tell(State state) {
        List.copyOf(watchers).forEach(watcher -> watcher.accept(state));
    }

    /** On the passing thread: a message for this line, which may have been lost since it was taken in. */
    void tell(Session session, Session.Letter letter) {
        int on = session.connection();
        if (!up || stumbled || session.line() != this) {
            return;
        }
        Message message = letter.message();
        try {
            ears.tell(new Heard(
                    message.topic(),
                    message.payload(),
                    letter.qos(),
                    message.retained(),
                    Optional.ofNullable(message.answerTo()),
                    message.correlation(),
                    new Envelope(false, message.contentType(), message.expiry(), List.of()),
                    () -> broker.pass(() -> session.acknowledge(letter, on))));
            thrown = 0;
        } catch (RuntimeException e) {
            log.error("A bug: an ear threw at a message on {}.", message.topic(), e);
            startAgain(message);
        }
    }

    /** As over a network: the line is lost, comes back by itself, and what was not acknowledged comes again. */
    private void startAgain(Message message) {
        stumbled = true;
        thrown++;
        broker.lose(this, "this node could not take a message on " + message.topic());
        if (thrown < TRIES) {
            broker.enter(this);
        }
    }
}
