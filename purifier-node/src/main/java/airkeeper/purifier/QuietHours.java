package airkeeper.purifier;

import airkeeper.wire.Power;
import airkeeper.wire.Reason;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rule of the quiet hours: off from one time of day to another, as the clock on the wall shows them.
 *
 * <p>A time that a change to summer time skips is taken as much later; of one that comes twice the first counts.
 *
 * @param days on which they begin
 * @param to on the next day, if it is not after {@code from}
 * @param unless the value of the first quantity from which it may run all the same; null: never
 * @param boost for how long before them it runs unless the air is good
 */
public record QuietHours(
        Set<DayOfWeek> days,
        LocalTime from,
        LocalTime to,
        ZoneId zone,
        @Nullable Double unless,
        Duration boost) {

    public QuietHours {
        days = Set.copyOf(days);
    }

    /** That it is to be off: at once, or when the locks let it if it was switched on within the quiet hours. */
    Optional<Verdict> verdict(State state, OptionalDouble value, Locks locks, Duration now) {
        WallClock clock = state.around().clock();
        if (clock == null || (unless != null && value.isPresent() && value.getAsDouble() >= unless)) {
            return Optional.empty();
        }
        return quiet(clock.at(now)).map(span -> {
            Verdict off = Verdict.until(Power.OFF, Reason.QUIET_HOURS, clock.steady(span.end()));
            boolean before = state.since().compareTo(clock.steady(span.begin())) < 0;
            return before ? off : locks.hold(off, state, now);
        });
    }

    /** The wish to air before they begin, in the place of one to stay as it is. */
    Optional<Verdict> boosted(Verdict wish, State state, Duration now) {
        WallClock clock = state.around().clock();
        if (clock == null || wish.reason() != Reason.IN_BETWEEN) {
            return Optional.empty();
        }
        return near(clock.at(now)).map(span -> Verdict.until(Power.ON, Reason.QUIET_HOURS, clock.steady(span.begin())));
    }

    /** The quiet hours around this moment. */
    Optional<Span> quiet(Instant wall) {
        return spans(wall)
                .filter(span -> !wall.isBefore(span.begin) && wall.isBefore(span.end))
                .findFirst();
    }

    /** The quiet hours that this moment is the boost of. */
    private Optional<Span> near(Instant wall) {
        return spans(wall)
                .filter(span -> wall.isBefore(span.begin) && !wall.isBefore(span.begin.minus(boost)))
                .findFirst();
    }

    private Stream<Span> spans(Instant wall) {
        LocalDate today = LocalDate.ofInstant(wall, zone);
        return Stream.of(today.minusDays(1), today, today.plusDays(1))
                .filter(day -> days.contains(day.getDayOfWeek()))
                .map(day -> new Span(at(day, from), at(to.isAfter(from) ? day : day.plusDays(1), to)));
    }

    private Instant at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, zone).toInstant();
    }

    /** One night of them. */
    record Span(Instant begin, Instant end) {}
}
