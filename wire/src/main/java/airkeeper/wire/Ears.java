package airkeeper.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The ears of one link: who hears which message, and when all who heard it have acknowledged it. Thread-safe. */
public final class Ears {
    private final List<Ear> ears = new CopyOnWriteArrayList<>();

    public void add(Subscription subscription, Consumer<Heard> ear) {
        ears.add(new Ear(subscription, ear));
    }

    /** What to ask a broker for: each filter once, at the highest quality any ear wants, with what is kept if any wants it. */
    public Collection<Subscription> subscriptions() {
        Map<TopicFilter, Subscription> each = new LinkedHashMap<>();
        for (Ear ear : ears) {
            each.merge(ear.subscription.filter(), ear.subscription, Ears::both);
        }
        return List.copyOf(each.values());
    }

    private static Subscription both(Subscription one, Subscription other) {
        return new Subscription(
                one.filter(),
                Math.max(one.qos(), other.qos()),
                one.kept() == Subscription.Kept.HANDED_OVER ? one.kept() : other.kept());
    }

    /**
     * Calls every ear that the message concerns, in the order in which they were added, and acknowledges it when the last of
     * them has, at once when it concerns none. What an ear throws is thrown on; the message then stays unacknowledged.
     */
    public void tell(Heard heard) {
        List<Consumer<Heard>> listening = new ArrayList<>();
        for (Ear ear : ears) {
            if (ear.subscription.filter().matches(heard.topic())) {
                listening.add(ear.listener);
            }
        }
        if (listening.isEmpty()) {
            heard.acknowledge();
            return;
        }
        AtomicInteger missing = new AtomicInteger(listening.size());
        for (Consumer<Heard> ear : listening) {
            AtomicBoolean given = new AtomicBoolean();
            ear.accept(heard.with(() -> {
                if (given.compareAndSet(false, true) && missing.decrementAndGet() == 0) {
                    heard.acknowledge();
                }
            }));
        }
    }

    private record Ear(Subscription subscription, Consumer<Heard> listener) {}
}
