package airkeeper.dashboard;

import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import java.util.Optional;

/** The integers that stand for readings in stored rows; they are in files and databases and never change. */
public final class Codes {
    /** The quality of readings that enter a statistic. */
    public static final int USABLE = 0;

    /** No real value is that far from zero; so it fits into an int and sums do not overflow. */
    private static final long MOST = 1_000_000_000;

    private Codes() {}

    public static int code(Quality quality) {
        return switch (quality) {
            case OK -> USABLE;
            case WARMING_UP -> 1;
            case IMPLAUSIBLE -> 2;
            case STUCK -> 3;
        };
    }

    /** Empty: a newer program wrote it. */
    public static Optional<Quality> quality(int code) {
        for (Quality quality : Quality.values()) {
            if (code(quality) == code) {
                return Optional.of(quality);
            }
        }
        return Optional.empty();
    }

    public static int code(Quantity quantity) {
        return switch (quantity) {
            case CO2 -> 0;
            case TEMPERATURE -> 1;
            case HUMIDITY -> 2;
            case PM1 -> 3;
            case PM25 -> 4;
            case PM10 -> 5;
            case PRESSURE -> 6;
            case VOC -> 7;
            case NOX -> 8;
        };
    }

    public static int code(Entry.Stamp stamp) {
        return stamp == Entry.Stamp.NODE ? 0 : 1;
    }

    public static Entry.Stamp stamp(int code) {
        return code == 0 ? Entry.Stamp.NODE : Entry.Stamp.RECEIVER;
    }

    /** How many parts of its unit are kept. */
    public static int scale(Quantity quantity) {
        return quantity == Quantity.TEMPERATURE || quantity == Quantity.HUMIDITY ? 100 : 10;
    }

    /** A value in such parts. */
    public static int scaled(Quantity quantity, double value) {
        return within(Math.round(value * scale(quantity)));
    }

    /** A scaled value as it enters a statistic. */
    public static int within(long scaled) {
        return (int) Math.clamp(scaled, -MOST, MOST);
    }
}
