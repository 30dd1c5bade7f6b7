package airkeeper.demo;

import static airkeeper.demo.Timetable.within;

import airkeeper.sensor.simulated.Emission;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.SplittableRandom;

/** A kitchen: a family of four has breakfast and dinner there, lunch too at the weekend, and cooks on gas. */
record FamilyMeals(long seed) implements Timetable {
    private static final int FAMILY = 4;

    @Override
    public Life at(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        LocalTime time = moment.toLocalTime();
        SplittableRandom chance = Timetable.chance(seed, day);
        int late = chance.nextInt(15);
        double taste = chance.nextDouble(0.5, 1);
        if (Timetable.weekend(day)) {
            LocalTime brunch = LocalTime.of(9, 15).plusMinutes(late);
            if (within(time, brunch, brunch.plusMinutes(60))) {
                return meal(time, brunch, 10, 0.5 * taste);
            }
            LocalTime lunch = LocalTime.of(12, 20).plusMinutes(late);
            if (within(time, lunch, lunch.plusMinutes(70))) {
                return meal(time, lunch, 35, taste);
            }
        } else {
            LocalTime breakfast = LocalTime.of(6, 40).plusMinutes(late);
            if (within(time, breakfast, breakfast.plusMinutes(35))) {
                return meal(time, breakfast, 6, 0.4 * taste);
            }
        }
        return evening(time, LocalTime.of(18, 0).plusMinutes(2L * late), taste);
    }

    private static Life evening(LocalTime time, LocalTime dinner, double taste) {
        if (within(time, dinner, dinner.plusMinutes(75))) {
            return meal(time, dinner, 35, taste);
        }
        if (within(time, dinner.plusMinutes(75), dinner.plusMinutes(85))) {
            return Life.of(1).airing();
        }
        return within(time, dinner.plusMinutes(85), LocalTime.of(21, 45)) ? Life.of(2) : Life.NOBODY;
    }

    /** One cooks; the others come when it is nearly ready. */
    private static Life meal(LocalTime time, LocalTime begin, int cookingMinutes, double flames) {
        Life people = Life.of(time.isBefore(begin.plusMinutes(cookingMinutes * 2L / 3)) ? 1 : FAMILY);
        return time.isBefore(begin.plusMinutes(cookingMinutes)) ? people.doing(Emission.COOKING.times(flames)) : people;
    }
}
