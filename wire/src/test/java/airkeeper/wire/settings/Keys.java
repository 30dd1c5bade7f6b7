package airkeeper.wire.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names of all settings of a record and of the tables in it, as they are written in a file. */
public final class Keys {
    private Keys() {}

    public static Set<String> of(Class<?> type) {
        Set<String> keys = new TreeSet<>();
        add(type, keys);
        return keys;
    }

    private static void add(Class<?> type, Set<String> keys) {
        for (RecordComponent component : type.getRecordComponents()) {
            keys.add(component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
            Class<?> held = held(component);
            if (!Leaf.is(held) && !Map.class.isAssignableFrom(held)) {
                add(held, keys);
            }
        }
    }

    /** What it is, or what a list of it holds. */
    private static Class<?> held(RecordComponent component) {
        Type generic = component.getGenericType();
        return List.class.isAssignableFrom(component.getType())
                        && generic instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : component.getType();
    }
}
