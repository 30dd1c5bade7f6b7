package airkeeper.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/**
 * What was wrong with messages that were dropped: counted always, logged once per topic, so that one chattering device
 * cannot fill a log. Thread-safe.
 */
public final class Complaints {
    /** A device that invents topics must not fill the memory either. */
    private static final int MOST_TOPICS = 1_000;

    private final Logger log;
    private final Map<String, Long> topics = new HashMap<>();
    private final AtomicLong all = new AtomicLong();

    public Complaints(Logger log) {
        this.log = log;
    }

    /** Counts a dropped message; {@code wrong} is one sentence: what was expected, what was found. */
    public void dropped(Topic topic, String wrong) {
        all.incrementAndGet();
        boolean first;
        synchronized (topics) {
            if (topics.size() >= MOST_TOPICS && !topics.containsKey(topic.text())) {
                return;
            }
            first = topics.merge(topic.text(), 1L, Long::sum) == 1;
        }
        if (first) {
            log.warn(
                    "Dropped a message on {}: {}. Further ones on this topic are counted, not logged.",
                    Shown.quoted(topic.text()),
                    wrong);
        }
    }

    /** How many messages were dropped since the start. */
    public long count() {
        return all.get();
    }

    /** How many were dropped on one topic. */
    public long count(Topic topic) {
        synchronized (topics) {
            return topics.getOrDefault(topic.text(), 0L);
        }
    }
}
