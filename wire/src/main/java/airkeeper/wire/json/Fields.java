package airkeeper.wire.json;

import airkeeper.wire.Shown;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object whose fields are asked for by name and type; each wrong one is one sentence. */
final class Fields {
    /** Nothing that is said here comes near this; what does is not ours. */
    private static final int LONGEST = 64 * 1024;

    private static final char REPLACED = '\uFFFD';

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final JsonNode object;

    private Fields(JsonNode object) {
        this.object = object;
    }

    static Fields of(byte[] payload) throws MalformedException {
        JsonNode node = parse(payload);
        if (!node.isObject()) {
            throw new MalformedException("expected a JSON object, found " + shown(node));
        }
        return new Fields(node);
    }

    /** The text of a payload that must be UTF-8 and not endless. */
    static String utf8(byte[] payload) throws MalformedException {
        if (payload.length > LONGEST) {
            throw new MalformedException("expected at most " + LONGEST + " bytes, found " + payload.length);
        }
        String text = new String(payload, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACED) < 0) {
            return text;
        }
        // it stands for bytes that are none, or was said
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("expected UTF-8 text, found other bytes");
        }
    }

    static JsonNode parse(byte[] payload) throws MalformedException {
        String text = utf8(payload);
        if (text.isBlank()) {
            throw new MalformedException("expected JSON, found an empty message");
        }
        try {
            return READER.readValue(text);
        } catch (JsonProcessingException e) {
            throw new MalformedException("expected JSON, found " + Shown.quoted(text));
        }
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    double number(String name) throws MalformedException {
        JsonNode node = required(name, "a number");
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw wrong(name, "a number", node);
        }
        return node.doubleValue();
    }

    @Nullable
    Double numberOrNull(String name) throws MalformedException {
        return has(name) ? number(name) : null;
    }

    long whole(String name) throws MalformedException {
        JsonNode node = required(name, "a whole number");
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw wrong(name, "a whole number", node);
        }
        return node.longValue();
    }

    @Nullable
    Integer wholeOrNull(String name) throws MalformedException {
        if (!has(name)) {
            return null;
        }
        long value = whole(name);
        if (value != (int) value) {
            throw wrong(name, "a whole number", object.get(name));
        }
        return (int) value;
    }

    boolean yesNo(String name) throws MalformedException {
        JsonNode node = required(name, "true or false");
        if (!node.isBoolean()) {
            throw wrong(name, "true or false", node);
        }
        return node.booleanValue();
    }

    String text(String name) throws MalformedException {
        JsonNode node = required(name, "a text");
        if (!node.isTextual()) {
            throw wrong(name, "a text", node);
        }
        return node.textValue();
    }

    @Nullable
    String textOrNull(String name) throws MalformedException {
        return has(name) ? text(name) : null;
    }

    @Nullable
    Instant timeOrNull(String name) throws MalformedException {
        if (!has(name)) {
            return null;
        }
        try {
            return Moments.parse(text(name));
        } catch (DateTimeParseException e) {
            throw wrong(name, "a time such as 2026-11-21T10:00:30Z", object.get(name));
        }
    }

    /** One of the words that an enum has on the wire. */
    <E extends Enum<E>> E word(String name, Class<E> words, Function<E, String> key) throws MalformedException {
        String found = text(name).toLowerCase(Locale.ROOT);
        StringBuilder known = new StringBuilder();
        for (E word : words.getEnumConstants()) {
            if (key.apply(word).equals(found)) {
                return word;
            }
            known.append(known.isEmpty() ? "" : ", ").append(key.apply(word));
        }
        throw wrong(name, "one of " + known, object.get(name));
    }

    /** A list of texts, each such as {@code example}. */
    List<String> texts(String name, String example) throws MalformedException {
        JsonNode list = required(name, "a list");
        if (!list.isArray()) {
            throw wrong(name, "a list", list);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list) {
            if (!each.isTextual()) {
                throw wrong(name, "texts such as " + example, each);
            }
            texts.add(each.textValue());
        }
        return texts;
    }

    private JsonNode required(String name, String expected) throws MalformedException {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            throw new MalformedException("expected \"" + name + "\" with " + expected + ", found none");
        }
        return node;
    }

    private static MalformedException wrong(String name, String expected, JsonNode found) {
        return new MalformedException("expected \"" + name + "\" with " + expected + ", found " + shown(found));
    }

    private static String shown(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "the text " + Shown.quoted(node.textValue());
            case NUMBER -> "the number " + node.asText();
            case BOOLEAN -> node.asText();
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            default -> "null";
        };
    }
}
