package airkeeper.purifier;

import airkeeper.wire.Shown;
import airkeeper.wire.json.Json;
import airkeeper.wire.settings.Between;
import airkeeper.wire.settings.Or;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator sets of quiet hours.
 *
 * @param days on which they begin; empty: all
 * @param to on the next day, if it is before {@code from}
 * @param zone of the clock on the wall; this computer's when absent
 * @param unless the value of the first quantity from which it may run all the same
 * @param boost for how long before them the room is aired unless its air is good
 */
public record Quiet(
        List<DayOfWeek> days,
        TimeOfDay from,
        TimeOfDay to,
        @Nullable ZoneId zone,
        @Nullable Double unless,

        @Or("0 min") @Between(least = "0 min", most = "4 h") Duration boost) {

    private static final int DAY = 24 * 60;

    public Quiet {
        days = List.copyOf(days);
        if (from.equals(to)) {
            throw new IllegalArgumentException("expected quiet hours that end, found from = to = \"" + from.time()
                    + "\": set another end, or order the relay OFF");
        }
    }

    QuietHours rule() {
        return new QuietHours(begin(), from.time, to.time, zone == null ? ZoneId.systemDefault() : zone, unless, boost);
    }

    private Set<DayOfWeek> begin() {
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(days);
    }

    /** What cannot be meant by them together, with the value at which the relay goes on. */
    static List<String> mistakes(List<Quiet> all, @Nullable Double on) {
        List<String> wrong = new ArrayList<>();
        for (Quiet hours : all) {
            if (on != null && hours.unless != null && hours.unless <= on) {
                wrong.add("expected quiet.unless above on, found " + Json.number(hours.unless) + " and "
                        + Json.number(on) + ": raise it, or leave the quiet hours out");
            }
        }
        if (always(all)) {
            wrong.add("expected quiet hours that end, found the whole week quiet:"
                    + " leave some time out, or order the relay OFF");
        }
        return wrong;
    }

    /** Whether they leave no minute of the week. */
    private static boolean always(List<Quiet> all) {
        BitSet minutes = new BitSet(7 * DAY);
        for (Quiet hours : all) {
            int first = minute(hours.from.time);
            int length = Math.floorMod(minute(hours.to.time) - first, DAY);
            for (DayOfWeek day : hours.begin()) {
                for (int i = 0; i < length; i++) {
                    minutes.set((day.getValue() * DAY + first + i) % (7 * DAY));
                }
            }
        }
        return minutes.cardinality() == 7 * DAY;
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    /** A time of day, written {@code 22:00}. */
    public record TimeOfDay(LocalTime time) {
        /** Reads the written form. */
        public static TimeOfDay of(String written) {
            try {
                return new TimeOfDay(LocalTime.parse(written));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "expected a time of day such as \"22:00\", found " + Shown.quoted(written), e);
            }
        }
    }
}
