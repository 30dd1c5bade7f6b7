package airkeeper.demo.year;

import airkeeper.demo.Place;
import airkeeper.wire.Power;
import airkeeper.wire.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One way to control a room, by the name it has in the table.
 *
 * @param fresh a controller that knows nothing yet
 */
record Contender(String name, Supplier<Controller> fresh) {
    /** The real control with its defaults, what it is measured against, and other settings of it. */
    static List<Contender> all(Place place) {
        double width = place.on() - place.off();
        return List.of(
                new Contender("never on", () -> (_, _) -> Power.OFF),
                new Contender("always on", () -> (_, _) -> Power.ON),
                new Contender("one threshold, " + number(place.on()), () -> new Plain(place.on())),
                careful("Airkeeper", place, Map.of()),
                careful(place, "OFF", number(place.on() - width / 4)),
                careful(place, "OFF", number(place.on() - width / 2)),
                careful(place, "OFF", number(place.on() - width * 1.25)),
                careful(place, "ON", number(place.on() - width / 4)),
                minimum(place, "0 s"),
                minimum(place, "20 min"));
    }

    private static Contender careful(Place place, String setting, String value) {
        return careful("  " + setting.toLowerCase(Locale.ROOT) + " = " + value, place, Map.of(setting, value));
    }

    private static Contender minimum(Place place, String time) {
        return careful("  minimum-on, -off = " + time, place, Map.of("MINIMUM_ON", time, "MINIMUM_OFF", time));
    }

    private static Contender careful(String name, Place place, Map<String, String> set) {
        return new Contender(name, () -> Careful.of(place, set));
    }

    private static String number(double value) {
        return Json.number(value);
    }
}
