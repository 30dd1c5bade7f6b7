package airkeeper.dashboard;

import airkeeper.wire.settings.Or;
import java.time.Duration;

/**
 * For how long a history keeps what; slots of a day and longer ones are kept for ever.
 *
 * @param readings the readings as they came
 * @param fiveMinutes their slots of five minutes
 * @param hours their slots of an hour
 */
public record Keep(
        @Or("90 d") Retention readings,
        @Or("for ever") Retention fiveMinutes,
        @Or("for ever") Retention hours) {
    private static final Retention LEAST = new Retention(Duration.ofDays(3));

    /** What holds without settings. */
    public static final Keep USUAL =
            new Keep(new Retention(Duration.ofDays(90)), Retention.FOR_EVER, Retention.FOR_EVER);

    public Keep {
        if (readings.isShorterThan(LEAST)) {
            throw new IllegalArgumentException("expected readings to be kept for at least " + LEAST
                    + ", because their slots are made when a day is over, found " + readings);
        }
        if (fiveMinutes.isShorterThan(readings) || hours.isShorterThan(fiveMinutes)) {
            throw new IllegalArgumentException("expected slots to be kept for at least as long as what is finer, found "
                    + "readings " + readings + ", five-minutes " + fiveMinutes + ", hours " + hours);
        }
    }

    /** For how long slots of this length are kept; zero: readings. */
    Retention of(Duration slot) {
        if (slot.isZero()) {
            return readings;
        }
        if (slot.compareTo(Duration.ofHours(1)) > 0) {
            return Retention.FOR_EVER;
        }
        return slot.compareTo(Duration.ofMinutes(5)) > 0 ? hours : fiveMinutes;
    }
}
