package airkeeper.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** When nothing was heard that should have been. */
public final class Silence {
    /** More than this many pauses of a sensor are a silence. */
    private static final int MISSING = 3;
    /** Fewer readings do not tell what is usual. */
    private static final int ENOUGH = 10;

    private Silence() {}

    /**
     * The silences in a series, in order of time, from the middle of a slot to that of another.
     *
     * @param pause the usual one between two readings
     * @param since when the first reading ever was taken, before which silence is none; null: never
     */
    public static List<Span> in(Series series, Duration pause, @Nullable Instant since) {
        if (since == null || !since.isBefore(series.span().to())) {
            return List.of();
        }
        long step = series.stepSeconds() * 1000;
        long patience = Math.max(1, MISSING * pause.toMillis());
        long from = Math.max(series.span().from().toEpochMilli(), since.toEpochMilli());
        long to = series.span().to().toEpochMilli();
        int[] heard = heard(series);
        List<Span> found = new ArrayList<>();
        if (heard.length == 0) {
            add(found, from, to, patience);
            return found;
        }
        long first = middle(series, heard[0], step);
        if (first - step / 2 - from > Math.max(patience, step)) {
            add(found, from, first, 0);
        }
        for (int k = 1; k < heard.length; k++) {
            if (heard[k] - heard[k - 1] > 1) {
                add(found, middle(series, heard[k - 1], step), middle(series, heard[k], step), patience);
            }
        }
        add(found, middle(series, heard[heard.length - 1], step), to, Math.max(patience, step + step / 2));
        return found;
    }

    /**
     * The usual pause between readings in a series: the one that is known, or a longer one where slots are short enough to show
     * it. The sensor may have measured less often then, or not long enough since this program started.
     */
    public static Duration pause(Series series, Duration known) {
        int[] heard = heard(series);
        if (heard.length < ENOUGH) {
            return known;
        }
        int[] apart = IntStream.range(1, heard.length)
                .map(k -> heard[k] - heard[k - 1])
                .sorted()
                .toArray();
        int median = apart[apart.length / 2];
        Duration found = Duration.ofSeconds(median * series.stepSeconds());
        return median > 1 && found.compareTo(known) > 0 ? found : known;
    }

    private static int[] heard(Series series) {
        return IntStream.range(0, series.slots())
                .filter(slot -> series.count(slot) > 0)
                .toArray();
    }

    private static long middle(Series series, int slot, long step) {
        return series.start() + slot * step + step / 2;
    }

    private static void add(List<Span> found, long from, long to, long patience) {
        if (to - from > patience) {
            found.add(new Span(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to)));
        }
    }
}
