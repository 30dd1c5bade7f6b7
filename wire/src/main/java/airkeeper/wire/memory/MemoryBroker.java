package airkeeper.wire.memory;

import airkeeper.wire.Caller;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Topic;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a broker does, inside one process: passes on, keeps retained messages, queues for sessions, says last wills.
 *
 * <p>Messages are passed on by the thread that says them, one at a time and in order; time does not pass for expiries.
 */
public final class MemoryBroker {
    private final Map<Topic, Message> kept = new LinkedHashMap<>();
    private final Map<NodeId, MemoryLink> links = new LinkedHashMap<>();
    private final Deque<Runnable> todo = new ArrayDeque<>();
    private boolean passing;
    private boolean up = true;

    /** A new line; a second one with the same id takes the first one's place, as at a real broker. */
    public MemoryLink link(Caller caller) {
        return new MemoryLink(this, caller);
    }

    /** The broker dies: every line is lost, and what it kept and queued is forgotten, as Mosquitto does by default. */
    public void stop() {
        pass(() -> {
            up = false;
            links.values().forEach(link -> link.lost("the broker has stopped"));
            links.clear();
            kept.clear();
        });
    }

    /** The broker is back: every line that was started comes up again. */
    public void restart(MemoryLink... waiting) {
        pass(() -> {
            up = true;
            for (MemoryLink link : waiting) {
                enter(link);
            }
        });
    }

    /** One line is lost without a good-bye: its will is said, and it stays away until {@link #restore}. */
    public void cut(MemoryLink link) {
        pass(() -> {
            link.lost("the line was cut");
            Message will = link.caller().will();
            if (will != null) {
                deliver(will);
            }
        });
    }

    /** A line that was cut comes up again. */
    public void restore(MemoryLink link) {
        pass(() -> enter(link));
    }

    void enter(MemoryLink link) {
        pass(() -> {
            if (!up) {
                return;
            }
            MemoryLink before = links.put(link.caller().id(), link);
            if (before != null && before != link) {
                before.lost("another node with the same name has taken its place");
            }
            link.found(kept);
            Message birth = link.caller().birth();
            if (birth != null) {
                deliver(birth);
            }
        });
    }

    void leave(MemoryLink link) {
        pass(() -> {
            if (links.remove(link.caller().id(), link)) {
                Message will = link.caller().will();
                if (will != null) {
                    deliver(will);
                }
            }
        });
    }

    void say(Message message) {
        pass(() -> deliver(message));
    }

    private void deliver(Message message) {
        if (message.retained()) {
            if (message.payload().length == 0) {
                kept.remove(message.topic());
            } else {
                kept.put(message.topic(), message);
            }
        }
        links.values().forEach(link -> link.offer(message));
    }

    /** Runs {@code work} after all that was handed in before; nested calls wait for their turn, so order is kept. */
    void pass(Runnable work) {
        synchronized (todo) {
            todo.add(work);
            if (passing) {
                return;
            }
            passing = true;
        }
        while (true) {
            Runnable next;
            synchronized (todo) {
                next = todo.poll();
                if (next == null) {
                    passing = false;
                    return;
                }
            }
            next.run();
        }
    }
}
