package airkeeper.purifier;

import static airkeeper.purifier.Story.CO2;
import static airkeeper.purifier.Story.LOCKS;
import static airkeeper.purifier.Story.SEEING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Off at night; stories begin at 21:00 in Berlin, so 60:00 is 22:00 there. */
class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String NINE = "2026-11-20T20:00:00Z";
    private static final QuietHours NIGHTS = nights("22:00", "06:30");

    private static QuietHours nights(String from, String to) {
        return new QuietHours(
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.parse(from),
                LocalTime.parse(to),
                BERLIN,
                2000.0,
                Duration.ofMinutes(20));
    }

    private static Rules quiet(Blindness blindness) {
        return new Rules(CO2, LOCKS, null, blindness, List.of(NIGHTS), null, null);
    }

    private static Story story() {
        return new Story(quiet(SEEING.blindness())).from(NINE);
    }

    @Test
    void areOffAtOnceWhateverTheLocksSay() {
        story().at("59:00", "1200", "ON AUTO too-high")
                .at("60:00", "tick", "OFF AUTO quiet-hours")
                .until("570:00")
                .why("quiet hours until 06:30 unless CO₂ ≥ 2000 ppm")
                .at("569:59", "1999", "OFF AUTO quiet-hours")
                .at("570:00", "tick", "ON AUTO too-high")
                .until("-");
    }

    @Test
    void veryBadAirGoesBeforeThemAsTheLocksLetIt() {
        story().at("58:00", "1200", "ON AUTO too-high")
                .at("60:00", "2000", "ON AUTO too-high")
                .at("61:00", "1999", "OFF AUTO quiet-hours")
                .at("62:00", "2000", "OFF AUTO minimum-off")
                .until("66:00")
                .at("66:00", "tick", "ON AUTO too-high")
                .at("67:00", "1500", "ON AUTO minimum-on")
                .why("quiet hours until 06:30 unless CO₂ ≥ 2000 ppm,"
                        + " but on for 60 s only (at least 5 min): locked for 4 min more")
                .at("71:00", "1500", "OFF AUTO quiet-hours");
    }

    @Test
    void theRoomIsAiredBeforeThemUnlessItsAirIsGood() {
        story().at("39:59", "900", "OFF AUTO in-between")
                .at("40:00", "tick", "ON AUTO quiet-hours")
                .until("60:00")
                .why("CO₂ 900 ppm, between 800 and 1000 ppm: aired before the quiet hours")
                .at("50:00", "800", "OFF AUTO low-enough")
                .at("52:00", "801", "OFF AUTO minimum-off")
                .at("55:00", "tick", "ON AUTO quiet-hours")
                .at("60:00", "tick", "OFF AUTO quiet-hours");
    }

    @Test
    void ordersGoBeforeThem() {
        story().at("61:00", "1200", "OFF AUTO quiet-hours")
                .at("62:00", "ON 1", "ON ON ordered")
                .at("63:00", "tick", "ON AUTO minimum-on")
                .at("67:00", "tick", "OFF AUTO quiet-hours");
    }

    @Test
    void whatGoesOnAsTheyBeginIsOnWithinThem() {
        story().at("59:59", "500", "OFF AUTO low-enough")
                .at("60:00", "2000", "ON AUTO too-high")
                .at("60:30", "1500", "ON AUTO minimum-on");
    }

    @Test
    void blindnessGoesBeforeThem() {
        new Story(quiet(Story.ON_WHEN_BLIND.blindness()))
                .from(NINE)
                .at("60:00", "500", "OFF AUTO quiet-hours")
                .at("61:30", "tick", "ON AUTO blind");
        new Story(quiet(Story.RULES.blindness()))
                .from(NINE)
                .at("60:00", "500", "OFF AUTO quiet-hours")
                .at("61:30", "tick", "OFF AUTO blind");
    }

    @Test
    void theyGoBeforeTheLongestRun() {
        Rules rules = new Rules(
                CO2,
                LOCKS,
                new MaximumRun(Duration.ofMinutes(58), Duration.ofMinutes(15)),
                SEEING.blindness(),
                List.of(NIGHTS),
                null,
                null);
        new Story(rules)
                .from(NINE)
                .at("0:30", "1200", "ON AUTO too-high")
                .at("58:30", "tick", "OFF AUTO maximum-run")
                .at("60:00", "tick", "OFF AUTO quiet-hours");
    }

    @Test
    void withoutAClockThereAreNone() {
        new Story(quiet(SEEING.blindness())).at("60:00", "1200", "ON AUTO too-high");
    }

    @Test
    void aClockThatIsSetLateCountsFromThen() {
        new Story(quiet(SEEING.blindness()))
                .at("59:00", "1200", "ON AUTO too-high")
                .at("60:30", "tick", "ON AUTO too-high")
                .from(NINE)
                .at("61:00", "tick", "OFF AUTO quiet-hours");
    }

    /** Berlin's clocks went from 02:00 to 03:00 on 2026-03-29, and from 03:00 to 02:00 on 2026-10-25. */
    @ParameterizedTest
    @CsvSource({
        // an ordinary night
        "22:00, 06:30, 2026-11-20T20:59:59Z, -,                    -",
        "22:00, 06:30, 2026-11-20T21:00:00Z, 2026-11-20T21:00:00Z, 2026-11-21T05:30:00Z",
        "22:00, 06:30, 2026-11-21T05:29:59Z, 2026-11-20T21:00:00Z, 2026-11-21T05:30:00Z",
        "22:00, 06:30, 2026-11-21T05:30:00Z, -,                    -",
        // the night of spring is an hour shorter, that of autumn an hour longer
        "22:00, 06:30, 2026-03-28T21:00:00Z, 2026-03-28T21:00:00Z, 2026-03-29T04:30:00Z",
        "22:00, 06:30, 2026-10-24T20:00:00Z, 2026-10-24T20:00:00Z, 2026-10-25T05:30:00Z",
        // 02:30 is skipped in spring: they begin at 03:30
        "02:30, 06:00, 2026-03-29T01:29:59Z, -,                    -",
        "02:30, 06:00, 2026-03-29T01:30:00Z, 2026-03-29T01:30:00Z, 2026-03-29T04:00:00Z",
        "02:30, 02:45, 2026-03-29T01:30:00Z, 2026-03-29T01:30:00Z, 2026-03-29T01:45:00Z",
        // 02:30 comes twice in autumn: they begin at the first
        "02:30, 06:00, 2026-10-25T00:30:00Z, 2026-10-25T00:30:00Z, 2026-10-25T05:00:00Z",
        "01:00, 02:30, 2026-10-25T00:29:59Z, 2026-10-24T23:00:00Z, 2026-10-25T00:30:00Z",
        "01:00, 02:30, 2026-10-25T00:30:00Z, -,                    -",
        "01:00, 02:30, 2026-10-25T01:15:00Z, -,                    -",
    })
    void followTheClockOnTheWall(String from, String to, Instant now, String begin, String end) {
        var span = nights(from, to).quiet(now);
        if (begin.equals("-")) {
            assertThat(span).isEmpty();
        } else {
            assertThat(span).contains(new QuietHours.Span(Instant.parse(begin), Instant.parse(end)));
        }
    }

    @Test
    void beginOnTheirDays() {
        QuietHours fridays = new QuietHours(
                Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0), BERLIN, null, Duration.ZERO);
        assertThat(fridays.quiet(Instant.parse("2026-11-20T22:00:00Z"))).isPresent();
        assertThat(fridays.quiet(Instant.parse("2026-11-21T04:59:59Z")))
                .as("Saturday morning")
                .isPresent();
        assertThat(fridays.quiet(Instant.parse("2026-11-21T22:00:00Z")))
                .as("Saturday")
                .isEmpty();
        assertThat(fridays.quiet(Instant.parse("2026-11-20T04:00:00Z")))
                .as("Friday morning")
                .isEmpty();
    }

    @Test
    void aClockThatIsReadALittleLaterIsTheSame() {
        Instant wall = Instant.parse(NINE);
        WallClock clock = new WallClock(wall, Duration.ZERO);
        Duration hour = Duration.ofHours(1);
        assertThat(WallClock.read(clock, wall.plus(hour).plusMillis(1999), hour))
                .isSameAs(clock);
        assertThat(WallClock.read(clock, wall.plus(hour).minusMillis(1999), hour))
                .isSameAs(clock);
        assertThat(WallClock.read(clock, wall.plus(hour).plusSeconds(2), hour))
                .isEqualTo(new WallClock(wall.plus(hour).plusSeconds(2), hour));
        assertThat(WallClock.read(clock, null, hour)).isNull();
        assertThat(clock.at(hour)).isEqualTo(wall.plus(hour));
        assertThat(clock.steady(wall.plus(hour))).isEqualTo(hour);
    }
}
