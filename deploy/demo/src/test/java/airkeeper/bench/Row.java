package airkeeper.bench;

import java.time.Duration;
import java.util.Locale;

/**
 * One line of the table.
 *
 * @param yardstick what is measured beside it in the same run; empty when there is none
 * @param ratio the first over the second; empty when there is none
 */
record Row(String what, String airkeeper, String yardstick, String ratio) {
    /** Something that has nothing beside it. */
    static Row alone(String what, String airkeeper) {
        return new Row(what, airkeeper, "", "");
    }

    static Row rates(String what, double perSecond, double yardstick) {
        return new Row(what, rate(perSecond), rate(yardstick), ratio(perSecond / yardstick));
    }

    static Row waits(String what, Duration wait, Duration yardstick) {
        return new Row(what, millis(wait), millis(yardstick), ratio((double) wait.toNanos() / yardstick.toNanos()));
    }

    /** Bytes of what is written for each reading. */
    static Row bytes(String what, double bytes, double yardstick) {
        return new Row(what, bytes(bytes), bytes(yardstick), ratio(bytes / yardstick));
    }

    private static String bytes(double bytes) {
        return String.format(Locale.ENGLISH, "%,.0f B", bytes);
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ENGLISH, "%,d /s", Math.round(perSecond));
    }

    private static String millis(Duration wait) {
        return String.format(Locale.ENGLISH, "%.2f ms", wait.toNanos() / 1e6);
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ENGLISH, ratio < 0.1 ? "%.4f" : "%.2f", ratio);
    }
}
