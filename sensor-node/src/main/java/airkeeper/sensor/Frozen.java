package airkeeper.sensor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Notices a chip that says the very same bytes for so long that they cannot be air, so that it is closed and brought up anew.
 *
 * <p>It looks at raw bytes of several quantities at once, of which the lowest bits never rest. Used by one thread.
 */
public final class Frozen {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private @Nullable Object raw;
    private int equal;
    private Duration since = Duration.ZERO;

    /** Takes note of what a chip says; {@code now} is steady time. */
    public void says(String name, Object said, Duration now) throws SensorException {
        if (!said.equals(raw)) {
            raw = said;
            equal = 0;
            since = now;
        }
        equal++;
        if (equal >= Judge.FEWEST_EQUAL && now.minus(since).compareTo(LONGEST) >= 0) {
            raw = null;
            throw new SensorException("The " + name + " has said the very same for " + LONGEST.toMinutes()
                    + " min; it is switched off and on by command.");
        }
    }
}
