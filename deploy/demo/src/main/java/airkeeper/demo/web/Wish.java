package airkeeper.demo.web;

import airkeeper.demo.Window;
import airkeeper.wire.Drives;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.HttpStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody at the panel wants of a room; only what is {@code named} is wanted.
 *
 * @param people null: as many as the timetable says
 * @param window null: as the timetable says
 * @param drives null only where it is not named
 */
record Wish(
        Set<Named> named,
        @Nullable Integer people,
        @Nullable Window window,
        @Nullable Drives drives) {
    private static final int MOST_PEOPLE = 40;

    /** What can be wished for. */
    enum Named {
        PEOPLE,
        WINDOW,
        DRIVES
    }

    static Wish of(byte[] body) throws Problem {
        JsonNode json;
        try {
            json = Json.tree(body);
        } catch (MalformedException e) {
            throw wrong("Expected JSON such as {\"people\":12}.");
        }
        EnumSet<Named> named = EnumSet.noneOf(Named.class);
        if (json.has("people")) {
            named.add(Named.PEOPLE);
        }
        if (json.has("window")) {
            named.add(Named.WINDOW);
        }
        if (json.has("drives")) {
            named.add(Named.DRIVES);
        }
        if (named.isEmpty()) {
            throw wrong("Expected people, window or drives, found none of them.");
        }
        Drives drives = word(json, "drives", Drives.values(), Drives::key);
        if (named.contains(Named.DRIVES) && drives == null) {
            throw wrong("Expected drives to be ventilator, purifier or fan, found null.");
        }
        return new Wish(named, people(json), word(json, "window", Window.values(), Window::key), drives);
    }

    boolean names(Named what) {
        return named.contains(what);
    }

    private static @Nullable Integer people(JsonNode json) throws Problem {
        if (!json.hasNonNull("people")) {
            return null;
        }
        JsonNode people = json.get("people");
        if (!people.isInt() || people.intValue() < 0 || people.intValue() > MOST_PEOPLE) {
            throw wrong("Expected people to be a whole number from 0 to " + MOST_PEOPLE + " or null, found " + people
                    + ".");
        }
        return people.intValue();
    }

    private static <E> @Nullable E word(JsonNode json, String field, E[] words, Function<E, String> key)
            throws Problem {
        if (!json.hasNonNull(field)) {
            return null;
        }
        String found = json.get(field).asText();
        for (E word : words) {
            if (key.apply(word).equals(found)) {
                return word;
            }
        }
        String known = Stream.of(words).map(key).collect(Collectors.joining(", "));
        throw wrong("Expected " + field + " to be one of " + known + ", found " + json.get(field) + ".");
    }

    private static Problem wrong(String sentence) {
        return new Problem(HttpStatus.BAD_REQUEST, sentence);
    }
}
