package airkeeper.wire.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of a computer that a node runs on.
 *
 * @param model as the board says, {@code Raspberry Pi 4 Model B Rev 1.4}; null where it says nothing, as a PC does
 * @param system the name of the operating system
 * @param java version and architecture of this Java
 * @param user who runs this program
 * @param devices the I²C buses, serial ports and GPIO chips, and whether this program may open them
 * @param serial0 where {@code /dev/serial0} leads, {@code ttyS0}; null where there is none
 * @param console whether the kernel speaks on that port
 * @param chips the GPIO chips; empty where the package gpiod is missing, or may not open them
 * @param disk of the folder that the node writes to; null where it cannot be told
 * @param cardLife how much of its life a card has behind it, in tenths, by its own account; null where it says nothing
 * @param power what the board says of its supply
 * @param clock whether a time server has set the clock
 */
public record Computer(
        @Nullable String model,
        String system,
        String java,
        String user,
        Map<Path, Boolean> devices,
        @Nullable String serial0,
        boolean console,
        List<Chip> chips,
        @Nullable Disk disk,
        @Nullable Integer cardLife,
        Power power,
        long megabytes,
        long freeMegabytes,
        Clock clock) {

    public Computer {
        devices = Map.copyOf(devices);
        chips = List.copyOf(chips);
    }

    /**
     * A GPIO chip.
     *
     * @param label what it is, {@code pinctrl-bcm2711}
     * @param used who uses which of its lines
     */
    public record Chip(String name, String label, int lines, Map<Integer, String> used) {
        public Chip {
            used = Map.copyOf(used);
        }

        /** Whether the pins of the header are its lines: on a Pi 5 it is gpiochip0 or gpiochip4, by the age of the kernel. */
        boolean hasTheHeader() {
            return label.startsWith("pinctrl");
        }
    }

    /** The disk below a folder. */
    public record Disk(Path folder, long freeMegabytes, Access access) {}

    /** Whether a disk can be written. */
    public enum Access {
        WRITABLE,
        READ_ONLY
    }

    /** How the supply of a board stands. */
    public enum Power {
        ENOUGH,
        WAS_TOO_LITTLE,
        TOO_LITTLE,
        UNKNOWN
    }

    /** How the clock stands. */
    public enum Clock {
        SET,
        NOT_SET,
        UNKNOWN
    }
}
