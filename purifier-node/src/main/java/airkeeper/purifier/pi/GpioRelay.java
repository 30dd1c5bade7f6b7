package airkeeper.purifier.pi;

import airkeeper.purifier.Relay;
import airkeeper.purifier.RelayException;
import airkeeper.purifier.RelaySettings.Level;
import airkeeper.wire.Power;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A relay on one GPIO pin, for boards that conduct at the high level of the pin and for those that conduct at the low one. */
public final class GpioRelay implements Relay {
    private static final Logger log = LoggerFactory.getLogger(GpioRelay.class);

    private final Gpio gpio;
    private final int pin;
    private final Level active;
    private final DigitalState on;
    private final DigitalState off;
    private volatile @Nullable DigitalOutput output;

    /**
     * A relay that is not taken over yet.
     *
     * @param pin the BCM number, 2 to 27
     * @param active the level of the pin at which the relay conducts
     */
    public GpioRelay(Gpio gpio, int pin, Level active) {
        this.gpio = gpio;
        this.pin = pin;
        this.active = active;
        this.on = active == Level.HIGH ? DigitalState.HIGH : DigitalState.LOW;
        this.off = active == Level.HIGH ? DigitalState.LOW : DigitalState.HIGH;
    }

    @Override
    public void open() throws RelayException {
        if (output == null) {
            output = gpio.claim(pin, off);
            String warning = gpio.warning(pin, active);
            if (warning != null) {
                log.warn(warning);
            }
        }
    }

    @Override
    public void switchTo(Power power) throws RelayException {
        DigitalOutput claimed = output;
        if (claimed == null) {
            throw new RelayException("GPIO" + pin + " is not taken over yet, so it cannot be switched " + power + ".");
        }
        try {
            claimed.state(power == Power.ON ? on : off);
        } catch (Pi4JException e) {
            throw new RelayException("GPIO" + pin + " could not be switched " + power + ": " + e.getMessage() + ".", e);
        }
    }

    /** What the pin's level says, which a short circuit or another program may hold. */
    @Override
    public Optional<Power> says() {
        DigitalOutput claimed = output;
        return claimed == null
                ? Optional.empty()
                : gpio.level(claimed).map(level -> level == on ? Power.ON : Power.OFF);
    }

    @Override
    public void close() throws RelayException {
        DigitalOutput claimed = output;
        output = null;
        if (claimed != null) {
            gpio.release(claimed);
        }
    }
}
