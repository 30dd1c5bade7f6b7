package airkeeper.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong now and that people were told of.
 *
 * @param key of its {@link Concern}
 * @param text how it looks now, or looked when it could be judged last
 * @param since when people were told first; null: nobody knows, the clock was not set
 * @param told how often
 * @param hushed whether a person does not want to be told again
 * @param hushedUntil up to when; null: until it is over
 */
public record Alert(
        String key,
        String text,
        @Nullable Instant since,
        int told,
        boolean hushed,
        @Nullable Instant hushedUntil) {}
