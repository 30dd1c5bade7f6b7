package airkeeper.sensor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Notices a chip that has had nothing new for so long that it measures no more, so that it is closed and brought up anew.
 *
 * <p>It counts from the first question that was in vain: what was measured before may have been lost on the wires. Used by one
 * thread.
 */
public final class Silence {
    private final Duration longest;
    private final String hint;
    private @Nullable Duration since;

    /** {@code hint} is the sentence that says what to look at. */
    public Silence(Duration longest, String hint) {
        this.longest = longest;
        this.hint = hint;
    }

    /** The chip has something new, or was told to begin. */
    public void ends() {
        since = null;
    }

    /** The chip was asked and has nothing new; {@code now} is steady time. */
    public void lasts(String name, Duration now) throws SensorException {
        Duration began = since == null ? now : since;
        since = began;
        if (now.minus(began).compareTo(longest) > 0) {
            throw new SensorException(
                    "The " + name + " has measured nothing for " + longest.toSeconds() + " s. " + hint);
        }
    }
}
