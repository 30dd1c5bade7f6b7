package airkeeper.purifier;

import airkeeper.wire.Mode;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierCommand;
import airkeeper.wire.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A person's will, which goes before the air's: on or off, for a while or until the next command.
 *
 * @param lasting for how long; null: until the next command
 * @param by who gave it, and what they call the command, as far as they say
 * @param end when it runs out on the steady clock; null: never by itself
 */
public record Order(
        Power power,
        @Nullable Duration lasting,
        @Nullable String by,
        @Nullable Duration end) {

    /** What a command asks for; null for AUTO, which ends an order. */
    static @Nullable Order of(PurifierCommand command, Duration now) {
        if (command.mode() == Mode.AUTO) {
            return null;
        }
        Duration lasting = command.minutes() == null ? null : Duration.ofMinutes(command.minutes());
        return new Order(
                command.mode() == Mode.ON ? Power.ON : Power.OFF,
                lasting,
                by(command),
                lasting == null ? null : now.plus(lasting));
    }

    private static @Nullable String by(PurifierCommand command) {
        return command.by() == null || command.id() == null
                ? command.by() == null ? command.id() : command.by()
                : command.by() + ", " + command.id();
    }

    boolean over(Duration now) {
        return end != null && end.compareTo(now) <= 0;
    }

    Mode mode() {
        return power == Power.ON ? Mode.ON : Mode.OFF;
    }

    Verdict verdict() {
        return Verdict.until(power, Reason.ORDERED, end);
    }
}
