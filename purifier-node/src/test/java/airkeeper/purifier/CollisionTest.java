package airkeeper.purifier;

import airkeeper.wire.PurifierId;
import airkeeper.wire.SensorId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each two rules that can want something else, in the moment in which they do. */
class CollisionTest {
    /** Everything there is, on a relay that may be looked at for half an hour without a reading. */
    private static final Rules ALL = new Rules(
            Story.CO2,
            new Locks(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(2), 12),
            new MaximumRun(Duration.ofMinutes(20), Duration.ofMinutes(10)),
            new Blindness(Duration.ofMinutes(30), new Blindness.Keep(Duration.ofMinutes(10))),
            List.of(new QuietHours(
                    EnumSet.allOf(DayOfWeek.class),
                    LocalTime.of(22, 0),
                    LocalTime.of(6, 0),
                    ZoneOffset.UTC,
                    2000.0,
                    Duration.ofMinutes(30))),
            new Outdoor(SensorId.of("garden/pms")),
            PurifierId.of("kitchen/fan"));

    private static final String DAY = "2026-11-21T12:00:00Z";
    /** The boost begins a quarter of an hour later, the quiet hours half an hour after that. */
    private static final String DUSK = "2026-11-21T21:15:00Z";

    private static final String EVENING = "2026-11-21T21:40:00Z";
    private static final String NIGHT = "2026-11-21T22:00:00Z";

