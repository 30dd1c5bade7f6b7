package airkeeper.wire;

/**
 * What a node wants to hear.
 *
 * @param qos the highest quality of service it wants, 0 or 1
 * @param kept what to do about messages that the broker keeps
 */
public record Subscription(TopicFilter filter, int qos, Kept kept) {
    public Subscription {
        if (qos != 0 && qos != 1) {
            throw new IllegalArgumentException("expected qos 0 or 1, found " + qos);
        }
    }

    /** At least once, with the kept messages first. */
    public static Subscription withKept(TopicFilter filter) {
        return new Subscription(filter, 1, Kept.HANDED_OVER);
    }

    /** At least once, only what is said from now on. */
    public static Subscription newsOnly(TopicFilter filter) {
        return new Subscription(filter, 1, Kept.LEFT);
    }

    /** Whether retained messages are handed over when subscribing (MQTT 5 retain handling). */
    public enum Kept {
        /** All of them, each time (0). */
        HANDED_OVER,
        /** None, ever (2). */
        LEFT
    }
}
