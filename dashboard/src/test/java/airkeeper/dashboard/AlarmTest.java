package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Alarm.Peace;
import airkeeper.dashboard.Sign.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmTest {
    /** After 10 min, over after 5 min, again after 60, 120, 240 … min. */
    private static final AlertRules RULES = new AlertRules(
            Level.POOR,
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            null,
            null,
            Language.ENGLISH);

    /**
     * A story a minute a step: {@code B} bad, {@code E} easing, {@code w} well; in small letters {@code b} and {@code e} while
     * people are left alone; a number repeats the letter before it. What is told, with its minute.
     */
    @ParameterizedTest
    @CsvSource({
        "B10, ''",
        "B11, raised 10",
        "B9 w B10, ''",
        "B71, 'raised 10, reminded 70'",
        "B500, 'raised 10, reminded 70, reminded 190, reminded 430'",
        "B11 w5, raised 10",
        "B11 w6, 'raised 10, over 16'",
        "B11 w4 B1 w6, 'raised 10, over 21'",
        "B11 w6 B11, 'raised 10, over 16, raised 27'",
        "E30, ''",
        "E30 B1, raised 30",
        "B11 E100 w6, 'raised 10, over 116'",
        "B11 E100 B1, 'raised 10, reminded 111'",
        "b30, ''",
        "b30 B1, raised 30",
        "B11 b200 B1, 'raised 10, reminded 211'",
        "b30 w6, ''"
    })
    void isToldWhenItShouldBe(String story, String told) {
        assertThat(String.join(", ", told(story))).isEqualTo(told);
    }

    private static List<String> told(String story) {
        List<String> told = new ArrayList<>();
        Alarm alarm = Alarm.CALM;
        int minute = 0;
        for (String part : story.split(" ", -1)) {
            int times = part.length() == 1 ? 1 : Integer.parseInt(part.substring(1));
            for (int i = 0; i < times; i++) {
                Alarm.Step step = alarm.next(
                        verdict(part.charAt(0)),
                        RULES,
                        part.charAt(0) == 'b' ? Peace.LEFT_ALONE : Peace.TOLD_AT_ONCE,
                        Duration.ofMinutes(minute));
                if (step.word() != Alarm.Word.NOTHING) {
                    told.add(step.word().name().toLowerCase(Locale.ROOT) + " " + minute);
                }
                alarm = step.alarm();
                minute++;
            }
        }
        return told;
    }

    private static Verdict verdict(char letter) {
        return switch (letter) {
            case 'B', 'b' -> Verdict.BAD;
            case 'E' -> Verdict.EASING;
            default -> Verdict.WELL;
        };
    }

    @Test
    void whatIsHushedIsNotToldAgainBeforeItsTime() {
        Alarm raised = Alarm.remembered(1, RULES, Duration.ZERO);
        Alarm snoozed = raised.hushed(Duration.ofHours(5));
        Alarm quiet = raised.hushed(Alarm.UNTIL_OVER);

        assertThat(word(snoozed, Verdict.BAD, 299)).isEqualTo(Alarm.Word.NOTHING);
        assertThat(word(snoozed, Verdict.BAD, 300)).isEqualTo(Alarm.Word.REMINDED);
        assertThat(word(quiet, Verdict.BAD, 100_000)).isEqualTo(Alarm.Word.NOTHING);
        Alarm clearing = quiet.next(Verdict.WELL, RULES, Peace.TOLD_AT_ONCE, Duration.ofMinutes(100))
                .alarm();
        assertThat(word(clearing, Verdict.WELL, 105)).isEqualTo(Alarm.Word.OVER);
    }

    @Test
    void thePauseGrowsToADayAndNoFurther() {
        assertThat(word(Alarm.remembered(50, RULES, Duration.ZERO), Verdict.BAD, 24 * 60 - 1))
                .isEqualTo(Alarm.Word.NOTHING);
        assertThat(word(Alarm.remembered(50, RULES, Duration.ZERO), Verdict.BAD, 24 * 60))
                .isEqualTo(Alarm.Word.REMINDED);
    }

    private static Alarm.Word word(Alarm alarm, Verdict verdict, int minute) {
        return alarm.next(verdict, RULES, Peace.TOLD_AT_ONCE, Duration.ofMinutes(minute))
                .word();
    }

    @Test
    void whatIsRaisedOnceIsOverOnceAndNothingIsToldWhileItIsWell() {
        Random random = new Random(20261121);
        Alarm alarm = Alarm.CALM;
        int raised = 0;
        int over = 0;
        Verdict verdict = Verdict.WELL;
        for (int minute = 0; minute < 200_000; minute++) {
            if (random.nextInt(8) == 0) {
                verdict = List.of(Verdict.values()).get(random.nextInt(3));
            }
            Peace peace = minute % 1440 < 480 ? Peace.LEFT_ALONE : Peace.TOLD_AT_ONCE;
            Alarm.Step step = alarm.next(verdict, RULES, peace, Duration.ofMinutes(minute));
            raised += step.word() == Alarm.Word.RAISED ? 1 : 0;
            over += step.word() == Alarm.Word.OVER ? 1 : 0;
            assertThat(raised - over)
                    .as("minute " + minute)
                    .isEqualTo(step.alarm().open() ? 1 : 0);
            if (verdict != Verdict.BAD || peace == Peace.LEFT_ALONE) {
                assertThat(step.word()).isNotIn(Alarm.Word.RAISED, Alarm.Word.REMINDED);
            }
            alarm = step.alarm();
        }
        assertThat(raised).isGreaterThan(100);
    }
}
