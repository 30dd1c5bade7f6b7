package airkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.sensor.simulated.SimulatedRoom;
import airkeeper.wire.Drives;
import airkeeper.wire.Power;
import airkeeper.wire.Room;
import airkeeper.wire.time.HandTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HouseholdTest {
    private static final Room CLASSROOM = new Room("classroom");

    /** A Thursday morning before school. */
    private final HandTime time = HandTime.at("2026-11-19T07:50:00Z");

    private final List<Place> places = Place.all(1);
    private final Household household = new Household(places, fresh(), time, ZoneOffset.UTC);

    @BeforeEach
    void start() {
        household.start();
    }

    @AfterEach
    void close() {
        household.close();
    }

    @Test
    void pupilsComeInAndCo2Rises() {
        assertThat(classroom().people()).isLessThan(4);
        time.advance(Duration.ofMinutes(30));

        assertThat(classroom().people()).isBetween(25, 28);
        assertThat(classroom().air().co2()).isGreaterThan(1200);
    }

    @Test
    void aVentilatorBendsTheCurveAndAPurifierDoesNot() {
        time.advance(Duration.ofMinutes(20));
        household.switched(CLASSROOM, Power.ON);
        time.advance(Duration.ofMinutes(60));
        double ventilated = classroom().air().co2();
        var _ = household.plugIn(CLASSROOM, Drives.PURIFIER);
        time.advance(Duration.ofMinutes(10));

        assertThat(ventilated).isLessThan(1000);
        assertThat(classroom().air().co2()).isGreaterThan(ventilated + 300);
    }

    @Test
    void peopleAndWindowsDoAsTheyAreToldUntilTheTimetableHasThemBack() {
        var _ = household.people(CLASSROOM, 3);
        var _ = household.window(CLASSROOM, Window.OPEN);
        time.advance(Duration.ofMinutes(20));

        assertThat(classroom().people()).isEqualTo(3);
        assertThat(classroom().planned()).isGreaterThan(20);
        assertThat(classroom().window()).isEqualTo(Window.OPEN);

        var _ = household.people(CLASSROOM, null);
        var _ = household.window(CLASSROOM, null);
        time.settle();

        assertThat(classroom().people()).isEqualTo(classroom().planned());
        assertThat(classroom().window()).isEqualTo(Window.CLOSED);
    }

    @Test
    void whatIsToldIsDoneWhenTheFutureSaysSo() {
        var done = household.people(CLASSROOM, 12);
        assertThat(done).isNotDone();
        time.settle();

        assertThat(done).isCompleted();
        assertThat(classroom().people()).isEqualTo(12);
    }

    @Test
    void aRoomThatIsNotThereIsSaidSo() {
        assertThatThrownBy(() -> household.seen(new Room("cellar"))).hasMessage("There is no room cellar in the demo.");
    }

    private Household.Seen classroom() {
        return household.seen(CLASSROOM);
    }

    private Map<Room, SimulatedRoom> fresh() {
        return places.stream().collect(Collectors.toMap(Place::room, place -> SimulatedRoom.fresh(place.volume())));
    }
}
