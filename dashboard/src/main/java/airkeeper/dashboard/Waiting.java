package airkeeper.dashboard;

import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The readings that are still waited for, in the form in which the history keeps them over a restart. */
record Waiting(List<Stretch> stretches) {
    static final Choice<Waiting> KEPT = Choice.of("waiting", new Waiting(List.of()));

    /** All that is in one of both. */
    Waiting and(Waiting other) {
        return new Waiting(Stream.concat(stretches.stream(), other.stretches.stream())
                .distinct()
                .toList());
    }

    /**
     * A gap of one sensor as wide as it was when it was seen.
     *
     * @param until when the first reading behind it was taken, epoch milliseconds; null: nothing was stored before it
     */
    record Stretch(
            String room,
            String sensor,
            long from,
            long to,
            @Nullable Long until) {
        static Stretch of(SensorId sensor, Gaps.Wanted wanted) {
            Instant until = wanted.until();
            return new Stretch(
                    sensor.room().name(),
                    sensor.name(),
                    wanted.from(),
                    wanted.to(),
                    until == null ? null : until.toEpochMilli());
        }

        SensorId of() {
            return new SensorId(new Room(room), sensor);
        }

        Gaps.Wanted wanted() {
            return new Gaps.Wanted(from, to, until == null ? null : Instant.ofEpochMilli(until));
        }
    }
}
