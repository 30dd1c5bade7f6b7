package airkeeper.purifier;

import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * All that is set for one relay, as a value: what {@link Control} decides by.
 *
 * @param maximumRun null: it may run for ever
 * @param outdoor null: the outdoor air is always good enough
 * @param follows the purifier without which it is off, as its second stage; null: none
 */
public record Rules(
        Thresholds thresholds,
        Locks locks,
        @Nullable MaximumRun maximumRun,
        Blindness blindness,
        List<QuietHours> quiet,
        @Nullable Outdoor outdoor,
        @Nullable PurifierId follows) {

    public Rules {
        quiet = List.copyOf(quiet);
    }

    /** Without quiet hours, outdoor sensor and leader. */
    Rules(Thresholds thresholds, Locks locks, @Nullable MaximumRun maximumRun, Blindness blindness) {
        this(thresholds, locks, maximumRun, blindness, List.of(), null, null);
    }

    /** What nothing stands against, highest first: the leader and blindness. */
    Optional<Verdict> safety(State state, Duration now) {
        Verdict leader = follows == null ? null : state.around().leader();
        return leader != null && leader.power() == Power.OFF
                ? Optional.of(Verdict.of(Power.OFF, leader.reason()))
                : blindness.verdict(state.power(), state.air().silence(now), now);
    }

    Optional<Verdict> quiet(State state, Duration now) {
        OptionalDouble first = thresholds.value(thresholds.all().getFirst().quantity(), state.air());
        return quiet.stream()
                .flatMap(hours -> hours.verdict(state, first, locks, now).stream())
                .findFirst();
    }

    /** What the air asks for, before locks; empty while none of it is seen. */
    Optional<Verdict> wish(State state, Duration now) {
        return thresholds.verdict(state.power(), state.air()).map(seen -> {
            Verdict whole =
                    seen.reason() == Reason.TOO_HIGH ? seen : unseen(state, now).orElse(seen);
            Verdict boosted = quiet.stream()
                    .flatMap(hours -> hours.boosted(whole, state, now).stream())
                    .findFirst()
                    .orElse(whole);
            return outdoor == null
                    ? boosted
                    : outdoor.verdict(boosted, state.around(), blindness.after(), now)
                            .orElse(boosted);
        });
    }

    /** While one of several quantities is not seen, good values of the others prove nothing. */
    private Optional<Verdict> unseen(State state, Duration now) {
        return thresholds
                .unseen(state.air())
                .map(quantity -> blindness
                        .verdict(state.power(), state.air().silence(quantity, now), now)
                        .orElse(Verdict.of(Power.OFF, Reason.STARTING)));
    }

    /** The rest after too long a run, else the wish as far as the locks let it. */
    Verdict held(Verdict wish, State state, Duration now) {
        Optional<Verdict> rest = maximumRun == null ? Optional.empty() : maximumRun.verdict(wish, state, now);
        return rest.orElseGet(() -> locks.hold(wish, state, now));
    }
}
