package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Codes;
import airkeeper.dashboard.Series;
import airkeeper.wire.Quantity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a series of some sensors: what is summed up from the coarsest slots that fit its step, its ends from finer ones, what
 * is not summed up from the readings, and the newest from memory.
 */
final class Chart {
    private final Connection connection;
    private final Quantity quantity;
    private final Asked asked;
    private final Series series;
    private final Slots slots;
    private final Kept kept;
    private final Rolled rolled;

    /** In a read transaction of its own: all of it is as of one moment. */
    Chart(Connection connection, Quantity quantity, Asked asked) throws SQLException {
        this.connection = connection;
        this.quantity = quantity;
        this.asked = asked;
        this.kept = Kept.read(connection);
        this.rolled = Rolled.read(connection);
        this.series = new Series(asked.span(), asked.points(), least(kept, asked.from()));
        this.slots = new Slots(series);
    }

    /** The length of the finest slots that reach back so far. */
    private static Duration least(Kept kept, long from) {
        int seconds = 0;
        for (Tier tier : Tier.values()) {
            if (kept.from(seconds) <= from) {
                break;
            }
            seconds = tier.seconds();
        }
        return Duration.ofSeconds(seconds);
    }

    Series of(List<Integer> sensors, Recent recent) throws SQLException {
        long onDisk = Math.min(asked.to(), recent.values(sensors, quantity, asked.from(), asked.to(), slots::take));
        for (int sensor : sensors) {
            long summed = Math.clamp(rolled.to(sensor), asked.from(), Math.max(asked.from(), onDisk));
            slots(Tier.coarsest(), sensor, asked.from(), summed);
            readings(sensor, summed, onDisk);
        }
        return slots.over(Codes.scale(quantity));
    }

    /** Takes the span from this tier where its slots fit, and the rest from finer ones; null: from the readings. */
    private void slots(@Nullable Tier tier, int sensor, long from, long to) throws SQLException {
        if (from >= to) {
            return;
        }
        if (tier == null) {
            readings(sensor, from, to);
            return;
        }
        // where nothing finer is kept, the slots at the ends are whole
        Tier finer = tier.finer();
        long finest = kept.from(finer == null ? 0 : finer.seconds());
        long first = from < finest ? tier.floor(from) : tier.ceil(from);
        long last = to <= finest ? tier.ceil(to) : tier.floor(to);
        if (first >= last || series.stepSeconds() % tier.seconds() != 0) {
            slots(finer, sensor, from, to);
            return;
        }
        slots(finer, sensor, from, first);
        whole(tier, sensor, first, last);
        slots(finer, sensor, last, to);
    }

    private void whole(Tier tier, int sensor, long from, long to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT slot, count, min, sum, max FROM "
                + tier.table() + " WHERE sensor = ? AND quantity = ? AND slot >= ? AND slot < ?")) {
            statement.setInt(1, sensor);
            statement.setInt(2, Codes.code(quantity));
            statement.setLong(3, tier.slot(from));
            statement.setLong(4, tier.slot(to));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    slots.take(
                            rows.getLong(1) * tier.length(),
                            rows.getInt(2),
                            rows.getLong(3),
                            rows.getLong(4),
                            rows.getLong(5));
                }
            }
        }
    }

    private void readings(int sensor, long from, long to) throws SQLException {
        if (from >= to) {
            return;
        }
        String column = quantity.key();
        try (PreparedStatement statement = connection.prepareStatement("SELECT id, " + column
                + " FROM reading WHERE id >= ? AND id < ? AND id & 65535 = ? AND quality = " + Codes.USABLE + " AND "
                + column + " IS NOT NULL")) {
            statement.setLong(1, Columns.id(from, 0));
            statement.setLong(2, Columns.id(to, 0));
            statement.setInt(3, sensor);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    slots.take(Columns.epochMillis(rows.getLong(1)), Codes.within(rows.getLong(2)));
                }
            }
        }
    }
}
