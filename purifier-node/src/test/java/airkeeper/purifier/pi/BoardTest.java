package airkeeper.purifier.pi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.purifier.RelayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as the kernels of the boards have them, with their chips' labels. */
class BoardTest {
    @TempDir
    private Path root;

    private final Map<Path, String> labels = new HashMap<>();
    private final Map<Integer, String> users = new HashMap<>();
    private Path dev = Path.of("/dev");

    @BeforeEach
    void devices() throws IOException {
        dev = Files.createDirectories(root.resolve("dev"));
    }

    private Board board() {
        return new Board(root, device -> new Chip(device, labels.get(device), users::get));
    }

    private Path chip(String name, String label) throws IOException {
        Path device = Files.createFile(dev.resolve(name));
        labels.put(device, label);
        return device;
    }

    @Test
    void theHeadersChipIsFoundOnAPi3AndAZero2W() throws Exception {
        chip("gpiochip0", "pinctrl-bcm2835");
        chip("gpiochip1", "raspberrypi-exp-gpio");
        assertThat(board().chipWith(17)).isEqualTo("gpiochip0");
    }

    @Test
    void theHeadersChipIsFoundOnAPi4() throws Exception {
        chip("gpiochip0", "raspberrypi-exp-gpio"); // the order is nowhere promised
        chip("gpiochip1", "pinctrl-bcm2711");
        assertThat(board().chipWith(17)).isEqualTo("gpiochip1");
    }

    @Test
    void theHeadersChipIsFoundOnAPi5WithAnOldKernel() throws Exception {
        chip("gpiochip0", "gpio-brcmstb@107d508500");
        chip("gpiochip4", "pinctrl-rp1");
        assertThat(board().chipWith(17)).isEqualTo("gpiochip4");
    }

    @Test
    void theHeadersChipIsFoundOnAPi5WithANewKernel() throws Exception {
        chip("gpiochip0", "pinctrl-rp1");
        chip("gpiochip10", "gpio-brcmstb@107d508500");
        assertThat(board().chipWith(17)).isEqualTo("gpiochip0");
    }

    @Test
    void aComputerWithoutChipsSaysSo() {
        assertSays(
                17,
                "Expected a GPIO chip such as " + dev.resolve("gpiochip0")
                        + ", found none: this computer has no pins, or this program is not shown them."
                        + " A relay of kind \"simulated\" needs none.");
    }

    @Test
    void aComputerWithoutThatChipSaysWhatItHas() throws IOException {
        Path keyboard = chip("gpiochip0", "cp2112_gpio");
        assertSays(
                17,
                "Expected the chip of a Raspberry Pi's header, whose label begins with pinctrl-, found " + keyboard
                        + " (cp2112_gpio): for pins of another board, use a relay of kind \"command\".");
    }

    @Test
    void oneChipThatMayNotBeOpenedIsOneTooMany() throws IOException {
        chip("gpiochip0", "pinctrl-bcm2835");
        Path second = Files.createFile(dev.resolve("gpiochip1"));
        String group = Files.getAttribute(second, "unix:group").toString();
        assertSays(
                17,
                "This program may not open " + second + ": add its user to the group " + group + " (sudo usermod -aG "
                        + group + " " + System.getProperty("user.name") + ") and start it again.");
    }

    @Test
    void whoHasThePinIsNamed() throws IOException {
        chip("gpiochip0", "pinctrl-bcm2835");
        users.put(17, "gpioset");
        users.put(27, "");
        assertSays(
                17,
                "GPIO17 is taken by gpioset: end that, or give the relay another pin (gpioinfo shows who has which).");
        assertSays(
                27,
                "GPIO27 is taken by the kernel: end that, or give the relay another pin (gpioinfo shows who has which).");
    }

    @Test
    void theWiresOfABusAreNotForRelays() throws Exception {
        chip("gpiochip0", "pinctrl-bcm2835");
        assertThat(board().chipWith(3)).as("no bus is switched on").isEqualTo("gpiochip0");
        for (Map.Entry<String, Integer> bus :
                Map.of("i2c-1", 3, "spidev0.0", 8, "serial0", 14).entrySet()) {
            Path file = Files.createFile(dev.resolve(bus.getKey()));
            assertSays(
                    bus.getValue(),
                    "GPIO" + bus.getValue() + " belongs to " + file
                            + ": give the relay another pin, or switch that one off in sudo raspi-config.");
        }
    }

    @Test
    void theDebugConnectorOfAPi5IsNotOnTheHeader() throws Exception {
        chip("gpiochip0", "pinctrl-rp1");
        Files.createSymbolicLink(dev.resolve("serial0"), Files.createFile(dev.resolve("ttyAMA10")));
        assertThat(board().chipWith(14)).isEqualTo("gpiochip0");
    }

    private void assertSays(int pin, String sentence) {
        assertThatThrownBy(() -> board().chipWith(pin))
                .isInstanceOf(RelayException.class)
                .hasMessage(sentence);
    }
}
