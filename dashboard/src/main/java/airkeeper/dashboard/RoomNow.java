package airkeeper.dashboard;

import airkeeper.wire.PurifierId;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A room as it is at one moment. Ages are in seconds, null while this program's clock was never set. */
public record RoomNow(Room room, Map<Quantity, Value> now, List<Sensor> sensors, List<Purifier> purifiers) {
    /**
     * The newest usable value of a quantity.
     *
     * @param stale whether it is too old to be the air of now
     * @param staleAfter from which age on it is
     * @param mean what is judged in place of the value where the guideline speaks of a mean; null: the value itself
     * @param level null where no guideline speaks of the quantity, or too little was measured for its mean
     */
    public record Value(
            double value,
            Instant time,
            @Nullable Long ageSeconds,
            boolean stale,
            Duration staleAfter,
            @Nullable Mean mean,
            @Nullable Level level) {}

    /**
     * The mean of a quantity in a room over the span that ends now.
     *
     * @param value null while too little was measured
     * @param covered in what part of the span something was measured, from 0 to 1
     */
    public record Mean(Duration over, @Nullable Double value, double covered) {}

    /**
     * A sensor and its newest reading.
     *
     * @param online whether its node is there; where no node says so, whether the reading is not stale
     */
    public record Sensor(
            SensorId sensor, Instant time, @Nullable Long ageSeconds, boolean stale, Quality quality, boolean online) {}

    /**
     * A purifier and its newest report.
     *
     * @param online whether its node said it is there
     */
    public record Purifier(
            PurifierId purifier,
            PurifierReport report,
            @Nullable Long ageSeconds,
            boolean online) {}
}
