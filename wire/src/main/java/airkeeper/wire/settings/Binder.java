package airkeeper.wire.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks a record type beside a tree of settings, and notes every mistake instead of stopping at the first. */
final class Binder {
    private static final String ENVIRONMENT = "the environment";

    private final @Nullable String file;
    private final Environment environment;
    private final List<Mistake> mistakes = new ArrayList<>();

    /** {@code file} is null when all stands in the environment. */
    Binder(@Nullable String file, Environment environment) {
        this.file = file;
        this.environment = environment;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    /** The record, or null when there is a mistake in it. */
    <T extends Record> @Nullable T bind(Class<T> type, JsonNode tree) {
        T bound = type.cast(table(type, tree, ""));
        for (String name : environment.unasked()) {
            mistakes.add(
                    new Mistake(ENVIRONMENT, name, "expected the name of a setting, found none that is called so"));
        }
        return bound;
    }

    private @Nullable Object table(Class<?> type, JsonNode tree, String key) {
        if (!isTable(tree, key)) {
            return null;
        }
        int before = mistakes.size();
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalStateException(type + " is nothing that a setting can be");
        }
        @Nullable Object[] values = new @Nullable Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        Set<String> known = new LinkedHashSet<>();
        for (int i = 0; i < components.length; i++) {
            String name = kebab(components[i].getName());
            known.add(name);
            types[i] = components[i].getType();
            values[i] = component(components[i], tree.path(name), below(key, name));
        }
        tree.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                wrong(
                        below(key, name),
                        "expected one of " + String.join(", ", known) + ", found this key, which nobody asks for");
            }
        });
        return mistakes.size() > before ? null : made(type, types, values, key);
    }

    private @Nullable Object component(RecordComponent component, JsonNode node, String key) {
        Class<?> type = component.getType();
        if (type == List.class) {
            return list(argument(component, 0), node, key);
        }
        if (type == Map.class) {
            return map(argument(component, 0), argument(component, 1), node, key);
        }
        if (node.isMissingNode() && !environment.has(key)) {
            return absent(component, key);
        }
        Object value = value(type, node, key);
        Between between = component.getAnnotation(Between.class);
        if (value != null && between != null && !within(type, between, value)) {
            String written = environment.text(key);
            wrong(
                    key,
                    "expected " + between.least() + " to " + between.most() + ", found "
                            + (written == null ? node.asText() : written));
        }
        return value;
    }

    private @Nullable Object absent(RecordComponent component, String key) {
        Class<?> type = component.getType();
        Or or = component.getAnnotation(Or.class);
        if (or != null) {
            return Leaf.of(type, or.value());
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        if (!Leaf.is(type)) {
            return table(type, MissingNode.getInstance(), key);
        }
        wrong(key, "expected this key, found none");
        return null;
    }

    /** One value or table, from the environment where it is set there. */
    private @Nullable Object value(Class<?> type, JsonNode node, String key) {
        if (!Leaf.is(type)) {
            return table(type, node, key);
        }
        String text = environment.text(key);
        try {
            return text != null ? Leaf.of(type, text) : Leaf.of(type, node);
        } catch (IllegalArgumentException e) {
            wrong(key, String.valueOf(e.getMessage()));
            return null;
        }
    }

    @SuppressWarnings("unchecked") // numbers and durations are comparable with their own kind
    private static boolean within(Class<?> type, Between between, Object value) {
        Comparable<Object> least = (Comparable<Object>) Leaf.of(type, between.least());
        Comparable<Object> most = (Comparable<Object>) Leaf.of(type, between.most());
        return least.compareTo(value) <= 0 && most.compareTo(value) >= 0;
    }

    private List<Object> list(Class<?> element, JsonNode node, String key) {
        List<Object> values = new ArrayList<>();
        if (!node.isArray() && !node.isMissingNode()) {
            wrong(key, "expected a list, found " + Leaf.shown(node));
            return values;
        }
        for (int i = 0; i < node.size() || environment.has(key + "[" + i + "]"); i++) {
            Object value = value(element, node.path(i), key + "[" + i + "]");
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    private Map<Object, Object> map(Class<?> keys, Class<?> elements, JsonNode node, String key) {
        Map<Object, Object> values = new LinkedHashMap<>();
        if (!isTable(node, key)) {
            return values;
        }
        Set<String> names = new LinkedHashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        names.addAll(environment.below(key));
        for (String name : names) {
            Object value = value(elements, node.path(name), below(key, name));
            try {
                Object of = Leaf.of(keys, name);
                if (value != null) {
                    values.put(of, value);
                }
            } catch (IllegalArgumentException e) {
                wrong(below(key, name), String.valueOf(e.getMessage()));
            }
        }
        return values;
    }

    private boolean isTable(JsonNode node, String key) {
        if (node.isObject() || node.isMissingNode()) {
            return true;
        }
        wrong(key, "expected a table, found " + Leaf.shown(node));
        return false;
    }

    private @Nullable Object made(Class<?> type, Class<?>[] types, @Nullable Object[] values, String key) {
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                wrong(key, String.valueOf(wrong.getMessage()));
                return null;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made from settings", e);
        }
    }

    /** Blames whoever said it: the environment's variable where there is one, else the file's key. */
    private void wrong(String key, String sentence) {
        if (file != null && environment.text(key) == null) {
            mistakes.add(new Mistake(file, key, sentence));
        } else {
            mistakes.add(new Mistake(ENVIRONMENT, key.isEmpty() ? "" : Environment.variable(key), sentence));
        }
    }

    private static String below(String key, String name) {
        return key.isEmpty() ? name : key + "." + name;
    }

    private static Class<?> argument(RecordComponent component, int index) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[index];
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
