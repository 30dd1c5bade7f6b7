package airkeeper.purifier.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Power;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedRelayTest {
    @Test
    void remembersWhereItStandsAndTellsEachChangeOnce() {
        List<Power> told = new ArrayList<>();
        SimulatedRelay relay = new SimulatedRelay(told::add);
        relay.open();
        assertThat(relay.position()).isEqualTo(Power.OFF);
        relay.switchTo(Power.ON);
        relay.switchTo(Power.ON);
        assertThat(relay.position()).isEqualTo(Power.ON);
        relay.close();
        relay.close();
        assertThat(relay.position()).isEqualTo(Power.OFF);
        assertThat(told).containsExactly(Power.ON, Power.OFF);
    }
}
