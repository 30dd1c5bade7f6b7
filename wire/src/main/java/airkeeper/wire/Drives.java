package airkeeper.wire;

/** What hangs on a relay, and so what switching it can do to the air. */
public enum Drives {
    /** Brings outdoor air in: CO₂ falls. */
    VENTILATOR("ventilator"),
    /** Filters particles: they fall, CO₂ does not. */
    PURIFIER("purifier"),
    /** Mixes the air of the room only: nothing falls. */
    FAN("fan");

    private final String key;

    Drives(String key) {
        this.key = key;
    }

    /** The word on the wire and in settings. */
    public String key() {
        return key;
    }

    @Override
    public String toString() {
        return key;
    }
}
