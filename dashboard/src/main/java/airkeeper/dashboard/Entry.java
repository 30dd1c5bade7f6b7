package airkeeper.dashboard;

import airkeeper.wire.Decision;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.util.Objects;

/** Something to be remembered. Its time is known: where the node did not know it, the recorder has stamped it. */
public sealed interface Entry {
    /**
     * A sensor measured.
     *
     * @param stamp whose clock the reading's time is from
     */
    record Measured(SensorId sensor, Reading reading, Stamp stamp) implements Entry {
        public Measured {
            Objects.requireNonNull(reading.time(), "a reading to be remembered has a time");
        }
    }

    /** A purifier's power, mode or reason changed. */
    record Decided(PurifierId purifier, Decision decision) implements Entry {
        public Decided {
            Objects.requireNonNull(decision.time(), "a decision to be remembered has a time");
        }
    }

    /** Whose clock a time is from. */
    enum Stamp {
        /** The node's that measured. */
        NODE,
        /** The recorder's, when it came: the node's clock was never set. */
        RECEIVER
    }
}
