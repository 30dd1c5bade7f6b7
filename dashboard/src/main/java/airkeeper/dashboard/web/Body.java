package airkeeper.dashboard.web;

import airkeeper.wire.Shown;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in the JSON of a request; each mistake is a 400 that names the field, what was expected and what was found. */
final class Body {
    /** Nothing that is asked for here comes near this. */
    static final int LONGEST = 16 * 1024;

    private final JsonNode json;
    /** Where it stands in the whole, before the names of its fields: empty, or {@code places[3].} */
    private final String within;

    private Body(JsonNode json, String within) {
        this.json = json;
        this.within = within;
    }

    static Body of(Context ctx) {
        return of(bytes(ctx));
    }

    /** The same where more than {@link #LONGEST} may be said, up to this many bytes. */
    static Body of(Context ctx, int longest) {
        checkType(ctx);
        try {
            byte[] bytes = ctx.bodyInputStream().readNBytes(longest + 1);
            if (bytes.length > longest) {
                throw new ProblemException(
                        HttpStatus.CONTENT_TOO_LARGE, "expected at most " + longest + " bytes; send it in parts");
            }
            return of(bytes);
        } catch (IOException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "the request broke off before all of its body was here; send it again");
        }
    }

    private static Body of(byte[] bytes) {
        try {
            JsonNode json = Json.tree(bytes);
            if (json.isObject()) {
                return new Body(json, "");
            }
            throw new ProblemException(HttpStatus.BAD_REQUEST, "expected a JSON object, found other JSON");
        } catch (MalformedException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /** The bytes of a body that is said to be JSON, as a form of a foreign page cannot say. */
    static byte[] bytes(Context ctx) {
        checkType(ctx);
        return ctx.bodyAsBytes();
    }

    private static void checkType(Context ctx) {
        String type = ctx.contentType();
        if (type == null || !type.replaceFirst(";.*", "").strip().equalsIgnoreCase("application/json")) {
            throw new ProblemException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "expected Content-Type: application/json, found " + (type == null ? "none" : Shown.quoted(type)));
        }
    }

    /** The objects in a list, of which there is at least one. */
    List<Body> each(String field, int most) {
        JsonNode list = json.path(field);
        boolean objects = list.isArray() && list.valueStream().allMatch(JsonNode::isObject);
        if (!objects || list.isEmpty() || list.size() > most) {
            throw mistake(
                    field,
                    "a list of 1 to " + most + " JSON objects",
                    objects ? list.size() + " of them" : list.isMissingNode() ? "none" : "something else");
        }
        List<Body> each = new ArrayList<>(list.size());
        list.forEach(item -> each.add(new Body(item, within + field + "[" + each.size() + "].")));
        return each;
    }

    /** A mistake in a field of this. */
    ProblemException mistake(String field, String expected, String found) {
        return ProblemException.parameter(within + field, expected, found);
    }

    boolean has(String field) {
        return json.hasNonNull(field);
    }

    /** A text without the spaces around it, and each letter of it in the one of its spellings that is usual (Unicode NFC). */
    String text(String field) {
        return Normalizer.normalize(secret(field).strip(), Normalizer.Form.NFC);
    }

    /** A text to the letter, which is not shown in the sentence about a mistake. */
    String secret(String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw mistake(field, "a text", value.isMissingNode() || value.isNull() ? "none" : "something else");
        }
        return value.textValue();
    }

    double number(String field, double least, double most) {
        JsonNode value = json.path(field);
        if (!value.isNumber() || value.doubleValue() < least || value.doubleValue() > most) {
            throw mistake(
                    field,
                    "a number from " + Json.number(least) + " to " + Json.number(most),
                    value.isMissingNode() || value.isNull()
                            ? "none"
                            : value.isValueNode() ? Shown.quoted(value.asText()) : "something else");
        }
        return value.doubleValue();
    }

    int whole(String field, int least, int most) {
        JsonNode value = json.path(field);
        if (!value.isIntegralNumber() || value.longValue() < least || value.longValue() > most) {
            throw mistake(
                    field,
                    "a whole number from " + least + " to " + most,
                    value.isNumber() ? value.asText() : "something else");
        }
        return value.intValue();
    }

    /** Whether it says true; false where it does not say it. */
    boolean flag(String field) {
        JsonNode value = json.path(field);
        if (has(field) && !value.isBoolean()) {
            throw mistake(
                    field, "true or false", value.isValueNode() ? Shown.quoted(value.asText()) : "something else");
        }
        return value.booleanValue();
    }

    <E extends Enum<E>> E word(String field, Class<E> words, Function<E, String> key) {
        String found = text(field).toLowerCase(Locale.ROOT);
        return Stream.of(words.getEnumConstants())
                .filter(word -> key.apply(word).equals(found))
                .findFirst()
                .orElseThrow(() -> mistake(
                        field,
                        "one of " + Stream.of(words.getEnumConstants()).map(key).collect(Collectors.joining(", ")),
                        Shown.quoted(found)));
    }
}
