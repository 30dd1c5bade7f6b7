package airkeeper.purifier.pi;

import airkeeper.purifier.RelayException;
import airkeeper.purifier.RelaySettings.Level;
import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.library.gpiod.internal.GpioDContext;
import com.pi4j.library.gpiod.internal.GpioLine;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The GPIO pins of this computer, for all its relays: one Pi4J context, made for the first pin and shut down after the last,
 * since shutting down any context takes the chip away from every other. Thread-safe.
 */
public final class Gpio {
    private static final Logger log = LoggerFactory.getLogger(Gpio.class);

    private final Board board;
    private final Function<String, Context> contexts;
    private final Function<DigitalOutput, DigitalState> levels;
    private @Nullable Context context;
    private int claimed;

    /** {@code contexts} makes one for the chip of this name, {@code levels} reads a pin back. */
    Gpio(Board board, Function<String, Context> contexts, Function<DigitalOutput, DigitalState> levels) {
        this.board = board;
        this.contexts = contexts;
        this.levels = levels;
    }

    /** Of the computer that this program runs on; nothing is opened yet. */
    public static Gpio ofThisComputer() {
        return new Gpio(Board.ofThisComputer(), Gpio::kernelContext, Gpio::kernelLevel);
    }

    /** Nothing is detected, since Pi4J would silently take a mock where it does not know the board. */
    static Context kernelContext(String chip) {
        return Pi4J.newContextBuilder()
                .setGpioChipName(chip)
                .noAutoDetect()
                .disableShutdownHook() // the node's own end lets go of the pins, in its order
                .add(GpioDDigitalOutputProvider.newInstance())
                .build();
    }

    /** Pi4J's own state is what it was told, not what the pin is; the kernel reads the pin. */
    static DigitalState kernelLevel(DigitalOutput output) {
        GpioLine line = GpioDContext.getInstance().getOrOpenLine(output.config().address());
        return DigitalState.getState(line.getValue());
    }

    /** What is to be said of a pin before a relay hangs on it, null: nothing. */
    @Nullable
    String warning(int pin, Level active) {
        return board.boot().warning(pin, active);
    }

    /**
     * Takes a pin over as an output.
     *
     * @param off the level it has from the first moment on, and when it is let go
     */
    synchronized DigitalOutput claim(int pin, DigitalState off) throws RelayException {
        String chip = board.chipWith(pin);
        try {
            if (context == null) {
                context = contexts.apply(chip);
            }
            DigitalOutput output = context.create(DigitalOutput.newConfigBuilder(context)
                    .id("airkeeper-gpio" + pin) // by which the kernel names its holder
                    .address(pin)
                    .initial(off) // without it Pi4J begins with LOW, which is ON for half of all relay boards
                    .shutdown(off)
                    .build());
            claimed++;
            return output;
        } catch (RuntimeException | LinkageError e) { // Pi4J throws many kinds, its native part a linkage error
            shutDownUnused();
            throw new RelayException(
                    "GPIO" + pin + " could not be taken over: " + origin(e)
                            + ". Does another program use it? gpioinfo shows who does.",
                    e);
        }
    }

    /** The level that a claimed pin has; empty when it cannot be read. */
    Optional<DigitalState> level(DigitalOutput output) {
        try {
            return Optional.of(levels.apply(output));
        } catch (RuntimeException e) { // Pi4J throws many kinds
            log.debug("GPIO{} cannot be read back: {}.", output.config().address(), origin(e));
            return Optional.empty();
        }
    }

    /** Brings the pin to its off level and lets it go. */
    synchronized void release(DigitalOutput output) throws RelayException {
        Context current = context;
        if (current == null) {
            return;
        }
        try {
            current.shutdown(output);
        } catch (Pi4JException e) {
            throw new RelayException(
                    "GPIO" + output.config().address() + " could not be let go: " + origin(e) + ".", e);
        } finally {
            claimed--;
            shutDownUnused();
        }
    }

    private void shutDownUnused() {
        if (context != null && claimed == 0) {
            try {
                context.shutdown();
            } catch (Pi4JException e) {
                log.warn("GPIO was not let go in good order: {}.", origin(e), e);
            }
            context = null;
        }
    }

    /** What was wrong at the bottom, which Pi4J wraps more than once. */
    private static String origin(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
