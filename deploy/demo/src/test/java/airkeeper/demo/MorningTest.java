package airkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MorningTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-19T12:00:00+01:00[Europe/Berlin], 2026-11-19T07:50:00+01:00[Europe/Berlin]",
        "2026-11-19T07:49:00+01:00[Europe/Berlin], 2026-11-18T07:50:00+01:00[Europe/Berlin]",
        "2026-11-21T12:00:00+01:00[Europe/Berlin], 2026-11-20T07:50:00+01:00[Europe/Berlin]",
        "2026-11-23T03:00:00+01:00[Europe/Berlin], 2026-11-20T07:50:00+01:00[Europe/Berlin]",
        "2026-03-29T12:00:00+02:00[Europe/Berlin], 2026-03-27T07:50:00+01:00[Europe/Berlin]",
    })
    void theDemoBeginsOnTheLastSchoolMorning(ZonedDateTime now, ZonedDateTime begin) {
        assertThat(Morning.before(now)).isEqualTo(begin);
    }
}
