package airkeeper.wire.doctor;

import java.nio.file.Path;
import java.util.Set;

/**
 * What a node needs of its computer.
 *
 * @param missing how bad it is when something of this is missing: wrong where settings name it
 * @param buses such as {@code /dev/i2c-1}
 * @param ports such as {@code /dev/serial0}
 * @param pins of the header, by their BCM numbers
 */
public record Needs(Mark missing, Set<Path> buses, Set<Path> ports, Set<Integer> pins) {
    public Needs {
        buses = Set.copyOf(buses);
        ports = Set.copyOf(ports);
        pins = Set.copyOf(pins);
    }

    /** What a Pi can have, when no settings say what is wanted of it. */
    public static Needs unknown() {
        return new Needs(Mark.NOTE, Set.of(Path.of("/dev/i2c-1")), Set.of(Path.of("/dev/serial0")), Set.of());
    }
}
