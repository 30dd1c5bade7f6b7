package airkeeper.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A way to people: a push service, a mailbox, somebody's own program. */
public interface Channel {
    /** The word for it on pages and in the log. */
    String name();

    /**
     * Says it, and waits until the other side has taken it; returns what that answered, as a sentence for people. May be
     * called from any thread, one at a time.
     */
    String say(Notice notice) throws ChannelException;

    /**
     * Something to be told.
     *
     * @param key of what it is about: the same from the first notice of it to the last
     * @param time null while the clock was never set
     */
    record Notice(
            Kind kind, String key, String text, @Nullable Instant time) {}

    /** What a notice is. */
    enum Kind {
        RAISED("raised", "Airkeeper: alert"),
        REMINDED("reminded", "Airkeeper: still so"),
        OVER("over", "Airkeeper: back to good"),
        TEST("test", "Airkeeper: test");

        private final String key;
        private final String title;

        Kind(String key, String title) {
            this.key = key;
            this.title = title;
        }

        /** The word in payloads. */
        public String key() {
            return key;
        }

        /** The line above the text. */
        public String title() {
            return title;
        }
    }
}
