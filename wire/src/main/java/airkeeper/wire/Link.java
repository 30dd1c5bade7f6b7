package airkeeper.wire;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A node's line to all others. It comes up by itself when the broker does, and comes back by itself when it was lost.
 *
 * <p>Order of use: {@link #hear} and {@link #watch} any number of times, then {@link #start}, then {@link #say}, at last
 * {@link #close}. Thread-safe from {@code start} on. Ears and watchers are called one at a time, in order, on the link's
 * own thread: they hand over and return. An ear that throws loses nothing: the connection is dropped unacknowledged and the
 * broker sends the message again.
 */
public interface Link extends AutoCloseable {

    /**
     * Calls {@code ear} for what matches; each ear acknowledges what it hears. Two ears may share a filter, but then what one
     * of them asks to be handed over the other hears as well.
     */
    void hear(Subscription subscription, Consumer<Heard> ear);

    /** Calls {@code watcher} each time the line comes up or is lost, and once when there is none to begin with. */
    void watch(Consumer<State> watcher);

    /** Begins to connect, and returns at once whether or not there is a broker. */
    void start();

    /**
     * Says something. The future completes when the broker has it (for QoS 0: when it is written), fails with
     * {@link LinkException} when there is no line, the line is lost before, or the broker refuses it. Never waits for the
     * network but for the broker's own limit of messages under way. What hangs on the future is done on the link's own thread:
     * do not wait for it there.
     */
    CompletableFuture<Void> say(Message message);

    /** Waits for what is under way, a little while, then says the will itself and leaves in good order; at most 3 s. */
    @Override
    void close();

    /**
     * How the line stands.
     *
     * @param up whether there is a connection
     * @param why one sentence for people: where it leads, or what is wrong and what to do about it
     */
    record State(boolean up, String why) {}
}
