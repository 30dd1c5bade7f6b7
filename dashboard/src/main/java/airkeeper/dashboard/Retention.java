package airkeeper.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * For how long something is kept.
 *
 * @param length null: for ever
 */
public record Retention(@Nullable Duration length) {
    public static final Retention FOR_EVER = new Retention(null);
    private static final String WORDS = "for ever";
    private static final Pattern DAYS = Pattern.compile("(\\d{1,5})\\s*d");

    /** Reads {@code 90 d} and {@code for ever}. */
    public static Retention of(String text) {
        Matcher days = DAYS.matcher(text);
        if (text.equals(WORDS)) {
            return FOR_EVER;
        }
        if (!days.matches()) {
            throw new IllegalArgumentException(
                    "expected a number of days such as \"90 d\", or \"for ever\", found \"" + text + "\"");
        }
        return new Retention(Duration.ofDays(Long.parseLong(days.group(1))));
    }

    /** What is older than this is not kept any more. */
    public Instant horizon(Instant now) {
        return length == null || now.isBefore(Span.ALL.from().plus(length)) ? Span.ALL.from() : now.minus(length);
    }

    boolean isShorterThan(Retention other) {
        return length != null && (other.length == null || length.compareTo(other.length) < 0);
    }

    @Override
    public String toString() {
        return length == null ? WORDS : length.toDays() + " d";
    }
}
