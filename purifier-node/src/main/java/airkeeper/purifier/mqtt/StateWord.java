package airkeeper.purifier.mqtt;

import airkeeper.purifier.Plug;
import airkeeper.wire.Power;
import airkeeper.wire.Shown;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads from a plug's own message where it stands. */
record StateWord(Plug.Confirmation confirmation) {

    /** Empty when the message is about something else: a plug says its power and its link quality on the same topic. */
    Optional<Power> read(byte[] payload) throws MalformedException {
        String pointer = confirmation.pointer();
        if (pointer == null) {
            return Optional.of(power(new String(payload, StandardCharsets.UTF_8).strip()));
        }
        JsonNode found = Json.tree(payload).at(pointer);
        return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(power(found.asText()));
    }

    private Power power(String word) throws MalformedException {
        if (word.equalsIgnoreCase(confirmation.on())) {
            return Power.ON;
        }
        if (word.equalsIgnoreCase(confirmation.off())) {
            return Power.OFF;
        }
        throw new MalformedException("expected " + Shown.quoted(confirmation.on()) + " or "
                + Shown.quoted(confirmation.off()) + " from the plug, found " + Shown.quoted(word));
    }
}
