package airkeeper.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a purifier's why ledger: a change of power, mode or reason, said once.
 *
 * @param time when; null while the node's clock was never set
 * @param changed whether the power changed with it
 * @param why the reason in words, with the numbers
 */
public record Decision(@Nullable Instant time, Power power, boolean changed, Reason reason, String why) {}
