package airkeeper.purifier.command;

import airkeeper.purifier.Relay;
import airkeeper.purifier.RelayException;
import airkeeper.wire.Power;
import airkeeper.wire.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A relay that a program switches: it is run with its arguments and then {@code ON} or {@code OFF}, and exit code 0 means
 * done. No shell is between.
 *
 * <p>A program that needs longer than {@link Relay#PATIENCE} goes on by itself, and the same order again asks whether it has
 * ended; one for the other position, or the time limit, ends it.
 */
public final class CommandRelay implements Relay {
    private final Path program;
    private final List<String> arguments;
    private final Duration limit;
    private final Time time;
    private @Nullable Run run;
    private boolean touched;

    /**
     * A relay whose program was not run yet.
     *
     * @param limit how long a run may last; then it is killed, with all that it started
     */
    public CommandRelay(Path program, List<String> arguments, Duration limit, Time time) {
        this.program = program;
        this.arguments = List.copyOf(arguments);
        this.limit = limit;
        this.time = time;
    }

    @Override
    public void open() throws RelayException {
        switchTo(Power.OFF);
    }

    @Override
    public synchronized void switchTo(Power power) throws RelayException {
        order(power, PATIENCE);
    }

    private void order(Power power, Duration patience) throws RelayException {
        touched = true;
        Run current = run;
        if (current == null || current.power() != power) {
            abandon();
            current = Run.start(program, arguments, power, time.steady());
            run = current;
            current.await(patience.compareTo(limit) < 0 ? patience : limit);
        }
        if (current.alive()) {
            Duration lasted = time.steady().minus(current.began());
            if (lasted.compareTo(limit) < 0) {
                throw new RelayException(current + " has not ended yet.");
            }
            abandon();
            throw new RelayException(current + " did not end within " + seconds(limit) + " and was killed.");
        }
        run = null;
        current.check();
    }

    private void abandon() {
        if (run != null) {
            run.kill();
            run = null;
        }
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    @Override
    public synchronized void close() throws RelayException {
        if (touched) {
            order(Power.OFF, limit);
            touched = false;
        }
    }
}
