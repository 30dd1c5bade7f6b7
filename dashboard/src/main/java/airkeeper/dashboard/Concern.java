package airkeeper.dashboard;

import airkeeper.wire.PurifierId;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import org.jspecify.annotations.Nullable;

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

        @Override
        public Room room() {
            return sensor.room();
        }
    }

    /** Whether what a sensor measures can be relied on. */
    record Trust(SensorId sensor) implements Concern {
        @Override
        public String key() {
            return "trust/" + sensor;
        }

        @Override
        public Room room() {
            return sensor.room();
        }
    }

    /** Whether a purifier's node is there. */
    record Purifier(PurifierId purifier) implements Concern {
        @Override
        public String key() {
            return "purifier/" + purifier;
        }

        @Override
        public Room room() {
            return purifier.room();
        }
    }

    /** Whether a relay does what it is told, as far as its node can see. */
    record Relay(PurifierId purifier) implements Concern {
        @Override
        public String key() {
            return "relay/" + purifier;
        }

        @Override
        public Room room() {
            return purifier.room();
        }
    }

    /** What the dashboard itself needs. */
    record Need(Health.Part part) implements Concern {
        @Override
        public String key() {
            return "need/" + part.key();
        }

        @Override
        public @Nullable Room room() {
            return null;
        }
    }

    /** Its name in addresses and on the disk; unique. */
    String key();

    /** The room that it is about; null: it is about none. */
    @Nullable
    Room room();
}
