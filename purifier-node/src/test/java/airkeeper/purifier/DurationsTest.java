package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "95, 95 s",
        "119, 119 s",
        "120, 2 min",
        "125, 2 min 5 s",
        "1800, 30 min",
        "7199, 119 min 59 s",
        "7200, 2 h",
        "12000, 3 h 20 min"
    })
    void areSaidInOneOrTwoUnits(long seconds, String words) {
        assertThat(Durations.words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }
}
