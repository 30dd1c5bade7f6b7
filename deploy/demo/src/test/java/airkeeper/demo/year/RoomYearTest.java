package airkeeper.demo.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import airkeeper.demo.Life;
import airkeeper.wire.Power;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomYearTest {
    private static final double STEP_HOURS = 30 / 3600.0;
    private static final double OUTDOORS = 425;

    private static final List<RoomYear> ALL = RoomYear.all(1);
    private static final RoomYear BEDROOM = ALL.get(0);
    private static final RoomYear CLASSROOM = ALL.get(1);
    private static final RoomYear KITCHEN = ALL.get(2);
    private static final Life NIGHT = life(BEDROOM, "2027-01-15T02:00");

    @Test
    void aYearHasAllItsSteps() {
        for (RoomYear year : ALL) {
            assertThat(year.stretches().stream()
                            .mapToInt(RoomYear.Stretch::steps)
                            .sum())
                    .isEqualTo(365 * 24 * 120);
        }
    }

    @ParameterizedTest
    @CsvSource({"OFF, 0.5", "ON, 3.5"})
    void twoSleepersIn30CubicMetres(Power power, double airChanges) {
        assertThat(NIGHT.asleep()).isEqualTo(2);
        double perHour = 2 * 0.0035 * 3.6 / 30 * 1e6;

        follows(BEDROOM.step(NIGHT, power), perHour + airChanges * OUTDOORS, airChanges);
    }

    @ParameterizedTest
    @CsvSource({"OFF, 0.3", "ON, 6.3"})
    void aClassIn180CubicMetres(Power power, double airChanges) {
        Life lesson = life(CLASSROOM, "2027-01-15T08:30");
        assertThat(lesson.awake()).isBetween(25, 28);
        double perHour = lesson.awake() * 0.0052 * 3.6 / 180 * 1e6;

        follows(CLASSROOM.step(lesson, power), perHour + airChanges * OUTDOORS, airChanges);
    }

    @ParameterizedTest
    @CsvSource({"OFF, 0", "ON, 300"})
    void smokeIn45CubicMetresSettlesAndIsFiltered(Power power, double filtered) {
        Life cooking = life(KITCHEN, "2027-01-15T18:31");
        assertThat(cooking.doing().pm25()).isBetween(20_000.0, 40_000.0);

        follows(KITCHEN.step(cooking, power), cooking.doing().pm25() / 45 + 0.4 * 6, 0.4 + 0.2 + filtered / 45);
    }

    /** {@code dx/dt = source − decay · x}, the balance of mass, solved for a step of 30 s. */
    private static void follows(Affine step, double source, double decay) {
        double kept = Math.exp(-decay * STEP_HOURS);

        assertThat(step.kept()).isCloseTo(kept, within(1e-12));
        assertThat(step.added()).isCloseTo(source / decay * (1 - kept), within(1e-9));
    }

    @Test
    void whatIsBreathedOutIsInTheRoomOrHasLeftIt() {
        double value = OUTDOORS;
        double left = 0;
        for (int i = 0; i < 8 * 120; i++) {
            Power power = i / 60 % 2 == 0 ? Power.OFF : Power.ON;
            double before = value;
            value = BEDROOM.step(NIGHT, power).after(before);
            double airChanges = power == Power.ON ? 3.5 : 0.5;
            left += ((before + value) / 2 - OUTDOORS) * 1e-6 * airChanges * 30_000 * STEP_HOURS;
        }
        double litresMore = (value - OUTDOORS) * 1e-6 * 30_000;

        assertThat(litresMore + left).isCloseTo(2 * 0.0035 * 8 * 3600, within(0.01));
    }

    @Test
    void theSameSeedIsTheSameYearAndAnotherIsNot() {
        double threshold = BEDROOM.place().on();
        Account account = BEDROOM.under(new Plain(threshold));

        assertThat(RoomYear.all(1).getFirst().under(new Plain(threshold))).isEqualTo(account);
        assertThat(RoomYear.all(2).getFirst().under(new Plain(threshold))).isNotEqualTo(account);
    }

    @Test
    void whatIsNeverSwitchedCostsNothingAndHelpsNothing() {
        Account never = BEDROOM.under((_, _) -> Power.OFF);

        assertThat(never.switchesPerDay()).isZero();
        assertThat(never.hoursOn()).isZero();
        assertThat(never.hoursAbove()).isBetween(1500.0, 2500.0);
        // two sleepers settle near 2000 ppm
        assertThat(never.excess() / never.hoursAbove()).isBetween(500.0, 1000.0);
    }

    private static Life life(RoomYear year, String moment) {
        return year.place().timetable().at(LocalDateTime.parse(moment));
    }
}
