package airkeeper.dashboard;

import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.LinkException;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Subscription;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets people listen to what is said on the broker: each on a line of their own, which is there only as long as they listen, so
 * that nobody who looks can hold up the recording. Thread-safe.
 */
public final class Tap {
    /** How many may listen at once; a broker and a small machine have better things to do. */
    public static final int MOST = 4;

    private static final int LONGEST_NAME = 55;

    private final String name;
    private final Function<Caller, Link> lines;
    private final Time time;
    private final SortedMap<Integer, Listening> open = new TreeMap<>();

    /**
     * @param node the dashboard; its listeners are called after it, {@code dashboard-view-1} and so on
     * @param lines makes a further line to the same broker
     */
    public Tap(NodeId node, Function<Caller, Link> lines, Time time) {
        String own = node.name();
        this.name = (own.length() <= LONGEST_NAME ? own : own.substring(0, LONGEST_NAME)) + "-view-";
        this.lines = lines;
        this.time = time;
    }

    /**
     * Begins to listen, to what the broker keeps first.
     *
     * @param ear is called on the line's own thread and must not wait
     * @param state is told whether there is a line, and why not: such as that the broker does not let it hear this
     * @return what ends it; empty while {@value #MOST} others listen
     */
    public Optional<Listening> listen(TopicFilter filter, Consumer<Overheard> ear, Consumer<Link.State> state) {
        Listening line;
        synchronized (open) {
            int number = 1;
            while (open.containsKey(number)) {
                number++;
            }
            if (number > MOST) {
                return Optional.empty();
            }
            line = new Listening(number);
            open.put(number, line);
        }
        line.link.hear(Subscription.withKept(filter), heard -> {
            ear.accept(Overheard.of(heard, time.wall()));
            heard.acknowledge();
        });
        line.link.watch(state);
        line.link.start();
        return Optional.of(line);
    }

    /** Says something over the line of somebody who listens; fails with {@link LinkException} while nobody does. */
    public CompletableFuture<Void> say(Message message) {
        Listening line;
        synchronized (open) {
            line = open.isEmpty() ? null : open.get(open.firstKey());
        }
        return line == null
                ? CompletableFuture.failedFuture(
                        new LinkException("nobody listens, and it would be said over a listener's line"))
                : line.link.say(message);
    }

    /** One who listens, until it is closed. */
    public final class Listening implements AutoCloseable {
        private final int number;
        private final Link link;

        private Listening(int number) {
            this.number = number;
            this.link = lines.apply(new Caller(new NodeId(name + number), Duration.ZERO, null, null));
        }

        /** Its name is free for others only when the broker has forgotten it. */
        @Override
        public void close() {
            link.close();
            synchronized (open) {
                open.remove(number, this);
            }
        }
    }
}
