package airkeeper.purifier;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of one purifier outlives its node.
 *
 * @param ran how long its relay was on in all
 * @param switches how often its relay was switched
 * @param ranBefore how much of {@code ran} was before its filter was new
 * @param filterSince since when that filter is counted; null while the clock was never set
 */
record Page(
        @Nullable KeptOrder order,
        Duration ran,
        long switches,
        Duration ranBefore,
        @Nullable Instant filterSince) {

    static final Page EMPTY = new Page(null, Duration.ZERO, 0, Duration.ZERO, null);
}
