package airkeeper.purifier;

import airkeeper.wire.Power;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as it outlives the node: on the wall clock, since the steady one begins anew with the computer.
 *
 * @param lasting for how long it was given; null: until the next command
 * @param by who gave it, and what they call the command, as far as they say
 * @param left how much of it was left; null: it has no end
 * @param at when that was; null while the clock was never set
 */
record KeptOrder(
        Power power,
        @Nullable Duration lasting,
        @Nullable String by,
        @Nullable Duration left,
        @Nullable Instant at) {

    static KeptOrder of(Order order, Duration now, @Nullable Instant wall) {
        Duration end = order.end();
        return new KeptOrder(order.power(), order.lasting(), order.by(), end == null ? null : end.minus(now), wall);
    }

    /**
     * The order as it still holds, null when it does not. When nobody knows how long the node was away, one to be off keeps
     * all that was left of it, and one to be on is over: off is safe.
     */
    @Nullable
    Order resumed(Duration now, @Nullable Instant wall) {
        if (left == null) {
            return new Order(power, null, by, null);
        }
        if (!ages(wall)) {
            return power == Power.OFF ? new Order(power, lasting, by, now.plus(left)) : null;
        }
        Duration still = left.minus(Duration.between(at, wall));
        return still.isNegative() || still.isZero() ? null : new Order(power, lasting, by, now.plus(still));
    }

    /** Whether it can be known how much of it has gone by. */
    boolean ages(@Nullable Instant wall) {
        return at != null && wall != null && !wall.isBefore(at);
    }
}