    /** The events are {@code time event}, after another; the last column is how it stands after the last of them. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "leader before blindness,          day,     3:00 1200 | 33:00 tick | 34:00 leader OFF,           OFF AUTO low-enough",
        "leader before an order ON,        day,     3:00 ON | 4:00 leader OFF,                            OFF AUTO low-enough",
        "an order OFF before the leader,   day,     3:00 OFF | 4:00 leader OFF,                           OFF OFF ordered",
        "leader before quiet hours,        night,   3:00 2100 | 4:00 leader OFF,                          OFF AUTO low-enough",
        "leader before the rest,           day,     3:00 1200 | 24:00 tick | 25:00 leader OFF,            OFF AUTO low-enough",
        "leader before locks,              day,     3:00 1200 | 4:00 leader OFF,                          OFF AUTO low-enough",
        "leader before the air,            day,     4:00 leader OFF | 5:00 1200,                          OFF AUTO low-enough",
        "blindness before quiet hours,     night,   3:00 2100 | 33:00 tick,                               OFF AUTO blind",
        "blindness before the rest,        day,     3:00 1200 | 23:30 tick | 33:00 tick,                  OFF AUTO blind",
        "blindness before a boost,         dusk,    0:00 900 | 29:59 tick | 30:00 tick,                   ON AUTO blind",
        "an order ON before the delay,     day,     0:10 1200 | 0:20 ON,                                  ON ON ordered",
        "an order ON before quiet hours,   night,   3:00 900 | 3:10 ON,                                   ON ON ordered",
        "an order OFF before unless,       night,   3:00 2100 | 3:10 OFF,                                 OFF OFF ordered",
        "an order ON before the rest,      day,     3:00 1200 | 23:30 tick | 23:40 ON,                    ON ON ordered",
        "an order OFF before minimum-on,   day,     3:00 1200 | 3:10 OFF,                                 OFF OFF ordered",
        "an order ON before minimum-off,   day,     3:00 1200 | 9:00 700 | 9:10 ON,                       ON ON ordered",
        "an order ON before the outdoors,  day,     0:00 garden/pms.pm25=9 | 0:00 pms.pm25=1 | 3:00 ON,   ON ON ordered",
        "an order OFF before a boost,      evening, 0:00 900 | 3:00 tick | 3:10 OFF,                      OFF OFF ordered",
        "an order OFF before the air,      day,     3:00 1200 | 3:10 OFF,                                 OFF OFF ordered",
        "quiet hours before the rest,      evening, 0:00 ON | 3:00 1200 | 3:10 AUTO | 20:00 tick,         OFF AUTO quiet-hours",
        "quiet hours before minimum-on,    evening, 0:00 700 | 18:00 1200 | 20:00 1200,                   OFF AUTO quiet-hours",
        "minimum-on for what began within, night,   3:00 2100 | 4:00 1900,                                ON AUTO minimum-on",
        "quiet hours before the outdoors,  night,   0:00 garden/pms.pm25=9 | 0:00 pms.pm25=1 | 3:00 1200, OFF AUTO quiet-hours",
        "the outdoors before unless,       night,   0:00 garden/pms.pm25=9 | 0:00 pms.pm25=1 | 3:00 2100, OFF AUTO minimum-off",
        "the delay before unless,          night,   1:00 2100,                                            OFF AUTO starting",
        "minimum-off before unless,        evening, 3:00 1200 | 19:00 700 | 20:00 2100,                   OFF AUTO minimum-off",
        "the rest before unless,           evening, 2:00 2100 | 22:00 tick | 22:10 2100,                  OFF AUTO maximum-run",
        "quiet hours before a boost,       evening, 0:00 900 | 19:59 tick | 20:00 tick,                   OFF AUTO quiet-hours",
        "the rest before minimum-off,      day,     3:00 1200 | 23:00 tick | 27:00 1200,                  OFF AUTO maximum-run",
        "the rest before the outdoors,     day,     3:00 1200 | 23:00 tick | 23:10 garden/pms.pm25=9 | 23:10 pms.pm25=1, OFF AUTO maximum-run",
        "the rest before a boost,          dusk,    15:00 900 | 34:59 900 | 35:00 tick,                   OFF AUTO maximum-run",
        "good air before the rest,         day,     3:00 1200 | 23:00 tick | 24:00 700,                   OFF AUTO low-enough",
        "minimum-on before the outdoors,   day,     3:00 1200 | 3:10 garden/pms.pm25=9 | 3:10 pms.pm25=1, ON AUTO minimum-on",
        "the outdoors before minimum-off,  day,     3:00 1200 | 9:00 700 | 9:10 garden/pms.pm25=9 | 9:10 pms.pm25=1 | 9:20 1200, OFF AUTO minimum-off",
        "the delay before a boost,         evening, 0:00 900 | 1:59 tick,                                 OFF AUTO starting",
        "minimum-on before good air,       day,     3:00 1200 | 4:00 700,                                 ON AUTO minimum-on",
        "minimum-off before bad air,       day,     3:00 1200 | 9:00 700 | 10:00 1200,                    OFF AUTO minimum-off",
        "minimum-off before a boost,       evening, 3:00 1200 | 9:00 700 | 10:00 900,                     OFF AUTO minimum-off",
        "the outdoors before a boost,      evening, 0:00 garden/pms.pm25=9 | 0:00 pms.pm25=1 | 3:00 900,  OFF AUTO minimum-off",
        "the outdoors before bad air,      day,     0:00 garden/pms.pm25=9 | 0:00 pms.pm25=1 | 3:00 1200, OFF AUTO minimum-off",
        "good air before a boost,          evening, 3:00 700,                                             OFF AUTO low-enough",
    })
    void whoWins(String pair, String hour, String events, String stands) {
        Story story = new Story(ALL)
                .from(
                        switch (hour) {
                            case "day" -> DAY;
                            case "dusk" -> DUSK;
                            case "evening" -> EVENING;
                            default -> NIGHT;
                        })
                .happens("0:00", "leader ON");
        String[] all = events.split(" \\| ", -1);
        for (int i = 0; i < all.length; i++) {
            String[] parts = all[i].split(" ", 2);
            if (i < all.length - 1) {
                story.happens(parts[0], parts[1]);
            } else {
                story.at(parts[0], parts[1], stands);
            }
        }
    }
}
