package airkeeper.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who a node is on its link.
 *
 * @param id the client id, unique at the broker
 * @param memory for how long the broker keeps the session, and queues for it, after the line is lost; zero: it begins anew
 *     each time, and hears only what is said while it is there
 * @param birth what is said first on each connection, before anything else
 * @param will what the broker says when the node is lost without a good-bye; {@code close} says it too
 */
public record Caller(
        NodeId id,
        Duration memory,
        @Nullable Message birth,
        @Nullable Message will) {}
