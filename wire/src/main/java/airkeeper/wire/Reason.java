package airkeeper.wire;

/** The rule that decided about a relay. */
public enum Reason {
    TOO_HIGH("too-high"),
    LOW_ENOUGH("low-enough"),
    /** Between the two thresholds: it stays as it is. */
    IN_BETWEEN("in-between"),
    /** It would go off, but has not been on for long enough. */
    MINIMUM_ON("minimum-on"),
    /** It would go on, but has to wait: it has not been off for long enough, or the air outdoors is worse. */
    MINIMUM_OFF("minimum-off"),
    MAXIMUM_RUN("maximum-run"),
    ORDERED("ordered"),
    QUIET_HOURS("quiet-hours"),
    /** No usable reading for too long. */
    BLIND("blind"),
    /** No usable reading yet since the start. */
    STARTING("starting");

    private final String key;

    Reason(String key) {
        this.key = key;
    }

    /** The word on the wire. */
    public String key() {
        return key;
    }

    @Override
    public String toString() {
        return key;
    }
}
