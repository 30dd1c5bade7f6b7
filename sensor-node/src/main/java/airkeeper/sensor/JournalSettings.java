package airkeeper.sensor;

import airkeeper.wire.settings.Between;
import airkeeper.wire.settings.Or;
import java.time.Duration;

/**
 * The table {@code [journal]}: for how long a sensor-node remembers what it measured, and how often it writes that down.
 *
 * @param megabytes the most that the journal takes on the disk; the oldest goes first
 * @param writeEvery what was measured since the last time is lost when the node is killed: shorter loses less, longer spares an
 *     SD card
 */
public record JournalSettings(
        @Or("30 d") @Between(least = "1 h", most = "365 d") Duration keep,

        @Or("100") @Between(least = "1", most = "100000") int megabytes,

        @Or("5 min") @Between(least = "1 s", most = "1 h") Duration writeEvery) {

    /** What holds when nobody sets anything. */
    public static final JournalSettings USUAL = new JournalSettings(Duration.ofDays(30), 100, Duration.ofMinutes(5));
}
