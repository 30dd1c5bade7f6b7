package airkeeper.demo;

import static airkeeper.demo.Timetable.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.SplittableRandom;

/** A bedroom: two people sleep there at night, read a little before, and air in the morning. */
record Nights(long seed) implements Timetable {
    private static final int COUPLE = 2;

    @Override
    public Life at(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        LocalTime time = moment.toLocalTime();
        SplittableRandom chance = Timetable.chance(seed, day);
        LocalTime up = LocalTime.of(Timetable.weekend(day) ? 8 : 6, 30).plusMinutes(chance.nextInt(20));
        // who need not rise tomorrow stays up longer; bed is before midnight on all days
        LocalTime bed =
                LocalTime.of(22, Timetable.weekend(day.plusDays(1)) ? 50 : 20).plusMinutes(chance.nextInt(30));
        if (time.isBefore(up) || !time.isBefore(bed)) {
            return Life.sleeping(COUPLE);
        }
        if (within(time, bed.minusMinutes(25), bed)) {
            return Life.of(COUPLE);
        }
        return within(time, up, up.plusMinutes(20)) ? Life.of(1).airing() : Life.NOBODY;
    }
}
