package airkeeper.dashboard;

import airkeeper.wire.PurifierId;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;

/** Something that people want to be told of when it goes wrong. */
public sealed interface Concern {
    /** The air of a room. */
    record Air(Room room, Quantity quantity) implements Concern {
        @Override
        public String key() {
            return "air/" + room + "/" + quantity.key();
        }
    }

    /** Whether a sensor still measures. */
    record Silence(SensorId sensor) implements Concern {
        @Override
        public String key() {
            return "silence/" + sensor;
        }
    }

    /** Whether what a sensor measures can be relied on. */
    record Trust(SensorId sensor) implements Concern {
        @Override
        public String key() {
            return "trust/" + sensor;
        }
    }

    /** Whether a purifier's node is there. */
    record Purifier(PurifierId purifier) implements Concern {
        @Override
        public String key() {
            return "purifier/" + purifier;
        }
    }

    /** Whether a relay does what it is told, as far as its node can see. */
    record Relay(PurifierId purifier) implements Concern {
        @Override
        public String key() {
            return "relay/" + purifier;
        }
    }

    /** What the dashboard itself needs. */
    record Need(Health.Part part) implements Concern {
        @Override
        public String key() {
            return "need/" + part.key();
        }
    }

    /** Its name in addresses and on the disk; unique. */
    String key();
}
