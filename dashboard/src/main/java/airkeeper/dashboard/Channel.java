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
     * @param title the line above the text
     * @param room what people call the room that it is about; null: it is about none
     * @param key of what it is about: the same from the first notice of it to the last
     * @param time null while the clock was never set
     */
    record Notice(
            Kind kind,
            String title,
            @Nullable String room,
            String key,
            String text,
            @Nullable Instant time) {}

    /** What a notice is. */
    enum Kind {
        RAISED("raised"),
        REMINDED("reminded"),
        OVER("over"),
        TEST("test");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The word in payloads. */
        public String key() {
            return key;
        }
    }
}
