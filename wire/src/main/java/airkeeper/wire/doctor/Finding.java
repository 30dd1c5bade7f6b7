package airkeeper.wire.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param found what was found, in one line
 * @param cure the line that mends it, to be typed or done; null where nothing is to be done
 */
public record Finding(Mark mark, String found, @Nullable String cure) {
    public static Finding ok(String found) {
        return new Finding(Mark.OK, found, null);
    }

    public static Finding note(String found, @Nullable String cure) {
        return new Finding(Mark.NOTE, found, cure);
    }

    public static Finding wrong(String found, @Nullable String cure) {
        return new Finding(Mark.WRONG, found, cure);
    }

    /** Its lines on the screen. */
    @Override
    public String toString() {
        return mark + "  " + found + (cure == null ? "" : "\n         → " + cure);
    }
}
