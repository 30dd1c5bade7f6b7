package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.time.HandTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OthersTest {
    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
    private static final SensorId SCD41 = SensorId.of("kitchen/scd41");

    private final HandTime time = new HandTime(T);
    private final FailingHistory history = new FailingHistory();
    private final List<String> told = new ArrayList<>();
    private final Others others =
            new Others(history, time, (entry, order) -> told.add(entry.reading().seq() + " " + order));

    @Test
    void whatWasStoredIsToldOnceInOrderOfTime() {
        history.past.addAll(List.of(entry(0), entry(30)));
        others.look();
        history.past.addAll(List.of(entry(60)));
        others.look();
        others.look();

        assertThat(told).containsExactly("0 NEWER", "1 NEWER", "2 NEWER");
    }

    @Test
    void whatCameBehindIsToldAsOlder() {
        history.past.addAll(List.of(entry(60)));
        others.look();
        history.past.addAll(List.of(entry(30)));
        others.look();

        assertThat(told).containsExactly("2 NEWER", "1 OLDER");
    }

    @Test
    void whatWasKnownAtTheStartIsNotNewer() {
        others.knows(entry(30));
        history.past.addAll(List.of(entry(0), entry(30), entry(60)));
        others.look();

        assertThat(told).containsExactly("0 OLDER", "1 OLDER", "2 NEWER");
    }

    @Test
    void onlyTheLastMinutesAreLookedAt() {
        history.past.addAll(List.of(entry(0), entry(60)));
        time.advance(Duration.ofSeconds(301));
        others.look();

        assertThat(told).containsExactly("2 NEWER");
    }

    private static Entry.Measured entry(int after) {
        Reading reading = new Reading(T.plusSeconds(after), after / 30, Map.of(Quantity.CO2, 800.0), Quality.OK);
        return new Entry.Measured(SCD41, reading, Entry.Stamp.NODE);
    }
}
