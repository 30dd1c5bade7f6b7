package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Caller;
import airkeeper.wire.NodeId;
import airkeeper.wire.Topics;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.time.HandTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final FailingHistory history = new FailingHistory();
    private final Dashboard dashboard = new Dashboard(
            Topics.standard(),
            new Habits(Duration.ofSeconds(1), Keep.USUAL, Size.of("2 GB"), null, AlertRules.USUAL),
            Guideline.HSE_UK,
            time,
            new MemoryBroker().link(new Caller(new NodeId("dashboard"), Duration.ZERO, null, null)),
            history,
            List.of());

    @Test
    void looksAfterItsHistoryUntilItEnds() {
        history.holding = new Holding(3_000_000_000L, List.of());
        dashboard.start();
        time.advance(Duration.ofMinutes(2));
        assertThat(history.tidied).isEqualTo(1);
        assertThat(dashboard.health().troubles()).containsOnlyKeys(Health.Part.DISK);

        dashboard.close();
        time.advance(Duration.ofHours(1));
        assertThat(history.tidied).isEqualTo(1);
    }
}
