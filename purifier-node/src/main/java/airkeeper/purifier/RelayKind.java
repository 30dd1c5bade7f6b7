package airkeeper.purifier;

import java.util.Locale;

/** The kinds of relay there are. */
public enum RelayKind {
    /** None: switches nothing, for trying out. */
    SIMULATED,
    /** A pin of a Raspberry Pi. */
    GPIO,
    /** A program that is run with ON or OFF: for USB relays, and for whatever has a script. */
    COMMAND,
    /** A plug that listens on MQTT, at the node's own broker. */
    MQTT;

    /** As it is written in a settings file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
