package airkeeper.wire.settings;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The environment's {@code AIRKEEPER_} variables by the key they set, and which of them nobody asked for. */
final class Environment {
    private final Map<String, String> variables = new TreeMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Environment(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (name.startsWith(Settings.PREFIX)) {
                variables.put(name, value);
            }
        });
    }

    /** {@code sensor[0].blind-after} is {@code AIRKEEPER_SENSOR_0_BLIND_AFTER}. */
    static String variable(String key) {
        return Settings.PREFIX
                + key.replaceAll("[.\\[\\-]", "_").replace("]", "").toUpperCase(Locale.ROOT);
    }

    /** What this key is set to, if it is. */
    @Nullable
    String text(String key) {
        asked.add(variable(key));
        return variables.get(variable(key));
    }

    /** Whether the key or one below it is set. */
    boolean has(String key) {
        return variables.containsKey(variable(key)) || !below(key).isEmpty();
    }

    /** The keys right below a table's, as one would write them in its file. */
    Set<String> below(String key) {
        String start = variable(key) + "_";
        Set<String> found = new TreeSet<>();
        for (String name : variables.keySet()) {
            if (name.startsWith(start)) {
                found.add(
                        name.substring(start.length()).toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        return found;
    }

    Set<String> unasked() {
        Set<String> left = new TreeSet<>(variables.keySet());
        left.removeAll(asked);
        return left;
    }
}
