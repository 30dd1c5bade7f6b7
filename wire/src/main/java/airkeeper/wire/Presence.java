package airkeeper.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a node is there: said at birth and at a tidy end, and by the broker as the node's last will.
 *
 * @param kind {@code sensor}, {@code purifier} or {@code dashboard}
 * @param since when the node started; null while its clock was never set
 * @param sensors the sensors it reads, written {@code kitchen/scd41}; empty for other kinds
 */
public record Presence(
        State state,
        NodeId node,
        String kind,
        String version,
        @Nullable Instant since,
        List<SensorId> sensors) {

    public Presence {
        sensors = List.copyOf(sensors);
    }

    /** The same node, gone: what its last will says. */
    public Presence gone() {
        return new Presence(State.OFFLINE, node, kind, version, since, sensors);
    }

    /** There or not. */
    public enum State {
        ONLINE("online"),
        OFFLINE("offline");

        private final String key;

        State(String key) {
            this.key = key;
        }

        /** The word on the wire. */
        public String key() {
            return key;
        }
    }
}
