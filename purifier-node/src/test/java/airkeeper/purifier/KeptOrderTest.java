package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Power;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an order when the node was away: minutes given, minutes left, both clocks, and what still holds. */
class KeptOrderTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // power, given, left, wall then,             wall now,               still
                "ON,      30,    20,   2026-11-21T10:00:00Z,  2026-11-21T10:05:00Z,   15",
                "ON,      30,    20,   2026-11-21T10:00:00Z,  2026-11-21T10:19:59Z,   0.0167",
                "ON,      30,    20,   2026-11-21T10:00:00Z,  2026-11-21T10:20:00Z,   -",
                "OFF,     30,    20,   2026-11-21T10:00:00Z,  2026-11-21T10:20:00Z,   -",
                "OFF,     30,    20,   2026-11-21T10:00:00Z,  2026-11-21T10:05:00Z,   15",
                "OFF,     30,    20,   2026-11-21T10:00:00Z,  -,                      20",
                "OFF,     30,    20,   -,                     2026-11-21T10:05:00Z,   20",
                "OFF,     30,    20,   2026-11-21T10:00:00Z,  2026-11-21T09:00:00Z,   20",
                "ON,      30,    20,   2026-11-21T10:00:00Z,  -,                      -",
                "ON,      30,    20,   -,                     2026-11-21T10:05:00Z,   -",
                "ON,      30,    20,   -,                     -,                      -",
                "ON,      30,    20,   2026-11-21T10:00:00Z,  2026-11-21T09:00:00Z,   -",
            })
    void withMinutes(Power power, int given, int left, Instant then, Instant now, Double still) {
        Duration lasting = Duration.ofMinutes(given);
        KeptOrder kept = new KeptOrder(power, lasting, "c-17", Duration.ofMinutes(left), then);
        Duration steady = Duration.ofSeconds(7);
        Order order = kept.resumed(steady, now);
        if (still == null) {
            assertThat(order).isNull();
        } else {
            Duration end = steady.plusSeconds(Math.round(still * 60));
            assertThat(order).isEqualTo(new Order(power, lasting, "c-17", end));
        }
    }

    @ParameterizedTest
    @CsvSource({"ON", "OFF"})
    void untilTheNextCommandNeedsNoClock(Power power) {
        Order order = new Order(power, null, null, null);
        assertThat(KeptOrder.of(order, Duration.ofHours(9), null).resumed(Duration.ZERO, null))
                .isEqualTo(order);
    }
}
