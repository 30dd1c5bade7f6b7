package airkeeper.wire;

/** Who decides about a relay: the air, or a person's order. */
public enum Mode {
    AUTO("auto"),
    ON("on"),
    OFF("off");

    private final String key;

    Mode(String key) {
        this.key = key;
    }

    /** The word in JSON; the bare payload of a command is {@link #name()}. */
    public String key() {
        return key;
    }

    @Override
    public String toString() {
        return name();
    }
}
