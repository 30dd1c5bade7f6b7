package airkeeper.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** The moment at which the demo begins: ten to eight on a school day, when pupils are about to come in. */
final class Morning {
    private static final LocalTime DOORS_OPEN = LocalTime.of(7, 50);

    private Morning() {}

    /** The newest such moment that is not after {@code now}, on the clock of the same place. */
    static ZonedDateTime before(ZonedDateTime now) {
        LocalDate day =
                now.toLocalTime().isBefore(DOORS_OPEN) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
        while (Timetable.weekend(day)) {
            day = day.minusDays(1);
        }
        return day.atTime(DOORS_OPEN).atZone(now.getZone());
    }
}
