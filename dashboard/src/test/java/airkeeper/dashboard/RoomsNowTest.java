package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.NodeId;
import airkeeper.wire.Presence;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.time.HandTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RoomsNowTest {
    private static final Instant T = Instant.parse("2026-11-21T12:00:00Z");
    private static final SensorId PMS = SensorId.of("kitchen/pms5003");

    private final HandTime time = new HandTime(T);
    private final RoomsNow rooms = new RoomsNow(time, room -> Guideline.HSE_UK);

    private static Reading particles(Instant at, double value) {
        return new Reading(at, 1, Map.of(Quantity.PM25, value), Quality.OK);
    }

    private RoomNow.Value now() {
        return Objects.requireNonNull(rooms.room(PMS.room()).orElseThrow().now().get(Quantity.PM25));
    }

    @Test
    void particlesAreJudgedByTheirMeanAndShownAsTheyAre() {
        for (int quarter = 79; quarter > 0; quarter--) {
            Instant at = T.minus(Duration.ofMinutes(15L * quarter));
            rooms.remembered(PMS, particles(at, 20), at);
        }
        assertThat(rooms.rooms()).isEmpty();
        rooms.measured(PMS, particles(T, 4), T);

        assertThat(now().value()).isEqualTo(4);
        assertThat(now().mean()).isEqualTo(new RoomNow.Mean(Duration.ofHours(24), (79 * 20 + 4) / 80.0, 80 / 96.0));
        assertThat(now().level()).isEqualTo(Level.POOR);
        assertThat(rooms.level(PMS.room(), Quantity.PM25, 4)).hasValue(Level.POOR);
    }

    @Test
    void withTooFewOrWithoutAClockTheMeanIsUnknown() {
        rooms.measured(PMS, particles(T, 400), T);
        assertThat(now().mean()).isEqualTo(new RoomNow.Mean(Duration.ofHours(24), null, 1 / 96.0));
        assertThat(now().level()).isNull();

        time.unsetWall();
        assertThat(now().mean()).isEqualTo(new RoomNow.Mean(Duration.ofHours(24), null, 0));
    }

    @Test
    void theSameReadingTwiceCountsOnce() {
        for (int quarter = 71; quarter >= 0; quarter--) {
            Instant at = T.minus(Duration.ofMinutes(15L * quarter));
            rooms.measured(PMS, particles(at, 10), at);
        }
        Instant later = T.plusSeconds(60);
        rooms.measured(PMS, particles(later, 82), later);
        rooms.measured(PMS, particles(later, 82), later);

        assertThat(Objects.requireNonNull(now().mean()).value()).isEqualTo((71 * 10 + 46) / 72.0);
    }

    @Test
    void aSensorIsThereAsLongAsOneOfItsNodesIs() {
        rooms.measured(PMS, particles(T, 4), T);
        rooms.came(node("old", Presence.State.ONLINE, List.of(PMS)));
        rooms.came(node("old", Presence.State.OFFLINE, List.of(PMS)));
        assertThat(online()).isFalse();

        rooms.came(node("new", Presence.State.ONLINE, List.of(PMS)));
        assertThat(online()).isTrue();
        rooms.came(node("new", Presence.State.ONLINE, List.of()));
        assertThat(online()).isFalse();
    }

    private boolean online() {
        return rooms.room(PMS.room()).orElseThrow().sensors().getFirst().online();
    }

    private static Presence node(String name, Presence.State state, List<SensorId> sensors) {
        return new Presence(state, new NodeId(name), "sensor", "1", T, sensors);
    }
}
