package airkeeper.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a purifier-node says of one relay: how it stands, which rule decided, and the numbers behind it.
 *
 * @param time when it was said; null while the node's clock was never set
 * @param why the reason in words, with the numbers
 * @param since since when {@code power} is what it is; null while the node's clock was never set
 * @param until when an order runs out or a lock ends, if one holds
 * @param quantity what the rule looks at
 * @param value the newest usable value of it, null while there is none
 * @param on the threshold at which it goes on
 * @param off the threshold at which it goes off
 * @param drives what the relay drives: {@code ventilator}, {@code purifier} or {@code fan}
 * @param runSeconds how long it has been on in all
 * @param switches how often it was switched on or off in all
 * @param trouble what is wrong with the relay, as a clause without a full stop: it does not answer, or says otherwise; null while it
 *     does what it is told
 */
public record PurifierReport(
        @Nullable Instant time,
        Power power,
        Mode mode,
        Reason reason,
        String why,
        @Nullable Instant since,
        @Nullable Instant until,
        Quantity quantity,
        @Nullable Double value,
        double on,
        double off,
        Drives drives,
        long runSeconds,
        long switches,
        NodeId node,
        @Nullable String trouble) {}
