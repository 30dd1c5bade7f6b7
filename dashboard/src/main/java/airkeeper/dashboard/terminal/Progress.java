package airkeeper.dashboard.terminal;

import airkeeper.dashboard.Span;
import airkeeper.wire.time.Time;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells a person who waits how far it is, how fast it goes and how long it will take, a line every few seconds. */
final class Progress {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PrintStream out;
    private final Time time;
    private final Span whole;
    private final String what;
    private final Duration began;
    private Duration next;
    private long count;

    /** Of what has no known end. */
    Progress(PrintStream out, Time time, String what) {
        this(out, time, Span.ALL, what);
    }

    /**
     * @param whole the time of what is to be done, from the first of it to the last
     * @param what what is counted, in the plural
     */
    Progress(PrintStream out, Time time, Span whole, String what) {
        this.out = out;
        this.time = time;
        this.whole = whole;
        this.what = what;
        this.began = time.steady();
        this.next = began.plus(PAUSE);
    }

    /** So many more are done; nobody knows of how many. */
    void counted(int more) {
        reached(whole.from(), more);
    }

    /** So many more are done, and all before this moment. */
    void reached(Instant moment, int more) {
        count += more;
        Duration now = time.steady();
        if (now.compareTo(next) < 0) {
            return;
        }
        next = now.plus(PAUSE);
        Duration took = now.minus(began);
        double part = part(moment);
        String rate =
                String.format(Locale.ENGLISH, "%,d %s, %,d per second", count, what, count * 1000 / took.toMillis());
        if (part == 0) {
            out.println(rate);
        } else {
            Duration left = Duration.ofMillis((long) (took.toMillis() * (1 - part) / part));
            out.println((int) (part * 100) + " %: " + rate + ", about " + words(left) + " left");
        }
    }

    private double part(Instant moment) {
        double length = Math.max(1, whole.length().toMillis());
        return Math.clamp(Duration.between(whole.from(), moment).toMillis() / length, 0, 1);
    }

    /** The last line: how many there were, and how long it took. */
    String done() {
        return String.format(
                Locale.ENGLISH, "%,d %s in %s", count, what, words(time.steady().minus(began)));
    }

    private static String words(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
