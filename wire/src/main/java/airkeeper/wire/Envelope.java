package airkeeper.wire;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else stands on a message that came: no node acts on it, people look at it.
 *
 * @param duplicate whether the broker has sent it before and heard no receipt
 * @param contentType such as {@code application/json}; null: the sender gave none
 * @param expiry after how long from now the broker forgets it; null: never
 * @param properties what the sender added in its own words (MQTT 5 user properties), in order
 */
public record Envelope(
        boolean duplicate,
        @Nullable String contentType,
        @Nullable Duration expiry,
        List<Property> properties) {
    /** Nothing else. */
    public static final Envelope PLAIN = new Envelope(false, null, null, List.of());

    public Envelope {
        properties = List.copyOf(properties);
    }

    /** A user property; the same name may come several times. */
    public record Property(String name, String value) {}
}
