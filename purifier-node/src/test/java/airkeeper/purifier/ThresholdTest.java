package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Quantity;
import org.junit.jupiter.api.Test;

class ThresholdTest {
    @Test
    void theLeastAndTheMostThatAirCanHaveAreNoMistakes() {
        assertThat(Threshold.mistakes(Quantity.HUMIDITY, 100, 0)).isEmpty();
    }

    @Test
    void whatNoAirReachesIsOne() {
        assertThat(Threshold.mistakes(Quantity.CO2, 1000, 299))
                .containsExactly(
                        "expected off from 300 ppm up, found 299: no air would ever switch the relay off; raise it");
        assertThat(Threshold.mistakes(Quantity.CO2, 40_001, 800)).hasSize(1);
    }
}
