package airkeeper.demo.year;

import airkeeper.demo.Life;
import airkeeper.demo.Timetable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A timetable in all seasons: in the holidays nobody is there, and on warm days the windows stand open where somebody is.
 *
 * @param weather the same number is the same weather
 */
record Seasons(Timetable usual, List<Holiday> holidays, long weather) implements Timetable {
    /** Which part of a month's days is warm enough, January first: assumed for the middle of Europe. */
    private static final double[] WARM = {0, 0, 0.05, 0.2, 0.5, 0.75, 0.9, 0.9, 0.6, 0.25, 0.05, 0};

    /** A night belongs to the day before it: nobody moves a window at midnight. */
    private static final int DAY_BEGINS = 7;

    @Override
    public Life at(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        if (holidays.stream().anyMatch(holiday -> holiday.has(day))) {
            return Life.NOBODY;
        }
        Life life = usual.at(moment);
        return life.people() > 0 && warm(moment.minusHours(DAY_BEGINS).toLocalDate()) ? life.airing() : life;
    }

    private boolean warm(LocalDate day) {
        return Timetable.chance(weather, day).nextDouble() < WARM[day.getMonthValue() - 1];
    }
}
