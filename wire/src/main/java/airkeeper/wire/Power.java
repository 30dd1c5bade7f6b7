package airkeeper.wire;

/** Whether a relay conducts. */
public enum Power {
    ON("on"),
    OFF("off");

    private final String key;

    Power(String key) {
        this.key = key;
    }

    /** The word in JSON; the bare payload of a relay topic is {@link #name()}. */
    public String key() {
        return key;
    }

    @Override
    public String toString() {
        return name();
    }
}
