package airkeeper.node;

/**
 * Runs a purifier-node and a sensor-node as one program, {@code airkeeper-node}.
 *
 * <p>Each has its own settings, line and loop, as if it were alone. What ends one of them ends both, and the relays are off then.
 */
public final class Main {
    private static final int USAGE = 64;

    private Main() {}

    /** {@code airkeeper-node sensor-node.toml purifier-node.toml}. */
    public static void main(String[] arguments) {
        if (arguments.length != 2 || arguments[0].startsWith("-")) {
            System.err.println("Usage: airkeeper-node sensor-node.toml purifier-node.toml");
            System.exit(USAGE);
        }
        // relays first: they are brought to OFF before anything else is tried
        airkeeper.purifier.Main.main(new String[] {arguments[1]});
        airkeeper.sensor.Main.main(new String[] {arguments[0]});
    }
}
