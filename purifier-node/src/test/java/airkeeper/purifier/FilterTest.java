package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    private static final Filter FILTER = new Filter(Duration.ofHours(4000));
    private static final Instant NEW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 4000, false", "3600, 400, false", "3601, 399, true", "4000, 0, true", "5000, 0, true"})
    void whatIsLeft(int used, int left, boolean low) {
        assertThat(FILTER.left(Duration.ofHours(used))).isEqualTo(Duration.ofHours(left));
        assertThat(FILTER.low(Duration.ofHours(used))).isEqualTo(low);
    }

    @Test
    void goesOnAsItDidSinceItWasNew() {
        Instant now = NEW.plus(Duration.ofDays(100));
        assertThat(FILTER.words(Duration.ofHours(1000), NEW, now))
                .isEqualTo("filter: 3000 of 4000 h left, until about 2027-02-05");
    }

    @Test
    void nothingIsForetoldFromLessThanADayOrWithoutAClock() {
        Duration used = Duration.ofHours(1);
        String words = "filter: 3999 of 4000 h left";
        assertThat(FILTER.words(used, NEW, NEW.plus(Duration.ofHours(23)))).isEqualTo(words);
        assertThat(FILTER.words(used, null, NEW)).isEqualTo(words);
        assertThat(FILTER.words(used, NEW, null)).isEqualTo(words);
        assertThat(FILTER.words(Duration.ZERO, NEW, NEW.plus(Duration.ofDays(9))))
                .isEqualTo("filter: 4000 of 4000 h left");
    }

    @Test
    void aDayIsEnoughToForetell() {
        assertThat(FILTER.words(Duration.ofHours(24), NEW, NEW.plus(Duration.ofDays(1))))
                .isEqualTo("filter: 3976 of 4000 h left, until about 2026-06-16");
    }

    @Test
    void saysWhatToDoWhenItIsUsedUp() {
        assertThat(FILTER.words(Duration.ofHours(4012), NEW, null))
                .isEqualTo("filter: used up, 4012 of 4000 h run: change it, then send a command with"
                        + " \"resetFilter\":true");
    }
}
