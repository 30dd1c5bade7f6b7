package airkeeper.dashboard.sqlite;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The tables of slots, the finest first. */
enum Tier {
    FIVE_MINUTES(300, "rollup_5min", null),
    HOUR(3_600, "rollup_1h", FIVE_MINUTES),
    DAY(86_400, "rollup_1d", HOUR),
    TEN_DAYS(864_000, "rollup_10d", DAY);

    private final int seconds;
    private final String table;
    private final @Nullable Tier finer;

    Tier(int seconds, String table, @Nullable Tier finer) {
        this.seconds = seconds;
        this.table = table;
        this.finer = finer;
    }

    /** The one whose slots are that long. */
    static Tier of(Duration length) {
        for (Tier tier : values()) {
            if (length.equals(Duration.ofSeconds(tier.seconds))) {
                return tier;
            }
        }
        throw new IllegalArgumentException("expected slots of five minutes, an hour, a day or ten, found " + length);
    }

    static Tier coarsest() {
        return values()[values().length - 1];
    }

    int seconds() {
        return seconds;
    }

    /** The length of a slot in milliseconds. */
    long length() {
        return seconds * 1000L;
    }

    String table() {
        return table;
    }

    /** The next finer one; null: that is the readings. */
    @Nullable
    Tier finer() {
        return finer;
    }

    /** The number of the slot that holds this time. */
    long slot(long epochMillis) {
        return Math.floorDiv(epochMillis, length());
    }

    /** When a slot begins that begins at this time or before it. */
    long floor(long epochMillis) {
        return slot(epochMillis) * length();
    }

    /** When a slot begins that begins at this time or after it. */
    long ceil(long epochMillis) {
        return floor(epochMillis + length() - 1);
    }
}
