package airkeeper.demo.year;

import airkeeper.demo.Place;
import airkeeper.purifier.Control;
import airkeeper.purifier.Event;
import airkeeper.purifier.PurifierEntry;
import airkeeper.purifier.PurifierSettings;
import airkeeper.purifier.State;
import airkeeper.wire.Power;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.SensorId;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The purifier-node's own control, by settings that are read as an operator's are. */
final class Careful implements Controller {
    private static final String PURIFIER = "AIRKEEPER_PURIFIER_0_";

    private final Control control;
    private final SensorId sensor;
    private final Quantity quantity;
    private State state = State.starting(Duration.ZERO);

    private Careful(Control control, SensorId sensor, Quantity quantity) {
        this.control = control;
        this.sensor = sensor;
        this.quantity = quantity;
    }

    /** With these settings of its purifier, such as {@code MINIMUM_ON}; all others are the defaults. */
    static Careful of(Place place, Map<String, String> set) {
        return new Careful(new Control(settings(place, set).rules()), place.sensor(), place.quantity());
    }

    static PurifierEntry settings(Place place, Map<String, String> set) {
        Map<String, String> variables = new HashMap<>();
        variables.put("AIRKEEPER_NODE", "year");
        variables.put("AIRKEEPER_BROKER_URL", "mqtt://localhost:1883");
        variables.put(PURIFIER + "ROOM", place.room().name());
        variables.put(PURIFIER + "ID", "relay");
        variables.put(PURIFIER + "RELAY_KIND", "simulated");
        variables.put(PURIFIER + "DRIVES", place.drives().key());
        if (place.quantity() != Quantity.CO2) {
            variables.put(PURIFIER + "QUANTITY", place.quantity().key());
            variables.put(PURIFIER + "ON", Double.toString(place.on()));
            variables.put(PURIFIER + "OFF", Double.toString(place.off()));
        }
        set.forEach((key, value) -> variables.put(PURIFIER + key, value));
        try {
            return Settings.load(PurifierSettings.class, null, variables)
                    .purifier()
                    .getFirst();
        } catch (SettingsException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public Power next(double value, Duration now) {
        state = control.next(state, new Event.Measured(sensor, Map.of(quantity, value), Quality.OK), now);
        return state.power();
    }
}
