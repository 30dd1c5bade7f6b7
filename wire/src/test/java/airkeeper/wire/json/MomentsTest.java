package airkeeper.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T10:00:30Z",
                "2026-11-21T10:00:30.007Z",
                "2028-02-29T23:59:59.999Z",
                "2026-12-31T24:00:00Z",
                "2026-12-31T23:59:60Z",
                "2026-11-21T10:00:30.1Z",
                "2026-11-21T10:00:30.123456789Z",
                "2026-11-21T11:00:30+01:00",
                "0000-01-01T00:00:00Z",
                "+12026-11-21T10:00:30Z",
                "2026-11-21t10:00:30z",
            })
    void readsAsTheJdkDoes(String text) {
        assertThat(Moments.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-29T10:00:30Z",
                "2026-13-01T10:00:30Z",
                "2026-00-10T10:00:30Z",
                "2026-11-31T10:00:30Z",
                "2026-11-21T25:00:00Z",
                "2026-11-21T10:60:00Z",
                "2026-11-21 10:00:30Z",
                "2026-11-21T10:00:30",
                "٢٠٢٦-11-21T10:00:30Z",
            })
    void refusesWhatTheJdkRefuses(String text) {
        assertThatThrownBy(() -> Moments.parse(text)).isInstanceOf(DateTimeParseException.class);
    }

    @Test
    void readsWhatIsWritten() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            Instant moment = Instant.ofEpochMilli(random.nextLong(0, 7_258_118_400_000L));
            assertThat(Moments.parse(moment.toString())).isEqualTo(moment);
        }
    }
}
