package airkeeper.wire.memory;

import airkeeper.wire.Caller;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.LinkException;
import airkeeper.wire.Message;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A line to a {@link MemoryBroker}: the same promises as over a network, without one. */
public final class MemoryLink implements Link {
    private final MemoryBroker broker;
    private final Caller caller;
    private final Map<Subscription, List<Consumer<Heard>>> ears = new LinkedHashMap<>();
    private final List<Consumer<State>> watchers = new ArrayList<>();
    /** Passed on, or waiting for the line, and not acknowledged yet. */
    private final List<Message> open = new ArrayList<>();

    private volatile boolean up;
    private boolean entered;

    MemoryLink(MemoryBroker broker, Caller caller) {
        this.broker = broker;
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }

    @Override
    public void hear(Subscription subscription, Consumer<Heard> ear) {
        ears.computeIfAbsent(subscription, s -> new ArrayList<>()).add(ear);
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

    /** On the passing thread: the line is up; what was queued comes first, then what is kept. */
    void found(Map<Topic, Message> kept) {
        up = true;
        if (caller.memory().isZero()) {
            open.clear();
        }
        entered = true;
        List<Message> queued = List.copyOf(open);
        queued.forEach(this::tell);
        ears.keySet().stream()
                .filter(subscription -> subscription.kept() == Subscription.Kept.HANDED_OVER)
                .flatMap(subscription -> List.copyOf(kept.values()).stream()
                        .filter(message -> subscription.filter().matches(message.topic())))
                .distinct()
                .forEach(this::offer);
        State state = new State(true, "connected in memory");
        watchers.forEach(watcher -> watcher.accept(state));
    }

    /** On the passing thread: the line is gone. */
    void lost(String why) {
        if (up) {
            up = false;
            State state = new State(false, why);
            watchers.forEach(watcher -> watcher.accept(state));
        }
    }

    /** On the passing thread: a message that may be of interest. */
    void offer(Message message) {
        int qos = Math.min(message.qos(), wantedQos(message));
        if (qos < 0 || !(up || (entered && !caller.memory().isZero() && qos == 1))) {
            return;
        }
        if (qos == 1) {
            open.add(message);
        }
        if (up) {
            tell(message);
        }
    }

    private int wantedQos(Message message) {
        return ears.keySet().stream()
                .filter(subscription -> subscription.filter().matches(message.topic()))
                .mapToInt(Subscription::qos)
                .max()
                .orElse(-1);
    }

    private void tell(Message message) {
        List<Consumer<Heard>> listening = ears.entrySet().stream()
                .filter(entry -> entry.getKey().filter().matches(message.topic()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        AtomicInteger missing = new AtomicInteger(listening.size());
        for (Consumer<Heard> ear : listening) {
            AtomicBoolean acknowledged = new AtomicBoolean();
            ear.accept(new Heard(
                    message.topic(),
                    message.payload(),
                    message.qos(),
                    message.retained(),
                    Optional.ofNullable(message.answerTo()),
                    message.correlation(),
                    () -> {
                        if (acknowledged.compareAndSet(false, true) && missing.decrementAndGet() == 0) {
                            broker.pass(() -> open.remove(message));
                        }
                    }));
        }
    }
}
