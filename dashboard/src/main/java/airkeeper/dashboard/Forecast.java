package airkeeper.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** How much a history will take at the beginning of a year if all goes on as it did. */
public record Forecast(Size size, int year) {
    private static final int YEARS = 10;
    /** Of less nobody can tell. */
    private static final Duration LEAST = Duration.ofDays(1);

    /** For ten years from the newest reading on; empty while there is less than a day to judge by. */
    public static Optional<Forecast> of(Holding holding, Keep keep) {
        long rest = holding.bytes();
        double grown = 0;
        int year = 0;
        for (Holding.Tier tier : holding.tiers()) {
            Instant from = tier.from();
            Instant to = tier.to();
            if (from == null || to == null || Duration.between(from, to).compareTo(LEAST) < 0) {
                continue;
            }
            year = Math.max(year, to.atZone(ZoneOffset.UTC).getYear() + YEARS);
            Instant then = LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant first = keep.of(tier.slot()).horizon(then);
            double kept =
                    Duration.between(first.isAfter(from) ? first : from, then).toSeconds();
            grown += tier.bytes() * kept / Duration.between(from, to).toSeconds();
            rest -= tier.bytes();
        }
        return year == 0
                ? Optional.empty()
                : Optional.of(new Forecast(new Size(Math.max(0, rest) + (long) grown), year));
    }

    @Override
    public String toString() {
        return "at this pace " + size + " by " + year;
    }
}
