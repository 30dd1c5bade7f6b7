package airkeeper.dashboard;

import airkeeper.wire.Presence;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;

/** Something that was heard just now, for those who watch. */
public sealed interface News {
    /**
     * A sensor measured.
     *
     * @param reading with a time
     * @param late whether it is older than what was known: said again, or queued by the broker
     */
    record Measured(SensorId sensor, Reading reading, boolean late) implements News {}

    /** A purifier said how it stands. */
    record Reported(RoomNow.Purifier purifier) implements News {}

    /** A purifier decided. */
    record Decided(Entry.Decided entry) implements News {}

    /** A node came or went. */
    record Came(Presence presence) implements News {}
}
