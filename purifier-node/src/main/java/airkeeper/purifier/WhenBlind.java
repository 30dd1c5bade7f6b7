package airkeeper.purifier;

import airkeeper.wire.Power;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the operator sets that a relay does while nobody knows the air. */
public enum WhenBlind {
    OFF,
    ON,
    /** It stays as it is, for a while at most. */
    KEEP,
    /** It is on for a part of the time. */
    DUTY;

    /** The rule of it, with what belongs to {@link #KEEP} and {@link #DUTY}. */
    Blindness.Outcome outcome(@Nullable Duration keepFor, Blindness.@Nullable Duty duty) {
        return switch (this) {
            case OFF -> new Blindness.Go(Power.OFF);
            case ON -> new Blindness.Go(Power.ON);
            case KEEP -> new Blindness.Keep(Objects.requireNonNull(keepFor));
            case DUTY -> Objects.requireNonNull(duty);
        };
    }

    /** What belongs to it and is not there, and what is there and belongs to another. */
    List<String> mistakes(@Nullable Duration keepFor, Blindness.@Nullable Duty duty) {
        List<String> wrong = new ArrayList<>();
        if ((this == KEEP) != (keepFor != null)) {
            wrong.add(
                    keepFor == null
                            ? "expected keep-for with when-blind = \"keep\", found none: say for how long at most"
                            : "expected keep-for only with when-blind = \"keep\": leave it out, or set that");
        }
        if ((this == DUTY) != (duty != null)) {
            wrong.add(
                    duty == null
                            ? "expected duty with when-blind = \"duty\", found none:"
                                    + " set for example duty = { on = \"10 min\", every = \"1 h\" }"
                            : "expected duty only with when-blind = \"duty\": leave it out, or set that");
        }
        return wrong;
    }
}
