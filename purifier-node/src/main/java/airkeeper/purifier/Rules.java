package airkeeper.purifier;

import org.jspecify.annotations.Nullable;

/**
 * All that is set for one relay, as a value: what {@link Control} decides by.
 *
 * @param maximumRun null: it may run for ever
 */
public record Rules(
        Thresholds thresholds, Locks locks, @Nullable MaximumRun maximumRun, Blindness blindness) {}
