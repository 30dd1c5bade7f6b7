package airkeeper.dashboard;

import airkeeper.wire.PurifierId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A purifier was on; {@code to} is null while it still is. */
public record Run(
        PurifierId purifier, Instant from, @Nullable Instant to) {}
