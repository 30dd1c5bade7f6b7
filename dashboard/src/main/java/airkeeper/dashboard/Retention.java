package airkeeper.dashboard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * For how long a history keeps readings as they came, and slots of them; null: for ever.
 *
 * @param readings a reading is kept for at least this long
 */
public record Retention(
        @Nullable Duration readings,
        @Nullable Duration fiveMinutes,
        @Nullable Duration hours,
        @Nullable Duration days) {
    /** What holds without a setting. */
    public static final Retention STANDARD = new Retention(Duration.ofDays(90), null, null, null);
}
