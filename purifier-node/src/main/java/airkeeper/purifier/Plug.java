package airkeeper.purifier;

import airkeeper.wire.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A switch of another project that listens on MQTT.
 *
 * @param topic where it listens
 * @param on the payload that switches it on
 * @param off the payload that switches it off
 * @param confirmation where it says how it stands; null: it does not
 */
public record Plug(
        Topic topic, String on, String off, @Nullable Confirmation confirmation) {

    /**
     * How a plug says where it stands.
     *
     * @param pointer the JSON pointer to the word in the payload; null: the payload is the word
     * @param on the word for on; {@code true} for a JSON boolean
     * @param off the word for off
     */
    public record Confirmation(Topic topic, @Nullable String pointer, String on, String off) {}
}
