package airkeeper.dashboard;

import airkeeper.wire.Envelope;
import airkeeper.wire.Heard;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that went over the broker, as people are shown it: never longer than they can read, and as text only where it is
 * text.
 *
 * @param time when it came here; null while this clock was never set
 * @param topic its first {@value #LONGEST_WORD} characters
 * @param bytes how long the payload is
 * @param form how {@code payload} is to be read
 * @param payload the beginning of it
 * @param whole whether that is all of it
 * @param answerTo the MQTT 5 response topic; null: none
 * @param correlation in hexadecimal digits; null: none
 */
public record Overheard(
        @Nullable Instant time,
        String topic,
        int qos,
        boolean retained,
        boolean duplicate,
        int bytes,
        Form form,
        String payload,
        boolean whole,
        @Nullable String contentType,
        @Nullable String answerTo,
        @Nullable String correlation,
        @Nullable Duration expiry,
        List<Envelope.Property> properties) {

    static final int LONGEST_TEXT_BYTES = 2_048;
    static final int LONGEST_HEX_BYTES = 256;
    private static final int LONGEST_WORD = 512;
    private static final int MOST_PROPERTIES = 16;

    /** How a payload is shown. */
    public enum Form {
        /** As it is. */
        TEXT("text"),
        /** As hexadecimal digits, two for each byte: it is no UTF-8, or has control characters. */
        HEX("hex");

        private final String key;

        Form(String key) {
            this.key = key;
        }

        /** The word in answers. */
        public String key() {
            return key;
        }
    }

    static Overheard of(Heard heard, @Nullable Instant time) {
        byte[] payload = heard.payload();
        byte[] begin = Arrays.copyOf(payload, Math.min(payload.length, LONGEST_TEXT_BYTES));
        Optional<String> text = text(begin, begin.length == payload.length);
        byte[] shown = text.isPresent() ? begin : Arrays.copyOf(begin, Math.min(begin.length, LONGEST_HEX_BYTES));
        byte[] correlation = heard.correlation();
        Envelope envelope = heard.envelope();
        return new Overheard(
                time,
                cut(heard.topic().text()),
                heard.qos(),
                heard.retained(),
                envelope.duplicate(),
                payload.length,
                text.isPresent() ? Form.TEXT : Form.HEX,
                text.orElseGet(() -> HexFormat.of().formatHex(shown)),
                shown.length == payload.length,
                Optional.ofNullable(envelope.contentType()).map(Overheard::cut).orElse(null),
                heard.answerTo().map(topic -> cut(topic.text())).orElse(null),
                correlation == null ? null : cut(HexFormat.of().formatHex(correlation)),
                envelope.expiry(),
                envelope.properties().stream()
                        .limit(MOST_PROPERTIES)
                        .map(each -> new Envelope.Property(cut(each.name()), cut(each.value())))
                        .toList());
    }

    /** Empty where it is none; a character that is cut at the end is left out. */
    private static Optional<String> text(byte[] bytes, boolean all) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        if (decoder.decode(ByteBuffer.wrap(bytes), text, all).isError()) {
            return Optional.empty();
        }
        String said = text.flip().toString();
        return said.chars().anyMatch(Overheard::unprintable) ? Optional.empty() : Optional.of(said);
    }

    private static boolean unprintable(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_WORD ? text : text.substring(0, LONGEST_WORD) + "…";
    }
}
