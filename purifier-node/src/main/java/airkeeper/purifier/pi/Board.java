package airkeeper.purifier.pi;

import airkeeper.purifier.RelayException;
import com.pi4j.boardinfo.definition.BoardModel;
import com.pi4j.boardinfo.util.BoardInfoHelper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether GPIO can work on this computer before Pi4J tries: what Pi4J says when it cannot ("please include this
 * provider JAR") leads nowhere.
 */
final class Board {
    private static final Logger log = LoggerFactory.getLogger(Board.class);
    /** Groups may be asked for on Linux only. */
    private static final String GROUP = "unix:group";
    /** The debug connector of a Raspberry Pi 5, which is not on the header. */
    private static final String DEBUG_PORT = "ttyAMA10";

    private final Path devices;
    private final Path model;
    private final Function<Path, Chip> look;
    private final Boot boot;

    /**
     * A board as its kernel shows it.
     *
     * @param root {@code /}, below which are {@code dev}, {@code proc} and {@code boot}
     * @param look asks the kernel about one of the chips in {@code dev}
     */
    Board(Path root, Function<Path, Chip> look) {
        this.devices = root.resolve("dev");
        this.model = root.resolve("proc/device-tree/model"); // only boards with a device tree have one
        this.boot = new Boot(root.resolve("boot/firmware/config.txt"));
        this.look = look;
    }

    static Board ofThisComputer() {
        return new Board(Path.of("/"), Chip::of);
    }

    /** The name of the chip that the pins of the header hang on, once this one can be tried; else says what is wrong. */
    String chipWith(int pin) throws RelayException {
        Chip header = header(chips());
        Path bus = busOn(pin);
        if (bus != null) {
            throw new RelayException("GPIO" + pin + " belongs to " + bus
                    + ": give the relay another pin, or switch that one off in sudo raspi-config.");
        }
        String user = header.user().apply(pin);
        if (user != null) {
            throw new RelayException("GPIO" + pin + " is taken by " + (user.isEmpty() ? "the kernel" : user)
                    + ": end that, or give the relay another pin (gpioinfo shows who has which).");
        }
        nameUnknownBoard(header);
        return String.valueOf(header.device().getFileName());
    }

    Boot boot() {
        return boot;
    }

    /** By its label: on a Raspberry Pi 5 it is gpiochip0 or gpiochip4, by the age of the kernel. */
    private Chip header(List<Chip> chips) throws RelayException {
        // libgpiod goes through all chips and gives up at the first that it cannot open
        for (Chip chip : chips) {
            if (chip.label() == null) {
                throw new RelayException("This program may not open " + chip.device() + ": add its user to the group "
                        + group(chip.device()) + " (sudo usermod -aG " + group(chip.device()) + " "
                        + System.getProperty("user.name") + ") and start it again.");
            }
        }
        return chips.stream().filter(Chip::hasTheHeader).findFirst().orElseThrow(() -> {
            String found = chips.stream()
                    .map(chip -> chip.device() + " (" + chip.label() + ")")
                    .collect(Collectors.joining(", "));
            return new RelayException(
                    "Expected the chip of a Raspberry Pi's header, whose label begins with pinctrl-, found " + found
                            + ": for pins of another board, use a relay of kind \"command\".");
        });
    }

    private List<Chip> chips() throws RelayException {
        List<Path> chips = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(devices, "gpiochip*")) {
            found.forEach(chips::add);
        } catch (IOException e) {
            throw new RelayException(
                    "Expected to find GPIO chips in " + devices + ", but it cannot be read: " + e + ".", e);
        }
        if (chips.isEmpty()) {
            throw new RelayException("Expected a GPIO chip such as " + devices.resolve("gpiochip0")
                    + ", found none: this computer has no pins, or this program is not shown them."
                    + " A relay of kind \"simulated\" needs none.");
        }
        chips.sort(Comparator.naturalOrder());
        return chips.stream().map(look).toList();
    }

    /** The bus that this pin is a wire of, when it is switched on: the kernel would let the pin be taken from it. */
    private @Nullable Path busOn(int pin) {
        return switch (pin) {
            case 2, 3 -> there("i2c-1");
            case 7, 8, 9, 10, 11 -> there("spidev0.0");
            case 14, 15 -> there("serial0");
            default -> null;
        };
    }

    private @Nullable Path there(String name) {
        Path bus = devices.resolve(name);
        try {
            return bus.toRealPath().endsWith(DEBUG_PORT) ? null : bus;
        } catch (IOException e) {
            return null; // not switched on
        }
    }

    private static String group(Path chip) {
        try {
            return Files.getAttribute(chip, GROUP) instanceof GroupPrincipal group ? group.getName() : "gpio";
        } catch (IOException | UnsupportedOperationException e) {
            return "gpio"; // what Raspberry Pi OS calls it
        }
    }

    /** Pi4J refuses boards that it does not know, which a Zero 2 W with a mainline kernel is one of. */
    private void nameUnknownBoard(Chip header) {
        if (BoardInfoHelper.current().getBoardModel() == BoardModel.UNKNOWN && Files.exists(model)) {
            log.warn("Pi4J does not know this board; it is taken for a generic one.");
            BoardInfoHelper.current()
                    .setBoardModel(
                            String.valueOf(header.label()).endsWith("rp1")
                                    ? BoardModel.GENERIC_RP1
                                    : BoardModel.GENERIC);
        }
    }
}
