package airkeeper.purifier;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a filter lasts, and when it will be used up.
 *
 * @param life how long air may be blown through it
 */
public record Filter(Duration life) {
    /** Less than this says nothing about how a room is lived in. */
    private static final Duration SHORTEST = Duration.ofDays(1);

    Duration left(Duration used) {
        return used.compareTo(life) >= 0 ? Duration.ZERO : life.minus(used);
    }

    /** Whether it is time to buy a new one: less than a tenth is left. */
    boolean low(Duration used) {
        return left(used).multipliedBy(10).compareTo(life) < 0;
    }

    /** The day (UTC) on which it is used up, if it goes on as it did since it was new. */
    Optional<LocalDate> forecast(Duration used, @Nullable Instant since, @Nullable Instant now) {
        if (since == null || now == null || used.isZero()) {
            return Optional.empty();
        }
        Duration elapsed = Duration.between(since, now);
        if (elapsed.compareTo(SHORTEST) < 0) {
            return Optional.empty();
        }
        double rate = (double) used.toSeconds() / elapsed.toSeconds();
        Duration rest = Duration.ofSeconds((long) (left(used).toSeconds() / Math.max(rate, 1e-6)));
        return Optional.of(LocalDate.ofInstant(now.plus(rest), ZoneOffset.UTC));
    }

    /** {@code filter: 120 of 4000 h left, until about 2027-01-03}. */
    String words(Duration used, @Nullable Instant since, @Nullable Instant now) {
        if (left(used).isZero()) {
            return "filter: used up, " + used.toHours() + " of " + life.toHours()
                    + " h run: change it, then send a command with \"resetFilter\":true";
        }
        return "filter: " + left(used).toHours() + " of " + life.toHours() + " h left"
                + forecast(used, since, now).map(day -> ", until about " + day).orElse("");
    }
}
