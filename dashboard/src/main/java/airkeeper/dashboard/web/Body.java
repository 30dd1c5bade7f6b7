package airkeeper.dashboard.web;

import airkeeper.wire.Shown;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in the JSON of a request; each mistake is a 400 that names the field, what was expected and what was found. */
final class Body {
    /** Nothing that is asked for here comes near this. */
    static final int LONGEST = 16 * 1024;

    private final JsonNode json;

    private Body(JsonNode json) {
        this.json = json;
    }

    static Body of(Context ctx) {
        try {
            JsonNode json = Json.tree(bytes(ctx));
            if (json.isObject()) {
                return new Body(json);
            }
            throw new ProblemException(HttpStatus.BAD_REQUEST, "expected a JSON object, found other JSON");
        } catch (MalformedException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /** The bytes of a body that is said to be JSON, as a form of a foreign page cannot say. */
    static byte[] bytes(Context ctx) {
        String type = ctx.contentType();
        if (type == null || !type.replaceFirst(";.*", "").strip().equalsIgnoreCase("application/json")) {
            throw new ProblemException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "expected Content-Type: application/json, found " + (type == null ? "none" : Shown.quoted(type)));
        }
        return ctx.bodyAsBytes();
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
            throw ProblemException.parameter(
                    field, "a text", value.isMissingNode() || value.isNull() ? "none" : "something else");
        }
        return value.textValue();
    }

    double number(String field, double least, double most) {
        JsonNode value = json.path(field);
        if (!value.isNumber() || value.doubleValue() < least || value.doubleValue() > most) {
            throw ProblemException.parameter(
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
            throw ProblemException.parameter(
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
            throw ProblemException.parameter(
                    field, "true or false", value.isValueNode() ? Shown.quoted(value.asText()) : "something else");
        }
        return value.booleanValue();
    }

    <E extends Enum<E>> E word(String field, Class<E> words, Function<E, String> key) {
        String found = text(field).toLowerCase(Locale.ROOT);
        return Stream.of(words.getEnumConstants())
                .filter(word -> key.apply(word).equals(found))
                .findFirst()
                .orElseThrow(() -> ProblemException.parameter(
                        field,
                        "one of " + Stream.of(words.getEnumConstants()).map(key).collect(Collectors.joining(", ")),
                        Shown.quoted(found)));
    }
}
