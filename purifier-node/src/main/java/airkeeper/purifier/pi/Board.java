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
import java.util.List;
import java.util.function.Predicate;
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

    private final Path devices;
    private final Path model;
    private final Predicate<Path> accessible;

    /**
     * A board as its kernel shows it.
     *
     * @param devices {@code /dev}
     * @param model the name of the board, {@code /proc/device-tree/model}; only boards with a device tree have one
     * @param accessible whether this program may open a device
     */
    Board(Path devices, Path model, Predicate<Path> accessible) {
        this.devices = devices;
        this.model = model;
        this.accessible = accessible;
    }

    static Board ofThisComputer() {
        return new Board(
                Path.of("/dev"),
                Path.of("/proc/device-tree/model"),
                device -> Files.isReadable(device) && Files.isWritable(device));
    }

    /** Returns when GPIO can be tried; else says what is missing. */
    void check() throws RelayException {
        List<Path> chips = chips();
        if (chips.isEmpty()) {
            throw new RelayException("Expected a GPIO chip such as " + devices.resolve("gpiochip0")
                    + ", found none: this computer has no pins, or this program is not shown them."
                    + " A relay of kind \"simulated\" needs none.");
        }
        // libgpiod goes through all chips and gives up at the first that it cannot open
        for (Path chip : chips) {
            if (!accessible.test(chip)) {
                throw new RelayException("This program may not open " + chip + ": add its user to the group "
                        + group(chip) + " and start it again.");
            }
        }
        nameUnknownBoard();
    }

    private List<Path> chips() throws RelayException {
        List<Path> chips = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(devices, "gpiochip*")) {
            found.forEach(chips::add);
        } catch (IOException e) {
            throw new RelayException(
                    "Expected to find GPIO chips in " + devices + ", but it cannot be read: " + e + ".", e);
        }
        chips.sort(null);
        return chips;
    }

    private static String group(Path chip) {
        try {
            return Files.getAttribute(chip, GROUP) instanceof GroupPrincipal group ? group.getName() : "gpio";
        } catch (IOException | UnsupportedOperationException e) {
            return "gpio"; // what Raspberry Pi OS calls it
        }
    }

    /** Pi4J refuses boards that it does not know, which a Zero 2 W with a mainline kernel is one of. */
    private void nameUnknownBoard() {
        if (BoardInfoHelper.current().getBoardModel() == BoardModel.UNKNOWN && Files.exists(model)) {
            log.warn("Pi4J does not know this board; it is taken for a generic one.");
            BoardInfoHelper.current().setBoardModel(BoardModel.GENERIC);
        }
    }
}
