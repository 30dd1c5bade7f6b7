package airkeeper.demo.year;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.demo.Life;
import airkeeper.demo.Place;
import airkeeper.demo.Timetable;
import airkeeper.demo.Window;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonsTest {
    private static final List<RoomYear> ALL = RoomYear.all(1);
    private static final Timetable BEDROOM = timetable("bedroom");
    private static final Timetable CLASSROOM = timetable("classroom");

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-08", "2027-03-25", "2027-08-16", "2027-12-31"})
    void inTheHolidaysTheSchoolIsEmpty(LocalDate day) {
        assertThat(CLASSROOM.at(day.atTime(8, 30))).isEqualTo(Life.NOBODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-11", "2027-03-24", "2027-09-06", "2027-12-22"})
    void beforeAndAfterThemItIsNot(LocalDate day) {
        assertThat(CLASSROOM.at(day.atTime(8, 30)).people()).isBetween(25, 28);
    }

    @Test
    void theFamilyIsAwayForTwoWeeksOfAugust() {
        assertThat(BEDROOM.at(LocalDateTime.parse("2027-08-01T02:00")).people()).isEqualTo(2);
        assertThat(BEDROOM.at(LocalDateTime.parse("2027-08-02T02:00")).people()).isZero();
        assertThat(BEDROOM.at(LocalDateTime.parse("2027-08-15T23:59")).people()).isZero();
        assertThat(BEDROOM.at(LocalDateTime.parse("2027-08-16T02:00")).people()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "4, 2, 12", "7, 24, 31", "12, 0, 0"})
    void windowsStandOpenAtNightInSomeMonthsMoreOftenThanInOthers(int month, int least, int most) {
        LocalDate first = LocalDate.of(2027, month, 1);
        long open = first.datesUntil(first.plusMonths(1))
                .filter(day -> BEDROOM.at(day.atTime(2, 0)).window() == Window.OPEN)
                .count();

        assertThat(open).isBetween((long) least, (long) most);
    }

    @Test
    void nobodyMovesAWindowAtMidnight() {
        LocalDate first = LocalDate.of(2027, 1, 1);

        assertThat(first.datesUntil(first.plusDays(364)).filter(day -> present(before(day)) && present(after(day))))
                .hasSizeGreaterThan(340)
                .allSatisfy(day -> assertThat(after(day)).isEqualTo(before(day)));
    }

    private static boolean present(Life life) {
        return life.people() > 0;
    }

    private static Life before(LocalDate night) {
        return BEDROOM.at(night.atTime(23, 59));
    }

    private static Life after(LocalDate night) {
        return BEDROOM.at(night.plusDays(1).atStartOfDay());
    }

    private static Timetable timetable(String room) {
        return ALL.stream()
                .map(RoomYear::place)
                .filter(place -> place.room().name().equals(room))
                .map(Place::timetable)
                .findFirst()
                .orElseThrow();
    }
}
