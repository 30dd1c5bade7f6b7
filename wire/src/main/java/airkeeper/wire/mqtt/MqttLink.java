package airkeeper.wire.mqtt;

import airkeeper.wire.Caller;
import airkeeper.wire.Ears;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.LinkException;
import airkeeper.wire.Message;
import airkeeper.wire.Subscription;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line to an MQTT 5 broker that comes up by itself and comes back by itself.
 *
 * <p>One thread does it all: connect, say the birth, subscribe, call ears and watchers, and after a loss pause and begin
 * anew. What must survive a loss is the broker's (sessions, queues) or the caller's (what it has not been told was said).
 */
public final class MqttLink implements Link {
    private static final Logger log = LoggerFactory.getLogger(MqttLink.class);
    private static final Duration LEAVING = Duration.ofSeconds(3);

    /** Paho logs each lost connection with its stack; kept here because the JDK forgets loggers that nobody holds. */
    private static final java.util.logging.Logger PAHO = java.util.logging.Logger.getLogger("org.eclipse.paho");

    static {
        PAHO.setLevel(Level.OFF);
    }

    private final Access access;
    private final Caller caller;
    private final Ears ears = new Ears();
    private final List<Consumer<State>> watchers = new CopyOnWriteArrayList<>();
    private final Time time = new SystemTime();
    private final Pauses pauses = new Pauses(ThreadLocalRandom.current());
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private volatile @Nullable Connection attempt;
    private volatile @Nullable Connection line;

    // the link's own thread only
    private State told = new State(false, "not started");
    private boolean bugLogged;

    /** An {@link IllegalArgumentException} says what is wrong with a certificate, key or password file. */
    public MqttLink(BrokerSettings settings, Caller caller) {
        this.access = new Access(settings, caller);
        this.caller = caller;
        if (settings.isPublic()) {
            log.warn(
                    "{} is a public broker: everyone can hear what {} says there, and say it too.",
                    settings.url().getHost(),
                    caller.id());
        }
        this.thread = Thread.ofPlatform().daemon().name("link-" + caller.id()).unstarted(this::run);
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
        thread.start();
    }

    @Override
    public CompletableFuture<Void> say(Message message) {
        Connection now = line;
        return now == null
                ? CompletableFuture.failedFuture(new LinkException("there is no line to the broker at " + access))
                : now.say(message);
    }

    @Override
    public void close() {
        closing.countDown();
        Connection now = attempt;
        if (now != null) {
            now.askToLeave();
        }
        boolean ownThread = Thread.currentThread().threadId() == thread.threadId();
        if (ownThread || thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            thread.join(LEAVING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isClosing()) {
            Connection connection = new Connection(access, ears);
            attempt = connection;
            Duration began = time.steady();
            Duration up = Duration.ZERO;
            try {
                open(connection);
                began = time.steady();
                connection.serve();
                line = null;
                connection.leave(caller.will());
                connection.discard();
            } catch (BrokerException why) {
                up = told.up() ? time.steady().minus(began) : Duration.ZERO;
                line = null;
                connection.discard();
                lost(why);
                pause(pauses.after(up, why.remedy()));
            }
        }
    }

    private void open(Connection connection) throws BrokerException {
        if (isClosing()) {
            connection.askToLeave();
        }
        connection.open();
        Message birth = caller.birth();
        if (birth != null) {
            var _ = connection.say(birth).whenComplete((said, refused) -> complain(refused));
        }
        // what a kept session has queued is heard before the broker has answered, and may want an answer itself
        line = connection;
        connection.subscribe(ears.subscriptions());
        log.info("Connected to {} as {}.", access, caller.id());
        tell(new State(true, "connected to " + access));
    }

    private static void complain(@Nullable Throwable refused) {
        if (refused != null) {
            log.warn("This node could not say that it is there: {}.", refused.getMessage());
        }
    }

    /** Logs and tells a loss once: not each attempt that fails, unless a person has something new to do. */
    private void lost(BrokerException why) {
        if (isClosing()) {
            return;
        }
        if (why.getCause() != null && !bugLogged) {
            bugLogged = true;
            log.error("A bug: {}. It is not lost: the broker sends it again.", why.sentence(), why.getCause());
        }
        State now = new State(false, "no line to " + access + ": " + why.sentence());
        boolean news = why.remedy() == BrokerException.Remedy.PERSON && !now.equals(told);
        if (told.up() || told.why().equals("not started") || news) {
            log.warn("No line to {}{}: {}. Trying until it is there.", access, access.asWhom(), why.sentence());
            tell(now);
        }
    }

    private void tell(State state) {
        told = state;
        watchers.forEach(watcher -> watcher.accept(state));
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause(Duration duration) {
        try {
            boolean ended = closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                log.debug("Left while there was no line to {}.", access);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
