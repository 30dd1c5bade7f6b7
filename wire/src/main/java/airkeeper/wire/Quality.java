package airkeeper.wire;

/** How far a reading can be trusted; only {@link #OK} ones drive a relay or enter a statistic, all are kept. */
public enum Quality {
    OK("ok"),
    /** The sensor was switched on a short while ago and does not know yet. */
    WARMING_UP("warming-up"),
    /** A value that no air has. */
    IMPLAUSIBLE("implausible"),
    /** The same values for so long that the sensor must be frozen. */
    STUCK("stuck");

    private final String key;

    Quality(String key) {
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
