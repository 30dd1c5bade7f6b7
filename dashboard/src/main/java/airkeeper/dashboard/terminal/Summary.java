package airkeeper.dashboard.terminal;

import airkeeper.dashboard.Forecast;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Holding;
import airkeeper.dashboard.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a history holds, in words. */
final class Summary {
    private Summary() {}

    /** @param now null: the clock is not set, and nothing has an age */
    static String of(Place place, History history, @Nullable Instant now) throws HistoryException {
        Holding holding = history.holding();
        String forecast = Forecast.of(holding, place.keep())
                .map(expected -> "; " + expected)
                .orElse("");
        StringBuilder text = new StringBuilder(place + ": " + bytes(holding.bytes()) + forecast + "\n");
        for (Holding.Tier tier : holding.tiers()) {
            String name = tier.slot().isZero() ? "readings" : "slots of " + words(tier.slot());
            String span = tier.from() == null || tier.to() == null
                    ? "none"
                    : minute(tier.from()) + " to " + minute(tier.to());
            text.append(String.format(Locale.ENGLISH, "  %-16s %10s   %s%n", name, bytes(tier.bytes()), span));
        }
        for (History.Known known : history.sensors()) {
            Instant newest = known.newest().time();
            text.append(String.format(
                    Locale.ENGLISH,
                    "  %s: newest reading %s%s%n",
                    known.sensor(),
                    newest.truncatedTo(ChronoUnit.SECONDS),
                    now == null ? "" : " (" + words(Duration.between(newest, now)) + " ago)"));
        }
        return text.toString();
    }

    private static Instant minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    private static String words(Duration duration) {
        if (duration.compareTo(Duration.ofDays(1)) >= 0) {
            return duration.toDays() + " d";
        }
        if (duration.compareTo(Duration.ofHours(1)) >= 0) {
            return duration.toHours() + " h";
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : Math.max(0, duration.toSeconds()) + " s";
    }

    static String bytes(long bytes) {
        if (bytes < 1_000_000) {
            return String.format(Locale.ENGLISH, "%.0f kB", Math.ceil(bytes / 1e3));
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ENGLISH, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ENGLISH, "%.1f GB", bytes / 1e9);
    }

    /** The part of a span in which there are readings, to tell how far something is. */
    static Span held(History history, Span span) throws HistoryException {
        Holding.Tier readings = history.holding().tiers().getFirst();
        if (readings.from() == null || readings.to() == null) {
            return span;
        }
        Instant from = readings.from().isAfter(span.from()) ? readings.from() : span.from();
        Instant to = readings.to().isBefore(span.to()) ? readings.to() : span.to();
        return from.isAfter(to) ? span : new Span(from, to);
    }
}
