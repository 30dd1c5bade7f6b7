package airkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.sensor.simulated.Emission;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
    private static final SchoolDays SCHOOL = new SchoolDays(1);
    private static final Nights NIGHTS = new Nights(1);
    private static final FamilyMeals MEALS = new FamilyMeals(1);

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T07:49:59, 0, 0",
        "2026-11-16T07:55:00, 14, 17",
        "2026-11-16T08:00:00, 25, 28",
        "2026-11-16T09:29:59, 25, 28",
        "2026-11-16T09:30:00, 3, 3",
        "2026-11-16T09:50:00, 25, 28",
        "2026-11-16T13:10:00, 1, 1",
        "2026-11-16T13:30:00, 0, 0",
        "2026-11-16T14:30:00, 0, 0",
        "2026-11-17T14:30:00, 25, 28",
        "2026-11-21T10:00:00, 0, 0",
        "2026-11-22T10:00:00, 0, 0",
    })
    void aClassComesAndGoes(LocalDateTime moment, int least, int most) {
        assertThat(SCHOOL.at(moment).people()).isBetween(least, most);
    }

    @Test
    void theClassroomIsAiredWhenSchoolIsOver() {
        assertThat(SCHOOL.at(LocalDateTime.parse("2026-11-16T12:00")).window()).isEqualTo(Window.CLOSED);
        assertThat(SCHOOL.at(LocalDateTime.parse("2026-11-16T13:20")).window()).isEqualTo(Window.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-16T00:00", "2026-11-16T06:29", "2026-11-16T23:59", "2026-11-21T08:29"})
    void twoSleepAtNight(LocalDateTime moment) {
        assertThat(NIGHTS.at(moment)).isEqualTo(Life.sleeping(2));
    }

    @Test
    void theBedroomIsEmptyByDay() {
        assertThat(NIGHTS.at(LocalDateTime.parse("2026-11-16T12:00"))).isEqualTo(Life.NOBODY);
    }

    @Test
    void aFamilyCooksBeforeItEats() {
        Life cooking = MEALS.at(LocalDateTime.parse("2026-11-16T18:30"));
        Life eating = MEALS.at(LocalDateTime.parse("2026-11-16T19:13"));

        assertThat(cooking.doing().pm25()).isPositive();
        assertThat(eating).isEqualTo(Life.of(4));
        assertThat(MEALS.at(LocalDateTime.parse("2026-11-16T12:40"))).isEqualTo(Life.NOBODY);
        assertThat(MEALS.at(LocalDateTime.parse("2026-11-22T12:40")).people()).isPositive();
    }

    @Test
    void theSameSeedIsTheSameLifeAndDaysDiffer() {
        LocalDateTime morning = LocalDateTime.parse("2026-11-02T08:30");
        assertThat(new SchoolDays(1).at(morning)).isEqualTo(SCHOOL.at(morning));

        long kindsOfDays = morning.toLocalDate()
                .datesUntil(morning.toLocalDate().plusDays(5))
                .map(day -> SCHOOL.at(day.atTime(8, 30)).people())
                .distinct()
                .count();
        assertThat(kindsOfDays).isGreaterThan(1);
    }

    @Test
    void nobodyCooksInARoomThatWasEmptied() {
        Life cooking = Life.of(1).doing(Emission.COOKING);

        assertThat(cooking.withPeople(0)).isEqualTo(Life.NOBODY);
        assertThat(cooking.withPeople(6).doing()).isEqualTo(Emission.COOKING);
    }
}
