package airkeeper.demo;

import airkeeper.sensor.simulated.Exchange;

/** How the windows of a room stand. */
public enum Window {
    /** Wide open: about eight air changes an hour on a day without much wind. */
    OPEN("open", 8),
    CLOSED("closed", 0);

    private final String key;
    private final double airChanges;

    Window(String key, double airChanges) {
        this.key = key;
        this.airChanges = airChanges;
    }

    /** The word in JSON. */
    public String key() {
        return key;
    }

    Exchange exchange() {
        return Exchange.ofAirChanges(airChanges);
    }
}
