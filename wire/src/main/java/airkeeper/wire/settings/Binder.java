package airkeeper.wire.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Walks a record type beside a tree of settings, and notes every mistake instead of stopping at the first. */
final class Binder {
    private final String where;
    private final Map<String, String> environment;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Binder(String where, Map<String, String> environment) {
        this.where = where;
        this.environment = environment;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    /** The record, or null when there is a mistake in it. */
    <T extends Record> @Nullable T bind(Class<T> type, JsonNode tree) {
        T bound = type.cast(table(type, tree, ""));
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith(Settings.PREFIX) && !asked.contains(name)) {
                mistakes.add(new Mistake(
                        "the environment", name, "expected the name of a setting, found none that is called so"));
            }
        }
        return bound;
    }

    private @Nullable Object table(Class<?> type, JsonNode tree, String key) {
        if (!tree.isObject() && !tree.isMissingNode()) {
            mistakes.add(new Mistake(where, key, "expected a table, found " + Leaf.shown(tree)));
            return null;
        }
        int before = mistakes.size();
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        Set<String> known = new LinkedHashSet<>();
        for (int i = 0; i < components.length; i++) {
            String name = kebab(components[i].getName());
            known.add(name);
            types[i] = components[i].getType();
            values[i] = component(components[i], tree.path(name), key.isEmpty() ? name : key + "." + name);
        }
        tree.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                mistakes.add(new Mistake(
                        where,
                        key.isEmpty() ? name : key + "." + name,
                        "expected one of " + String.join(", ", known) + ", found this key, which nobody asks for"));
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
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (!Leaf.is(type)) {
            boolean absent = node.isMissingNode() && !inEnvironment(variable(key));
            return absent && optional ? null : table(type, node, key);
        }
        return leaf(component, node, key, optional);
    }

    private @Nullable Object leaf(RecordComponent component, JsonNode node, String key, boolean optional) {
        Class<?> type = component.getType();
        String variable = variable(key);
        asked.add(variable);
        String text = environment.get(variable);
        String source = text == null ? where : "the environment, " + variable;
        try {
            Object value;
            if (text != null) {
                value = Leaf.of(type, text);
            } else if (!node.isMissingNode()) {
                value = Leaf.of(type, node);
            } else {
                Or or = component.getAnnotation(Or.class);
                if (or == null) {
                    if (!optional) {
                        mistakes.add(new Mistake(where, key, "expected this key, found none"));
                    }
                    return null;
                }
                return Leaf.of(type, or.value());
            }
            Between between = component.getAnnotation(Between.class);
            if (between != null) {
                within(type, between, value);
            }
            return value;
        } catch (IllegalArgumentException e) {
            mistakes.add(new Mistake(source, key, String.valueOf(e.getMessage())));
            return null;
        }
    }

    @SuppressWarnings("unchecked") // numbers and durations are comparable with their own kind
    private static void within(Class<?> type, Between between, Object value) {
        Comparable<Object> least = (Comparable<Object>) Leaf.of(type, between.least());
        Comparable<Object> most = (Comparable<Object>) Leaf.of(type, between.most());
        if (least.compareTo(value) > 0 || most.compareTo(value) < 0) {
            throw new IllegalArgumentException(
                    "expected " + between.least() + " to " + between.most() + ", found " + shown(value));
        }
    }

    private static String shown(Object value) {
        return value instanceof java.time.Duration duration
                ? duration.toString().substring(2).toLowerCase(Locale.ROOT)
                : value.toString();
    }

    private List<Object> list(Class<?> element, JsonNode node, String key) {
        List<Object> values = new ArrayList<>();
        if (!node.isArray() && !node.isMissingNode()) {
            mistakes.add(new Mistake(where, key, "expected a list, found " + Leaf.shown(node)));
            return values;
        }
        for (int i = 0; i < node.size() || inEnvironment(variable(key + "[" + i + "]")); i++) {
            String at = key + "[" + i + "]";
            JsonNode item = node.has(i) ? node.get(i) : MissingNode.getInstance();
            Object value = Leaf.is(element) ? item(element, item, at) : table(element, item, at);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable Object item(Class<?> element, JsonNode item, String key) {
        String variable = variable(key);
        asked.add(variable);
        String text = environment.get(variable);
        try {
            return text != null ? Leaf.of(element, text) : Leaf.of(element, item);
        } catch (IllegalArgumentException e) {
            mistakes.add(new Mistake(where, key, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private Map<Object, Object> map(Class<?> keys, Class<?> elements, JsonNode node, String key) {
        Map<Object, Object> values = new LinkedHashMap<>();
        if (!node.isObject() && !node.isMissingNode()) {
            mistakes.add(new Mistake(where, key, "expected a table, found " + Leaf.shown(node)));
            return values;
        }
        node.properties().forEach(entry -> {
            String at = key + "." + entry.getKey();
            try {
                values.put(Leaf.of(keys, entry.getKey()), Leaf.of(elements, entry.getValue()));
            } catch (IllegalArgumentException e) {
                mistakes.add(new Mistake(where, at, String.valueOf(e.getMessage())));
            }
        });
        return values;
    }

    private @Nullable Object made(Class<?> type, Class<?>[] types, @Nullable Object[] values, String key) {
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                mistakes.add(new Mistake(where, key, String.valueOf(wrong.getMessage())));
                return null;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made from settings", e);
        }
    }

    private boolean inEnvironment(String start) {
        return environment.keySet().stream().anyMatch(name -> name.equals(start) || name.startsWith(start + "_"));
    }

    private static Class<?> argument(RecordComponent component, int index) {
        Type argument = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[index];
        return (Class<?>) argument;
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** {@code sensor[0].blind-after} is {@code AIRKEEPER_SENSOR_0_BLIND_AFTER}. */
    private static String variable(String key) {
        return Settings.PREFIX
                + key.replaceAll("[.\\[\\-]", "_").replace("]", "").toUpperCase(Locale.ROOT);
    }
}
