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
        String shown = type == Secret.class ? "something else (not shown)" : shown(written);
        if (!fits) {
            throw found(type, shown, null);
        }
        return of(type, written.asText(), shown);
    }

    /** The value as it stands in an environment variable or a default: text always. */
    static Object of(Class<?> type, String text) {
        return of(type, text, Shown.quoted(text));
    }

    private static Object of(Class<?> type, String text, String shown) {
        if (type == String.class) {
            return text;
        }
        try {
            Object value = type.isEnum() ? word(type, text) : parsed(type, text);
            if (value != null) {
                return value;
            }
        } catch (NumberFormatException | URISyntaxException | InvalidPathException | DateTimeException e) {
            throw found(type, shown, e);
        }
        throw found(type, shown, null);
    }

    /** The value, or null where the text is none of its kind and no exception says so. */
    private static @Nullable Object parsed(Class<?> type, String text) throws URISyntaxException {
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == double.class || type == Double.class) {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : null;
        }
        if (type == boolean.class) {
            return List.of("true", "false").contains(text) ? Boolean.valueOf(text) : null;
        }
        if (type == Duration.class) {
            return duration(text);
        }
        if (type == Path.class) {
            return Path.of(text);
        }
        if (type == URI.class) {
            return new URI(text);
        }
        return type == ZoneId.class ? ZoneId.of(text) : made(type, text);
    }

    private static IllegalArgumentException found(Class<?> type, String shown, @Nullable Exception cause) {
        return new IllegalArgumentException("expected " + expected(type) + ", found " + shown, cause);
    }

    /** Reads {@code 30 s}, {@code 5 min}, {@code 2 h}, {@code 7 d}, {@code 250 ms}. */
    private static @Nullable Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return null;
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

    private static @Nullable Object word(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (word(constant).equals(text)) {
                return constant;
            }
        }
        return null;
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
            Method key = ((Enum<?>) constant).getDeclaringClass().getMethod("key");
            key.setAccessible(true);
            return (String) key.invoke(constant);
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
            if (of != null) {
                of.setAccessible(true);
                return of.invoke(null, text);
            }
            var constructor = type.getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            return constructor.newInstance(text);
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
