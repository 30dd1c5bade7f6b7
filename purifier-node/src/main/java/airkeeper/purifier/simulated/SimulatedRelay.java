package airkeeper.purifier.simulated;

import airkeeper.purifier.Relay;
import airkeeper.wire.Power;
import java.util.function.Consumer;

/** A relay that is only remembered, and told to a listener; for trying out, and for rooms that are simulated themselves. */
public final class SimulatedRelay implements Relay {
    private final Consumer<Power> listener;
    private volatile Power position = Power.OFF;

    /** {@code listener} is told each change, on the thread that switches. */
    public SimulatedRelay(Consumer<Power> listener) {
        this.listener = listener;
    }

    public SimulatedRelay() {
        this(position -> {});
    }

    /** Where it stands; from any thread. */
    public Power position() {
        return position;
    }

    @Override
    public void open() {
        switchTo(Power.OFF);
    }

    @Override
    public void switchTo(Power power) {
        if (power != position) {
            position = power;
            listener.accept(power);
        }
    }

    @Override
    public void close() {
        switchTo(Power.OFF);
    }
}
