package airkeeper.wire.settings;

/** A password or token: known to those who ask for it, never shown in a log line. */
public record Secret(String text) {
    @Override
    public String toString() {
        return "(secret)";
    }
}
