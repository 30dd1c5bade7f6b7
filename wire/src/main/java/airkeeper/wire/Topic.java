package airkeeper.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A topic that a message is said on; cannot hold one that a broker would refuse. */
public record Topic(String text) {
    public Topic {
        checked("topic", text);
        if (text.indexOf('+') >= 0 || text.indexOf('#') >= 0) {
            throw new IllegalArgumentException("expected a topic without + and #, found " + Shown.quoted(text));
        }
    }

    /** The text itself if MQTT allows it as a name of {@code kind}; else an {@link IllegalArgumentException}. */
    static String checked(String kind, String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > 65_535 || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "expected a " + kind + " of 1 to 65535 bytes without NUL, found " + Shown.quoted(text));
        }
        return text;
    }

    /** The parts between the slashes. */
    public List<String> levels() {
        return List.of(text.split("/", -1));
    }

    @Override
    public String toString() {
        return text;
    }
}
