package airkeeper.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order to a purifier: on, off, or back to deciding by the air.
 *
 * @param minutes for how long, 1 to 10080 (a week); null: until the next command
 * @param id the sender's own name for it, given back in the answer; at most 64 characters
 * @param resetFilter whether the purifier has a new filter, whose hours count from zero
 * @param by who gives it, a person or a client, which MQTT itself does not tell; at most 64 characters
 * @param time when it was given, so that one that was held up on its way can be refused; null: not known
 */
public record PurifierCommand(
        Mode mode,
        @Nullable Integer minutes,
        @Nullable String id,
        boolean resetFilter,
        @Nullable String by,
        @Nullable Instant time) {
    private static final int WEEK = 7 * 24 * 60;

    public PurifierCommand {
        if (minutes != null && (minutes < 1 || minutes > WEEK)) {
            throw new IllegalArgumentException("expected minutes from 1 to " + WEEK + ", found " + minutes);
        }
        if (id != null && id.length() > 64) {
            throw new IllegalArgumentException("expected an id of at most 64 characters, found " + id.length());
        }
        if (by != null && by.length() > 64) {
            throw new IllegalArgumentException("expected by to be at most 64 characters, found " + by.length());
        }
    }

    public PurifierCommand(Mode mode, @Nullable Integer minutes, @Nullable String id) {
        this(mode, minutes, id, false, null, null);
    }

    public static PurifierCommand of(Mode mode) {
        return new PurifierCommand(mode, null, null);
    }
}
