package airkeeper.wire.memory;

import airkeeper.wire.Caller;
import airkeeper.wire.Message;
import airkeeper.wire.Subscription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link MemoryBroker} knows of one caller: what it wants to hear, and what it has not acknowledged yet. */
final class Session {
    private final List<Letter> open = new ArrayList<>();
    private Collection<Subscription> subscriptions = List.of();
    private boolean kept;
    private @Nullable MemoryLink line;
    /** Counts the connections: a receipt is worth something on its own only. */
    private int connection;

    @Nullable
    MemoryLink line() {
        return line;
    }

    /** Whether it outlives its line. */
    boolean kept() {
        return kept;
    }

    int connection() {
        return connection;
    }

    /** A line is there; without memory nothing is left of the time before. */
    void begin(MemoryLink comer, Caller caller) {
        connection++;
        kept = !caller.memory().isZero();
        if (!kept) {
            open.clear();
        }
        line = comer;
        subscriptions = comer.subscriptions();
    }

    void end() {
        connection++;
        line = null;
    }

    /** Takes in a message that it wants; null when it does not, or cannot now. */
    @Nullable
    Letter take(Message message) {
        return take(message, subscriptions);
    }

    /** The same for a kept message, which only those who ask for it are handed. */
    @Nullable
    Letter takeKept(Message message) {
        return take(
                message,
                subscriptions.stream()
                        .filter(subscription -> subscription.kept() == Subscription.Kept.HANDED_OVER)
                        .toList());
    }

    private @Nullable Letter take(Message message, Collection<Subscription> wishes) {
        int wanted = wishes.stream()
                .filter(subscription -> subscription.filter().matches(message.topic()))
                .mapToInt(Subscription::qos)
                .max()
                .orElse(-1);
        if (wanted < 0) {
            return null;
        }
        Letter letter = new Letter(message, Math.min(wanted, message.qos()));
        if (letter.qos == 1) {
            open.add(letter);
        }
        return letter;
    }

    /** What was taken in and not acknowledged, in order. */
    List<Letter> open() {
        return List.copyOf(open);
    }

    /** The letter is safe with its reader, if it was given out on the connection that still stands. */
    void acknowledge(Letter letter, int on) {
        if (on == connection) {
            open.remove(letter);
        }
    }

    /** A message on its way to one reader; each is its own, however alike. */
    static final class Letter {
        private final Message message;
        private final int qos;

        Letter(Message message, int qos) {
            this.message = message;
            this.qos = qos;
        }

        Message message() {
            return message;
        }

        int qos() {
            return qos;
        }
    }
}
