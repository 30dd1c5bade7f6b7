package airkeeper.dashboard;

import airkeeper.wire.Decision;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Reading;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something to be remembered. Its time is known: where the node did not know it, the recorder has stamped it. */
public sealed interface Entry {
    /**
     * A sensor measured.
     *
     * @param stamp whose clock the reading's time is from
     */
    record Measured(SensorId sensor, Reading reading, Stamp stamp) implements Entry {
        public Measured {
            checked("a reading", reading.time());
        }

        @Override
        public Instant time() {
            return checked("a reading", reading.time());
        }
    }

    /** Something that belongs into the ledger of a room. */
    sealed interface Event extends Entry {
        Room room();
    }

    /** A purifier's power, mode or reason changed. */
    record Decided(PurifierId purifier, Decision decision) implements Event {
        public Decided {
            checked("a decision", decision.time());
        }

        @Override
        public Instant time() {
            return checked("a decision", decision.time());
        }

        @Override
        public Room room() {
            return purifier.room();
        }
    }

    /**
     * Something else happened that a person may want to know later.
     *
     * @param subject whom it concerns: the name of a sensor, purifier or node of the room
     * @param text what happened, as a sentence
     */
    record Noted(Instant time, Room room, Kind kind, String subject, String text) implements Event {
        public Noted {
            checked("a note", time);
        }
    }

    /** What a note is about. */
    enum Kind {
        /** Readings that were taken and cannot be had any more. */
        MISSED("missed"),
        /** A sensor was not heard any more, after its reading of that time. */
        LOST("lost"),
        /** That sensor is heard again. */
        BACK("back"),
        /** A node that has to do with the room has gone. */
        OFFLINE("offline"),
        /** That node is there again. */
        ONLINE("online");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The word in answers and in files. */
        public String key() {
            return key;
        }
    }

    /** Whose clock a time is from. */
    enum Stamp {
        /** The node's that measured. */
        NODE,
        /** The recorder's, when it came: the node's clock was never set. */
        RECEIVER
    }

    /** When it happened, within {@link Span#ALL}. */
    Instant time();

    private static Instant checked(String what, @Nullable Instant time) {
        if (time == null || !Span.ALL.contains(time)) {
            throw new IllegalArgumentException("expected " + what + " to be remembered with a time from "
                    + Span.ALL.from() + " to " + Span.ALL.to() + ", found " + (time == null ? "none" : time));
        }
        return time;
    }
}
