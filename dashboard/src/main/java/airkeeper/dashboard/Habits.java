package airkeeper.dashboard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a dashboard goes about its work.
 *
 * @param commitEvery the shortest time between two commits of what comes steadily
 * @param keep for how long the history keeps what, for the forecast
 * @param budget more than the history should take; null: as much as there is
 * @param share the group with which it shares the recording of readings on one history; null: it records all
 * @param alerts when people are told that something is wrong
 */
public record Habits(
        Duration commitEvery,
        Keep keep,
        @Nullable Size budget,
        @Nullable String share,
        AlertRules alerts) {
    /** What holds without settings. */
    public static final Habits USUAL = new Habits(Duration.ofSeconds(10), Keep.USUAL, null, null, AlertRules.USUAL);

    /** The same with another shortest time between two commits. */
    Habits committing(Duration every) {
        return new Habits(every, keep, budget, share, alerts);
    }
}
