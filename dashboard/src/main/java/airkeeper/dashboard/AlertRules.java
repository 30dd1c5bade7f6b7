package airkeeper.dashboard;

import airkeeper.wire.Shown;
import airkeeper.wire.settings.Between;
import airkeeper.wire.settings.Or;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When people are told that something is wrong: the table {@code [alerts]}.
 *
 * @param level the level of air from which on it is wrong
 * @param after for how long something must be wrong before it is told
 * @param silence after how long without a reading a sensor is silent
 * @param over for how long it must be well before that is told
 * @param remind after how long it is told again while it stays wrong; twice as long each time, at most a day
 * @param quiet when nobody is told; what is wrong then still is told at its end; null: never
 * @param zone whose clock that is of; null: that of this machine
 * @param language in which channels say it; the log and the API stay English, and the page has a language of its own
 */
public record AlertRules(
        @Or("poor") Level level,
        @Or("10 min") @Between(least = "0 s", most = "1 d") Duration after,

        @Or("15 min") @Between(least = "1 min", most = "7 d")
        Duration silence,

        @Or("5 min") @Between(least = "0 s", most = "1 d") Duration over,
        @Or("1 h") @Between(least = "1 min", most = "1 d") Duration remind,
        @Nullable Quiet quiet,
        @Nullable ZoneId zone,
        @Or("en") Language language) {

    /** Without any settings. */
    public static final AlertRules USUAL = new AlertRules(
            Level.POOR,
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            null,
            null,
            Language.ENGLISH);

    static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    public AlertRules {
        if (level == Level.GOOD) {
            throw new IllegalArgumentException(
                    "expected level fair or poor, found good: people would be told of good air");
        }
    }

    /** Whether people are left in peace at this time; never while the time is unknown. */
    boolean quiet(@Nullable Instant now) {
        return now != null
                && quiet != null
                && quiet.contains(LocalTime.ofInstant(now, zone == null ? ZoneId.systemDefault() : zone));
    }

    /**
     * From one time of day to another, over midnight if it is not after it; written {@code 22:00-07:00}.
     *
     * @param to without it
     */
    public record Quiet(LocalTime from, LocalTime to) {
        private static final Pattern WRITTEN = Pattern.compile("([0-2][0-9]:[0-5][0-9])-([0-2][0-9]:[0-5][0-9])");

        public Quiet {
            if (from.equals(to)) {
                throw new IllegalArgumentException("expected quiet hours that end, found " + from + "-" + to);
            }
        }

        /** Reads what an operator wrote. */
        public static Quiet of(String text) {
            Matcher written = WRITTEN.matcher(text);
            try {
                if (written.matches()) {
                    return new Quiet(LocalTime.parse(written.group(1)), LocalTime.parse(written.group(2)));
                }
            } catch (DateTimeParseException e) {
                // 29:00: the sentence below says it
            }
            throw new IllegalArgumentException("expected times such as 22:00-07:00, found " + Shown.quoted(text));
        }

        boolean contains(LocalTime time) {
            return from.isBefore(to)
                    ? !time.isBefore(from) && time.isBefore(to)
                    : !time.isBefore(from) || time.isBefore(to);
        }
    }
}
