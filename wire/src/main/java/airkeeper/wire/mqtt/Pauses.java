package airkeeper.wire.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next connection: 0.2 s, then twice as long each time, 30 s at most, and 0.2 s again after a line
 * that held for 30 s. Half of each pause is left to chance, so that the nodes of a house do not all knock at once.
 */
final class Pauses {
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration HELD = Duration.ofSeconds(30);

    private final RandomGenerator chance;
    private Duration next = SHORTEST;

    Pauses(RandomGenerator chance) {
        this.chance = chance;
    }

    /** The pause after a line that was {@code up} for so long, zero if it never was. */
    Duration after(Duration up, BrokerException.Remedy remedy) {
        if (up.compareTo(HELD) >= 0) {
            next = SHORTEST;
        }
        Duration pause = remedy == BrokerException.Remedy.PERSON ? LONGEST : next;
        next = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        long half = pause.toMillis() / 2;
        return Duration.ofMillis(half + chance.nextLong(half + 1));
    }
}
