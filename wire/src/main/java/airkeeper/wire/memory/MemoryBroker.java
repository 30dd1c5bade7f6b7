package airkeeper.wire.memory;

import airkeeper.wire.Caller;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Topic;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a broker does, inside one process: passes on, keeps retained messages, queues for sessions, says last wills.
 *
 * <p>Messages are passed on by the thread that says them, one at a time and in order; time does not pass for expiries.
 */
public final class MemoryBroker {
    private final Map<Topic, Message> kept = new LinkedHashMap<>();
    private final Map<NodeId, Session> sessions = new LinkedHashMap<>();
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
            List<Session> ended = List.copyOf(sessions.values());
            sessions.clear();
            kept.clear();
            ended.forEach(session -> end(session, "the broker has stopped"));
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
        lose(link, "the line was cut");
    }

    /** A line that was cut comes up again. */
    public void restore(MemoryLink link) {
        pass(() -> enter(link));
    }

    void lose(MemoryLink link, String why) {
        pass(() -> {
            Session session = of(link);
            if (session != null) {
                end(session, why);
                will(link);
            }
        });
    }

    void enter(MemoryLink link) {
        pass(() -> {
            if (!up) {
                link.barred("the broker has stopped");
            } else if (of(link) == null) {
                begin(link);
            }
        });
    }

    private void begin(MemoryLink link) {
        Session session = sessions.computeIfAbsent(link.caller().id(), id -> new Session());
        MemoryLink before = session.line();
        if (before != null) {
            end(session, "another program uses the name " + link.caller().id() + " too");
            will(before);
        }
        Message birth = link.caller().birth();
        if (birth != null) {
            deliver(birth);
        }
        session.begin(link, link.caller());
        sessions.put(link.caller().id(), session);
        link.found();
        session.open().forEach(letter -> link.tell(session, letter));
        for (Message message : List.copyOf(kept.values())) {
            Session.Letter letter = session.takeKept(message);
            if (letter != null) {
                link.tell(session, letter);
            }
        }
    }

    void leave(MemoryLink link) {
        pass(() -> {
            Session session = of(link);
            if (session != null) {
                session.end();
                forget(session);
                will(link);
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
        for (Session session : List.copyOf(sessions.values())) {
            MemoryLink line = session.line();
            if (line == null && message.qos() == 0) {
                continue;
            }
            Session.Letter letter = session.take(message);
            if (letter != null && line != null) {
                line.tell(session, letter);
            }
        }
    }

    private void end(Session session, String why) {
        MemoryLink line = session.line();
        session.end();
        forget(session);
        if (line != null) {
            line.lost(why);
        }
    }

    private void forget(Session session) {
        if (!session.kept()) {
            sessions.values().remove(session);
        }
    }

    private void will(MemoryLink link) {
        Message will = link.caller().will();
        if (will != null) {
            deliver(will);
        }
    }

    /** The session that this line has now. */
    private @Nullable Session of(MemoryLink link) {
        Session session = sessions.get(link.caller().id());
        return session != null && session.line() == link ? session : null;
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
        boolean done = false;
        try {
            for (Runnable next = next(); next != null; next = next()) {
                next.run();
            }
            done = true;
        } finally {
            if (!done) {
                synchronized (todo) {
                    // a watcher threw: that is its caller's bug to see, the broker goes on
                    passing = false;
                }
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (todo) {
            Runnable next = todo.poll();
            if (next == null) {
                passing = false;
            }
            return next;
        }
    }
}
