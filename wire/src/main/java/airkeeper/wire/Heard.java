package airkeeper.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that came over a link.
 *
 * @param payload its bytes as they came; anything may stand in them
 * @param retained whether it was published as one to be kept: an old word, or one that will be old for somebody
 * @param answerTo where the sender wants an answer (MQTT 5 response topic), if it does
 * @param correlation what the answer must give back, if anything
 * @param envelope what else stands on it
 * @param receipt what {@link #acknowledge} does
 */
@SuppressWarnings("ArrayRecordComponent") // messages are carried, never compared
public record Heard(
        Topic topic,
        byte[] payload,
        int qos,
        boolean retained,
        Optional<Topic> answerTo,
        byte @Nullable [] correlation,
        Envelope envelope,
        Runnable receipt) {

    /** One on which nothing else stands. */
    public Heard(
            Topic topic,
            byte[] payload,
            int qos,
            boolean retained,
            Optional<Topic> answerTo,
            byte @Nullable [] correlation,
            Runnable receipt) {
        this(topic, payload, qos, retained, answerTo, correlation, Envelope.PLAIN, receipt);
    }

    /**
     * Tells the broker that the message is safe here and need not be sent again; from any thread, once counts. Without
     * it the broker sends the message again on the next connection of a kept session. After the connection it came on
     * is gone, nothing happens.
     */
    public void acknowledge() {
        receipt.run();
    }

    /** The same message, whose acknowledgement does something else. */
    public Heard with(Runnable otherReceipt) {
        return new Heard(topic, payload, qos, retained, answerTo, correlation, envelope, otherReceipt);
    }

    /** The payload as text; what is not UTF-8 shows as replacement characters. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
