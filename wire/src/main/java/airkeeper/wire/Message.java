package airkeeper.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something to be said on a link.
 *
 * @param payload its bytes; not to be changed by anyone once the message is made
 * @param qos 0 (once, or lost with the line) or 1 (at least once)
 * @param retained whether the broker keeps it for those who subscribe later
 * @param expiry after how long the broker forgets it; null: never
 * @param contentType such as {@code application/json}; null for a bare word or number
 * @param answerTo where an answer is wanted (MQTT 5 response topic); null: none is
 * @param correlation what an answer gives back, or, in an answer, what the question gave; null otherwise
 */
@SuppressWarnings("ArrayRecordComponent") // messages are carried, never compared
public record Message(
        Topic topic,
        byte[] payload,
        int qos,
        boolean retained,
        @Nullable Duration expiry,
        @Nullable String contentType,
        @Nullable Topic answerTo,
        byte @Nullable [] correlation) {

    public Message {
        if (qos != 0 && qos != 1) {
            throw new IllegalArgumentException("expected qos 0 or 1, found " + qos);
        }
    }

    /** JSON bytes, at least once, not retained, without expiry. */
    public static Message json(Topic topic, byte[] payload) {
        return new Message(topic, payload, 1, false, null, "application/json", null, null);
    }

    /** A bare word or number, at least once, not retained, without expiry. */
    public static Message text(Topic topic, String payload) {
        return new Message(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false, null, null, null, null);
    }

    /** The same at most once. */
    public Message atMostOnce() {
        return new Message(topic, payload, 0, retained, expiry, contentType, answerTo, correlation);
    }

    /** The same, kept by the broker for newcomers. */
    public Message kept() {
        return new Message(topic, payload, qos, true, expiry, contentType, answerTo, correlation);
    }

    /** The same, forgotten by the broker after a while. */
    public Message expiringAfter(Duration duration) {
        return new Message(topic, payload, qos, retained, duration, contentType, answerTo, correlation);
    }

    /** The same as a question; the answer to it comes on {@code answerTo} and gives {@code question} back. */
    public Message asking(Topic answerTo, byte[] question) {
        return new Message(topic, payload, qos, retained, expiry, contentType, answerTo, question);
    }

    /** The same as the answer to a question, whose correlation is given back. */
    public Message answering(byte @Nullable [] question) {
        return new Message(topic, payload, qos, retained, expiry, contentType, null, question);
    }

    /** The payload as text, for people and tests. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
