package airkeeper.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.SplittableRandom;

/** When people are in a room, and what they do there; the same moment always gives the same answer. */
public interface Timetable {
    Life at(LocalDateTime moment);

    static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Whether {@code time} is in the span that begins at {@code from} and ends before {@code to}. */
    static boolean within(LocalTime time, LocalTime from, LocalTime to) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    /** No two days are alike: what differs on this one. */
    static SplittableRandom chance(long seed, LocalDate day) {
        SplittableRandom random = new SplittableRandom(seed ^ day.toEpochDay() * 0x9E3779B97F4A7C15L);
        return random.split();
    }
}
