package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Quality;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortionsTest {
    private static final Instant BEGIN = Instant.parse("2016-01-01T00:00:00Z");
    private static final Span TEN_YEARS = new Span(BEGIN, BEGIN.plus(Duration.ofDays(3650)));

    private final FailingHistory history = new FailingHistory();
    private final List<Entry.Measured> held = history.past;

    @Test
    void allIsHandedOverOnceHoweverItLies() throws HistoryException {
        Random random = new Random(2016);
        Instant time = BEGIN;
        while (time.isBefore(TEN_YEARS.to())) {
            int many = random.nextInt(9_000);
            long pause = List.of(0L, 1L, 30_000L, 3_600_000L).get(random.nextInt(4));
            for (int i = 0; i < many; i++) {
                measured(time.plusMillis(i * pause));
            }
            time = time.plusMillis(many * pause).plus(Duration.ofDays(random.nextInt(200)));
        }
        held.removeIf(entry -> !TEN_YEARS.contains(entry.time()));
        assertThat(taken(held.size())).isEqualTo(held);
    }

    @Test
    void aPortionIsSmall() throws HistoryException {
        for (int i = 0; i < 100_000; i++) {
            measured(BEGIN.plusMillis(i / 7));
        }
        Portions<Entry.Measured> portions = Portions.ofReadings(history, sensor -> true, TEN_YEARS);
        assertThat(portions.next()).hasSize((Portions.SIZE / 7 + 1) * 7);
        assertThat(portions.reached()).isEqualTo(BEGIN.plusMillis(Portions.SIZE / 7 + 1));
    }

    @Test
    void anEmptyDecadeIsCrossedInAFewSteps() throws HistoryException {
        measured(TEN_YEARS.to().minusMillis(1));
        assertThat(taken(10)).isEqualTo(held);
        assertThat(history.asked).isLessThan(600);
    }

    @Test
    void littleIsReadThatIsNotHandedOver() throws HistoryException {
        for (int i = 0; i < 200_000; i++) {
            measured(TEN_YEARS.to().minusSeconds(10L * (200_000 - i)));
        }
        assertThat(taken(held.size())).isEqualTo(held);
        assertThat(history.handedOver).isLessThan(2 * held.size());
    }

    private List<Entry.Measured> taken(int atMost) throws HistoryException {
        Portions<Entry.Measured> portions = Portions.ofReadings(history, sensor -> true, TEN_YEARS);
        List<Entry.Measured> taken = new ArrayList<>();
        for (var portion = portions.next(); !portion.isEmpty() && taken.size() <= atMost; portion = portions.next()) {
            taken.addAll(portion);
        }
        return taken;
    }

    private void measured(Instant time) {
        held.add(new Entry.Measured(
                SensorId.of("kitchen/scd41"), new Reading(time, held.size(), Map.of(), Quality.OK), Entry.Stamp.NODE));
    }
}
