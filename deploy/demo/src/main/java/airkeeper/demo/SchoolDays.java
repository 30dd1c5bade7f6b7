package airkeeper.demo;

import static airkeeper.demo.Timetable.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** A classroom: 27 pupils and a teacher from Monday to Friday, three double lessons with breaks, sometimes an afternoon. */
record SchoolDays(long seed) implements Timetable {
    private static final int CLASS = 28;
    private static final LocalTime DOORS = LocalTime.of(7, 50);
    private static final LocalTime BEGIN = LocalTime.of(8, 0);

    @Override
    public Life at(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        LocalTime time = moment.toLocalTime();
        if (Timetable.weekend(day)) {
            return Life.NOBODY;
        }
        int present = CLASS - Timetable.chance(seed, day).nextInt(4);
        if (within(time, DOORS, BEGIN)) {
            // they come in one after the other
            long minute = DOORS.until(time, ChronoUnit.MINUTES);
            return Life.of((int) (present * (minute + 1) / 10));
        }
        if (lesson(time) || (afternoon(day) && within(time, LocalTime.of(14, 0), LocalTime.of(15, 30)))) {
            return Life.of(present);
        }
        if (within(time, LocalTime.of(9, 30), LocalTime.of(13, 10))) {
            return Life.of(3);
        }
        return within(time, LocalTime.of(13, 10), LocalTime.of(13, 30))
                ? Life.of(1).airing()
                : Life.NOBODY;
    }

    private static boolean lesson(LocalTime time) {
        return within(time, BEGIN, LocalTime.of(9, 30))
                || within(time, LocalTime.of(9, 50), LocalTime.of(11, 20))
                || within(time, LocalTime.of(11, 40), LocalTime.of(13, 10));
    }

    private static boolean afternoon(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.TUESDAY || day.getDayOfWeek() == DayOfWeek.THURSDAY;
    }
}
