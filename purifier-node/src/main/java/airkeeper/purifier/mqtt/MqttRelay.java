package airkeeper.purifier.mqtt;

import airkeeper.purifier.Plug;
import airkeeper.purifier.Relay;
import airkeeper.purifier.RelayException;
import airkeeper.wire.Complaints;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.Power;
import airkeeper.wire.Subscription;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.json.MalformedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A relay in somebody else's plug: told ON and OFF over the node's own link, and heard where it says how it stands. What was
 * told last is told again whenever the line comes back, and each minute.
 *
 * <p>Orders are never retained, and ON expires: a plug that was away must not go on by an old word.
 */
public final class MqttRelay implements Relay {
    private static final Logger log = LoggerFactory.getLogger(MqttRelay.class);
    private static final Duration EXPIRY = Duration.ofSeconds(30);
    private static final Duration REPEAT = Duration.ofMinutes(1);

    private final Plug plug;
    private final Link link;
    private final Complaints complaints = new Complaints(log);
    private @Nullable Power told;
    private boolean up;
    private volatile @Nullable Power heard;

    /** A plug that nothing was said to yet; {@code link} is not started yet. */
    public MqttRelay(Plug plug, Link link) {
        this.plug = plug;
        this.link = link;
        link.watch(this::stands);
        Plug.Confirmation confirmation = plug.confirmation();
        if (confirmation != null) {
            link.hear(
                    Subscription.withKept(TopicFilter.of(confirmation.topic())),
                    message -> hear(new StateWord(confirmation), message));
        }
    }

    /** Without a line nothing is wrong yet: OFF is the first thing said when there is one. */
    @Override
    public void open() throws RelayException {
        CompletableFuture<Void> said;
        synchronized (this) {
            told = Power.OFF;
            if (!up) {
                return;
            }
            said = say(Power.OFF);
        }
        await(said, Power.OFF);
    }

    @Override
    public void switchTo(Power power) throws RelayException {
        CompletableFuture<Void> said;
        synchronized (this) {
            told = power;
            said = say(power);
        }
        await(said, power);
    }

    private CompletableFuture<Void> say(Power power) {
        Message message = Message.text(plug.topic(), power == Power.ON ? plug.on() : plug.off());
        return link.say(power == Power.ON ? message.expiringAfter(EXPIRY) : message);
    }

    private void await(CompletableFuture<Void> said, Power power) throws RelayException {
        try {
            said.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new RelayException(
                    sentence(power, String.valueOf(said.exceptionNow().getMessage())), e);
        } catch (TimeoutException e) {
            throw new RelayException(sentence(power, "the broker has not taken it yet"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RelayException(sentence(power, "it was interrupted"), e);
        }
    }

    private String sentence(Power power, String cause) {
        return "The plug on " + plug.topic() + " could not be told " + power + ", and stays as it is: " + cause + ".";
    }

    /** On the link's thread, under the same lock as orders: what is said last is what was wanted last. */
    private synchronized void stands(Link.State state) {
        up = state.up();
        if (!up) {
            heard = null;
        } else if (told != null) {
            Power again = told;
            var _ = say(again).whenComplete((_, failure) -> {
                if (failure != null) {
                    log.warn("{}", sentence(again, String.valueOf(failure.getMessage())));
                }
            });
        }
    }

    private void hear(StateWord word, Heard message) {
        message.acknowledge();
        try {
            word.read(message.payload()).ifPresent(power -> heard = power);
        } catch (MalformedException e) {
            heard = null;
            complaints.dropped(message.topic(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Optional<Power> says() {
        return Optional.ofNullable(heard);
    }

    /** A plug that comes back later than the line has missed what was said, and one with a timer of its own needs winding. */
    @Override
    public Optional<Duration> repeat() {
        return Optional.of(REPEAT);
    }

    @Override
    public void close() throws RelayException {
        synchronized (this) {
            if (told == null) {
                return;
            }
        }
        switchTo(Power.OFF);
        synchronized (this) {
            told = null;
        }
    }
}
