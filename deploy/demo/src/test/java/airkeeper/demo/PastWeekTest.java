package airkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.HistoryException;
import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Reason;
import airkeeper.wire.Room;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PastWeekTest {
    /** A Thursday; the outage was on Monday from 09:50 to 11:50. */
    private static final Instant END = Instant.parse("2026-11-19T07:50:00Z");

    private static final Instant DARK = Instant.parse("2026-11-16T09:50:00Z");
    private static final Instant LIGHT = Instant.parse("2026-11-16T11:50:00Z");
    private static final Room CLASSROOM = new Room("classroom");
    private static final List<Entry> ENTRIES = new ArrayList<>();
    private static final PastWeek WEEK = new PastWeek(Place.all(1), END, ZoneOffset.UTC, 1);

    @BeforeAll
    static void live() throws HistoryException {
        WEEK.remember(ENTRIES::addAll);
    }

    @Test
    void everyThirtySecondsThereIsAReadingButInTheOutage() {
        List<Reading> readings = readings(CLASSROOM);

        assertThat(readings).hasSize(7 * 2880 - 240);
        assertThat(time(readings.getFirst()))
                .isEqualTo(END.minus(Duration.ofDays(7)).plusSeconds(30));
        assertThat(time(readings.getLast())).isEqualTo(END);
        assertThat(readings)
                .noneMatch(reading ->
                        !time(reading).isBefore(DARK) && time(reading).isBefore(LIGHT));
        for (int i = 1; i < readings.size(); i++) {
            Duration pause = Duration.between(time(readings.get(i - 1)), time(readings.get(i)));
            boolean first = time(readings.get(i)).equals(LIGHT);
            assertThat(pause).isEqualTo(Duration.ofSeconds(first ? 7230 : 30));
            assertThat(readings.get(i).seq()).isEqualTo(i);
        }
        assertThat(WEEK.nextSeq(CLASSROOM)).isEqualTo(readings.size());
    }

    @Test
    void aSensorThatWasWithoutPowerWarmsUp() {
        assertThat(readings(CLASSROOM).stream()
                        .filter(reading -> reading.quality() == Quality.WARMING_UP)
                        .map(PastWeekTest::time))
                .containsExactly(LIGHT);
    }

    @Test
    void noRelayIsOnWhileNobodyMeasures() {
        for (Place place : Place.all(1)) {
            Power power = Power.OFF;
            Instant blindFrom = DARK.plus(Place.BLIND_AFTER);
            for (Decision decision : decisions(place.room())) {
                Instant time = Objects.requireNonNull(decision.time());
                assertThat(decision.changed()).isEqualTo(decision.power() != power);
                power = decision.power();
                if (time.isAfter(blindFrom) && time.isBefore(LIGHT)) {
                    assertThat(power).as("%s at %s", place.room(), time).isEqualTo(Power.OFF);
                }
            }
            assertThat(decisions(place.room()))
                    .filteredOn(decision -> decision.reason() == Reason.BLIND)
                    .singleElement()
                    .satisfies(blind ->
                            assertThat(Objects.requireNonNull(blind.time())).isBetween(DARK, blindFrom));
        }
    }

    @Test
    void allThreeRelaysHadWorkToDo() {
        for (Place place : Place.all(1)) {
            assertThat(decisions(place.room()))
                    .as(place.room().name())
                    .filteredOn(decision -> decision.changed() && decision.power() == Power.ON)
                    .hasSizeGreaterThan(5);
        }
    }

    @Test
    void theClassroomIsStuffyAtSchoolTimeAndFreshAtTheWeekend() {
        assertThat(highest(CLASSROOM, Quantity.CO2, "2026-11-13T08:00:00Z", "2026-11-13T13:00:00Z"))
                .isBetween(1000.0, 1400.0);
        assertThat(highest(CLASSROOM, Quantity.CO2, "2026-11-14T12:00:00Z", "2026-11-15T23:00:00Z"))
                .isLessThan(500);
    }

    @Test
    void twoSleepersNeedTheVentilatorAndCookingThePurifier() {
        assertThat(highest(new Room("bedroom"), Quantity.CO2, "2026-11-13T00:00:00Z", "2026-11-13T06:00:00Z"))
                .isBetween(950.0, 1100.0);
        assertThat(highest(new Room("kitchen"), Quantity.PM25, "2026-11-13T18:00:00Z", "2026-11-13T19:30:00Z"))
                .isBetween(50.0, 300.0);
    }

    @Test
    void thePresentGoesOnWhereTheWeekEnds() {
        Reading last = readings(CLASSROOM).getLast();
        double trueCo2 =
                Objects.requireNonNull(WEEK.rooms().get(CLASSROOM)).air().co2();

        assertThat(Math.abs(last.value(Quantity.CO2).orElseThrow() - trueCo2)).isLessThan(45);
        double next = Objects.requireNonNull(WEEK.sensor(CLASSROOM)
                .measure(WEEK.rooms().get(CLASSROOM).air(), Place.INTERVAL)
                .get(Quantity.CO2));
        assertThat(Math.abs(next - last.value(Quantity.CO2).orElseThrow())).isLessThan(25);
    }

    @Test
    void theSameSeedIsTheSameWeek() throws HistoryException {
        List<Entry> again = new ArrayList<>();
        new PastWeek(Place.all(1), END, ZoneOffset.UTC, 1).remember(again::addAll);

        assertThat(again).isEqualTo(ENTRIES);
    }

    private static List<Reading> readings(Room room) {
        return ENTRIES.stream()
                .filter(Entry.Measured.class::isInstance)
                .map(Entry.Measured.class::cast)
                .filter(entry -> entry.sensor().room().equals(room))
                .map(Entry.Measured::reading)
                .toList();
    }

    private static List<Decision> decisions(Room room) {
        return ENTRIES.stream()
                .filter(Entry.Decided.class::isInstance)
                .map(Entry.Decided.class::cast)
                .filter(entry -> entry.purifier().room().equals(room))
                .map(Entry.Decided::decision)
                .toList();
    }

    private static double highest(Room room, Quantity quantity, String from, String to) {
        return readings(room).stream()
                .filter(reading -> !time(reading).isBefore(Instant.parse(from))
                        && time(reading).isBefore(Instant.parse(to)))
                .mapToDouble(reading -> reading.value(quantity).orElseThrow())
                .max()
                .orElseThrow();
    }

    private static Instant time(Reading reading) {
        return Objects.requireNonNull(reading.time());
    }
}
