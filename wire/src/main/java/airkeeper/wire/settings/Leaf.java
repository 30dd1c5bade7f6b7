package airkeeper.wire.settings;

import airkeeper.wire.Shown;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One value of a setting: from what is written to its type; an {@link IllegalArgumentException} says what was expected. */
final class Leaf {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h|d)");

    private Leaf() {}

    /** Whether a type is written as one value, and not as a table or list. */
    static boolean is(Class<?> type) {
        return type.isEnum()
                || type == String.class
                || type == int.class
                || type == Integer.class
                || type == double.class
                || type == Double.class
                || type == boolean.class
                || type == Duration.class
                || type == Path.class
                || type == URI.class
                || type == ZoneId.class
                || maker(type) != null
                || wrapsText(type);
    }

    /** The value as the operator wrote it in TOML, strict about quotes. */
    static Object of(Class<?> type, JsonNode written) {
        boolean number = type == int.class || type == Integer.class || type == double.class || type == Double.class;
        boolean fits = type == boolean.class ? written.isBoolean() : number ? written.isNumber() : written.isTextual();
        if (!fits) {
            throw new IllegalArgumentException("expected " + expected(type) + ", found " + shown(written));
        }
        return of(type, written.asText());
    }

    /** The value as it stands in an environment variable or a default: text always. */
    static Object of(Class<?> type, String text) {
        if (type.isEnum()) {
            return word(type, text);
        }
        if (type == String.class) {
            return text;
        }
        try {
            if (type == int.class || type == Integer.class) {
                return Integer.valueOf(text);
            }
            if (type == double.class || type == Double.class) {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value)) {
                    return value;
                }
            } else if (type == boolean.class) {
                if (text.equals("true") || text.equals("false")) {
                    return text.equals("true");
                }
            } else if (type == Duration.class) {
                return duration(text);
            } else if (type == Path.class) {
                return Path.of(text);
            } else if (type == URI.class) {
                return new URI(text);
            } else if (type == ZoneId.class) {
                return ZoneId.of(text);
            } else {
                return made(type, text);
            }
        } catch (NumberFormatException | URISyntaxException | InvalidPathException | DateTimeException e) {
            throw new IllegalArgumentException("expected " + expected(type) + ", found " + Shown.quoted(text), e);
        }
        throw new IllegalArgumentException("expected " + expected(type) + ", found " + Shown.quoted(text));
    }

    /** Reads {@code 30 s}, {@code 5 min}, {@code 2 h}, {@code 7 d}, {@code 250 ms}. */
    static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "expected " + expected(Duration.class) + ", found " + Shown.quoted(text));
        }
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "min" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    static String shown(JsonNode written) {
        if (written.isTextual()) {
            return Shown.quoted(written.textValue());
        }
        return written.isObject() ? "a table" : written.isArray() ? "a list" : written.asText();
    }

    private static String expected(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == Duration.class) {
            return "a duration such as \"30 s\", \"5 min\", \"2 h\" or \"7 d\"";
        }
        if (type == Path.class) {
            return "a path in quotes";
        }
        if (type == URI.class) {
            return "an address such as \"mqtt://localhost:1883\"";
        }
        if (type == ZoneId.class) {
            return "a time zone such as \"Europe/Berlin\"";
        }
        return type.isEnum() ? "one of " + String.join(", ", words(type)) : "a text in quotes";
    }

    private static Object word(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (word(constant).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("expected " + expected(type) + ", found " + Shown.quoted(text));
    }

    private static List<String> words(Class<?> type) {
        List<String> words = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            words.add(word(constant));
        }
        return words;
    }

    /** An enum's own {@code key()} where it has one, else its name as people write it. */
    private static String word(Object constant) {
        try {
            return (String) constant.getClass().getMethod("key").invoke(constant);
        } catch (ReflectiveOperationException e) {
            return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static boolean wrapsText(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == String.class;
    }

    private static @Nullable Method maker(Class<?> type) {
        try {
            Method of = type.getMethod("of", String.class);
            return type.isRecord() && Modifier.isStatic(of.getModifiers()) ? of : null;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static Object made(Class<?> type, String text) {
        try {
            Method of = maker(type);
            return of != null
                    ? of.invoke(null, text)
                    : type.getDeclaredConstructor(String.class).newInstance(text);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                throw wrong;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be read from a setting", e);
        }
    }
}
