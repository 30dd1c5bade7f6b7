package airkeeper.purifier.pi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import airkeeper.purifier.RelayException;
import airkeeper.purifier.RelaySettings.Level;
import airkeeper.wire.Power;
import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.platform.MockPlatform;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpioRelayTest {
    @TempDir
    Path root;

    private final List<Context> contexts = new ArrayList<>();
    private @Nullable DigitalState stuckAt;
    private Gpio gpio = Gpio.ofThisComputer();
    private Path chip = Path.of("/dev/gpiochip0");

    @BeforeEach
    void board() throws IOException {
        chip = Files.createFile(Files.createDirectories(root.resolve("dev")).resolve("gpiochip0"));
        gpio = new Gpio(
                board(Map.of(chip, "pinctrl-bcm2835")),
                _ -> context(),
                output -> stuckAt == null ? output.state() : stuckAt);
    }

    private Board board(Map<Path, String> labels) {
        return new Board(root, device -> new Chip(device, labels.get(device), _ -> null));
    }

    private Context context() {
        contexts.add(Pi4J.newContextBuilder()
                .noAutoDetect()
                .disableShutdownHook()
                .add(new MockPlatform())
                .add(MockDigitalOutputProvider.newInstance())
                .build());
        return contexts.getLast();
    }

    @Test
    void anActiveHighRelayIsOnAtHigh() throws RelayException {
        GpioRelay relay = new GpioRelay(gpio, 17, Level.HIGH);
        relay.open();
        assertThat(level(17)).isEqualTo(DigitalState.LOW);
        relay.switchTo(Power.ON);
        assertThat(level(17)).isEqualTo(DigitalState.HIGH);
        relay.switchTo(Power.OFF);
        assertThat(level(17)).isEqualTo(DigitalState.LOW);
    }

    @Test
    void anActiveLowRelayIsOnAtLowAndOffFromTheFirstMomentOn() throws RelayException {
        GpioRelay relay = new GpioRelay(gpio, 5, Level.LOW);
        relay.open();
        assertThat(output(5).config().initialState()).isEqualTo(DigitalState.HIGH);
        assertThat(level(5)).isEqualTo(DigitalState.HIGH);
        relay.switchTo(Power.ON);
        assertThat(level(5)).isEqualTo(DigitalState.LOW);
    }

    @Test
    void closingBringsThePinToItsOffLevel() throws RelayException {
        GpioRelay relay = new GpioRelay(gpio, 5, Level.LOW);
        relay.open();
        relay.switchTo(Power.ON);
        List<DigitalState> seen = new ArrayList<>();
        output(5).addListener(change -> seen.add(change.state()));
        relay.close();
        assertThat(seen).containsExactly(DigitalState.HIGH);
        relay.close();
        assertThatThrownBy(() -> relay.switchTo(Power.ON))
                .isInstanceOf(RelayException.class)
                .hasMessage("GPIO5 is not taken over yet, so it cannot be switched ON.");
    }

    @Test
    void thePinItselfIsReadBack() throws RelayException {
        GpioRelay relay = new GpioRelay(gpio, 5, Level.LOW);
        assertThat(relay.says()).isEmpty();
        relay.open();
        assertThat(relay.says()).contains(Power.OFF);
        relay.switchTo(Power.ON);
        assertThat(relay.says()).contains(Power.ON);
        stuckAt = DigitalState.HIGH;
        assertThat(relay.says()).as("held HIGH by a short circuit").contains(Power.OFF);
        relay.close();
        assertThat(relay.says()).isEmpty();
    }

    @Test
    void aPinThatCannotBeReadSaysNothing() throws RelayException {
        Gpio real = new Gpio(board(Map.of(chip, "pinctrl-bcm2835")), _ -> context(), output -> {
            throw new IllegalStateException("no chip");
        });
        GpioRelay relay = new GpioRelay(real, 17, Level.HIGH);
        relay.open();
        assertThat(relay.says()).isEmpty();
        relay.close();
    }

    @Test
    void relaysShareOneContextUntilTheLastOneIsClosed() throws RelayException {
        GpioRelay one = new GpioRelay(gpio, 17, Level.HIGH);
        GpioRelay other = new GpioRelay(gpio, 27, Level.HIGH);
        one.open();
        other.open();
        assertThat(contexts).hasSize(1);
        one.close();
        other.switchTo(Power.ON);
        assertThat(level(27)).isEqualTo(DigitalState.HIGH);
        other.close();
        assertThat(contexts.getFirst().isShutdown()).isTrue();
        one.open();
        assertThat(contexts).hasSize(2);
        one.close();
    }

    @Test
    void aRelayThatWasNeverOpenedCloses() throws RelayException {
        new GpioRelay(gpio, 17, Level.HIGH).close();
        assertThat(contexts).isEmpty();
    }

    @Test
    void aPinThatIsTakenSaysSo() throws RelayException {
        GpioRelay one = new GpioRelay(gpio, 17, Level.HIGH);
        one.open();
        assertThatThrownBy(() -> new GpioRelay(gpio, 17, Level.HIGH).open())
                .isInstanceOf(RelayException.class)
                .hasMessageStartingWith("GPIO17 could not be taken over: ")
                .hasMessageEndingWith(". Does another program use it? gpioinfo shows who does.");
        one.switchTo(Power.ON);
        assertThat(level(17)).isEqualTo(DigitalState.HIGH);
        one.close();
    }

    @Test
    void thisComputerWithoutPinsSaysSo() throws IOException {
        try (var chips = Files.newDirectoryStream(Path.of("/dev"), "gpiochip*")) {
            assumeThat(chips).isEmpty();
        }
        assertThatThrownBy(() -> new GpioRelay(Gpio.ofThisComputer(), 17, Level.HIGH).open())
                .isInstanceOf(RelayException.class)
                .hasMessageStartingWith("Expected a GPIO chip such as /dev/gpiochip0, found none:");
    }

    @Test
    void aProcessorWithoutPi4jNativesSaysSo() {
        assumeThat(System.getProperty("os.arch")).isEqualTo("amd64");
        Gpio real = new Gpio(board(Map.of(chip, "pinctrl-bcm2835")), Gpio::kernelContext, Gpio::kernelLevel);
        assertThatThrownBy(() -> new GpioRelay(real, 17, Level.HIGH).open())
                .isInstanceOf(RelayException.class)
                .hasMessageStartingWith("GPIO17 could not be taken over: ");
    }

    private DigitalOutput output(int pin) {
        return contexts.getLast().io("airkeeper-gpio" + pin, DigitalOutput.class);
    }

    private DigitalState level(int pin) {
        return output(pin).state();
    }
}
