package airkeeper.purifier;

import airkeeper.wire.Complaints;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a purifier-node says, with a line and without one. Used by the thread that owns the node's state. */
final class Voice {
    private static final int MOST_WAITING = 500;

    private final Link link;
    private final Complaints complaints;
    private final Deque<Message> waiting = new ArrayDeque<>();
    private boolean up;

    Voice(Link link, Complaints complaints) {
        this.link = link;
        this.complaints = complaints;
    }

    /** There is a line: says what waited for one. */
    void found() {
        up = true;
        while (!waiting.isEmpty()) {
            say(waiting.removeFirst());
        }
    }

    void lost() {
        up = false;
    }

    /** Says what is true now. Without a line nothing is said: by the time there is one, something else will be true. */
    void say(Message message) {
        if (!up) {
            return;
        }
        var _ = link.say(message).whenComplete((_, failure) -> {
            if (failure != null) {
                complaints.dropped(message.topic(), "it could not be said: " + failure.getMessage());
            }
        });
    }

    /** Says what is to be remembered; without a line it waits for one, and the oldest of too many is forgotten. */
    void tell(Message message) {
        if (up) {
            say(message);
            return;
        }
        if (waiting.size() == MOST_WAITING) {
            waiting.removeFirst();
        }
        waiting.addLast(message);
    }
}
