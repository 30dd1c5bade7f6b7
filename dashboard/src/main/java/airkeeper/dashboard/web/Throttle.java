package airkeeper.dashboard.web;

import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets those who guess passwords guess ever more slowly. Thread-safe; remembers a bounded number of guessers. */
final class Throttle {
    private static final int FREE = 5;
    private static final int MOST_KEYS = 2_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Time time;
    private final Duration longest;
    private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_KEYS;
        }
    };

    /** {@code longest} is the longest pause between two tries. */
    Throttle(Time time, Duration longest) {
        this.time = time;
        this.longest = longest;
    }

    private record Tries(int count, Duration last, Duration notBefore) {}

    /** How long this one has to wait before the next try; zero: not at all. */
    synchronized Duration pause(String key) {
        Tries before = tries.get(key);
        Duration left = before == null ? Duration.ZERO : before.notBefore().minus(time.steady());
        return left.isPositive() ? left : Duration.ZERO;
    }

    /** One more try, which counts as a wrong one until {@link #right}: many at once do not slip through. */
    synchronized void tried(String key) {
        Duration now = time.steady();
        Tries before = tries.get(key);
        int count = before == null || now.minus(before.last()).compareTo(FORGOTTEN_AFTER) > 0 ? 1 : before.count() + 1;
        tries.put(key, new Tries(count, now, now.plus(pauseAfter(count))));
    }

    /** None for the first few, then 1 s, 2 s, 4 s and so on. */
    private Duration pauseAfter(int count) {
        if (count < FREE) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(count - FREE, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /** The last try was right: all is forgotten. */
    synchronized void right(String key) {
        tries.remove(key);
    }
}
