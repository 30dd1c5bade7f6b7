package airkeeper.dashboard.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A table of slots of one length; the finest first. */
enum Tier {
    FIVE_MINUTES("rollup_5min", Duration.ofMinutes(5)),
    HOUR("rollup_1h", Duration.ofHours(1)),
    DAY("rollup_1d", Duration.ofDays(1)),
    TEN_DAYS("rollup_10d", Duration.ofDays(10));

    private final String table;
    private final Duration slot;

    Tier(String table, Duration slot) {
        this.table = table;
        this.slot = slot;
    }

    String table() {
        return table;
    }

    Duration slot() {
        return slot;
    }

    int seconds() {
        return (int) slot.toSeconds();
    }

    /** The one whose slots are that long. */
    static Tier of(Duration length) {
        for (Tier tier : values()) {
            if (tier.slot.equals(length)) {
                return tier;
            }
        }
        throw new IllegalArgumentException("expected slots of five minutes, an hour, a day or ten, found " + length);
    }

    /** Where its slots come from; empty: the readings. */
    Optional<Tier> finer() {
        return switch (this) {
            case FIVE_MINUTES -> Optional.empty();
            case HOUR -> Optional.of(FIVE_MINUTES);
            case DAY -> Optional.of(HOUR);
            case TEN_DAYS -> Optional.of(DAY);
        };
    }

    /** The coarsest whose slots make up slots of this length; empty: only readings do. */
    static Optional<Tier> within(Duration length) {
        Tier found = null;
        for (Tier tier : values()) {
            if (length.toMillis() % tier.slot.toMillis() == 0) {
                found = tier;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The beginning of the slot that has this moment. */
    Instant floor(Instant time) {
        long length = slot.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), length) * length);
    }

    /** The first beginning of a slot from this moment on. */
    Instant ceil(Instant time) {
        return floor(time.plus(slot).minusNanos(1));
    }
}
