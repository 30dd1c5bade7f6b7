package airkeeper.purifier.pi;

import airkeeper.purifier.RelaySettings.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a pin does while the computer starts: an input that is pulled up (GPIO0 to GPIO8) or down (GPIO9 to GPIO27; BCM2835 ARM
 * Peripherals, section 6.2), unless the firmware is told otherwise in its {@code config.txt}.
 */
record Boot(Path config) {
    private static final int LAST_PULLED_UP = 8;

    /** {@code gpio=17,20-22=op,dl}, as Raspberry Pi's documentation of config.txt has it. */
    private static final Pattern HELD = Pattern.compile("gpio=([0-9,-]+)=([a-z0-9,]+)");

    /** A sentence for a relay that conducts while the computer starts, null: it does not. */
    @Nullable
    String warning(int pin, Level active) {
        Level pulled = pin <= LAST_PULLED_UP ? Level.HIGH : Level.LOW;
        if (pulled != active || heldOff(pin, active)) {
            return null;
        }
        String level = active.name().toLowerCase(Locale.ROOT);
        return "GPIO%d is pulled %s while the computer starts, which switches an active-%s relay on: give it a pin from %s, or put gpio=%d=op,%s into %s."
                .formatted(pin, level, level, active == Level.HIGH ? "9 to 27" : "4 to 8", pin, off(active), config);
    }

    private static String off(Level active) {
        return active == Level.HIGH ? "dl" : "dh";
    }

    private boolean heldOff(int pin, Level active) {
        try {
            return Files.readAllLines(config).stream()
                    .map(line -> HELD.matcher(line.strip()))
                    .filter(Matcher::matches)
                    .filter(line -> Stream.of(line.group(1).split(",", -1)).anyMatch(part -> names(part, pin)))
                    .map(line -> List.of(line.group(2).split(",", -1)))
                    .anyMatch(options -> options.contains("op") && options.contains(off(active)));
        } catch (IOException e) {
            return false; // not where it is looked for, or not a Raspberry Pi
        }
    }

    private static boolean names(String part, int pin) {
        String[] ends = part.split("-", -1);
        return ends.length == 1
                ? ends[0].equals(Integer.toString(pin))
                : Integer.parseInt(ends[0]) <= pin && pin <= Integer.parseInt(ends[1]);
    }
}
