package airkeeper.purifier;

import static airkeeper.purifier.Story.CO2;
import static airkeeper.purifier.Story.LOCKS;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of who decides: safety before orders to be on, orders before quiet hours, those before locks, locks before the air. */
class PriorityTest {
    private static final Rules RULES = new Rules(
            CO2,
            LOCKS,
            null,
            Story.RULES.blindness(),
            List.of(new QuietHours(
                    EnumSet.allOf(DayOfWeek.class),
                    LocalTime.of(22, 0),
                    LocalTime.of(6, 0),
                    ZoneOffset.UTC,
                    null,
                    Duration.ZERO)),
            null,
            null);

    /** The air is good in each of them: without anything else the relay is off. */
    @ParameterizedTest(name = "{0}, ordered {1}, {2}, {3}: {4}")
    @CsvSource({
        "blind, OFF,  night, locked, OFF OFF ordered",
        "blind, OFF,  night, free,   OFF OFF ordered",
        "blind, OFF,  day,   locked, OFF OFF ordered",
        "blind, OFF,  day,   free,   OFF OFF ordered",
        "blind, ON,   night, locked, OFF AUTO blind",
        "blind, ON,   night, free,   OFF AUTO blind",
        "blind, ON,   day,   locked, OFF AUTO blind",
        "blind, ON,   day,   free,   OFF AUTO blind",
        "blind, AUTO, night, locked, OFF AUTO blind",
        "blind, AUTO, night, free,   OFF AUTO blind",
        "blind, AUTO, day,   locked, OFF AUTO blind",
        "blind, AUTO, day,   free,   OFF AUTO blind",
        "seen,  OFF,  night, locked, OFF OFF ordered",
        "seen,  OFF,  night, free,   OFF OFF ordered",
        "seen,  OFF,  day,   locked, OFF OFF ordered",
        "seen,  OFF,  day,   free,   OFF OFF ordered",
        "seen,  ON,   night, locked, ON ON ordered",
        "seen,  ON,   night, free,   ON ON ordered",
        "seen,  ON,   day,   locked, ON ON ordered",
        "seen,  ON,   day,   free,   ON ON ordered",
        "seen,  AUTO, night, locked, OFF AUTO quiet-hours",
        "seen,  AUTO, night, free,   OFF AUTO quiet-hours",
        "seen,  AUTO, day,   locked, ON AUTO minimum-on",
        "seen,  AUTO, day,   free,   OFF AUTO low-enough",
    })
    void whoDecides(String sight, String order, String hour, String lock, String stands) {
        new Story(RULES)
                .from(hour.equals("night") ? "2026-11-21T21:00:00Z" : "2026-11-21T11:00:00Z")
                .happens(lock.equals("locked") ? "58:30" : "50:00", "1200")
                .happens("59:50", "700")
                .happens("60:00", order)
                .at(sight.equals("blind") ? "61:20" : "61:19", "tick", stands);
    }
}
