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
    private boolean begun;

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
        Run current = run;
        if (current == null || current.power() != power) {
            current = begin(power);
            current.await(PATIENCE.compareTo(limit) < 0 ? PATIENCE : limit);
        }
        settle(current);
    }

    /** Waits for OFF as long as a program may last: nobody asks again. */
    @Override
    public synchronized void close() throws RelayException {
        if (begun) {
            Run last = run != null && run.power() == Power.OFF ? run : begin(Power.OFF);
            last.await(limit);
            settle(last);
            begun = false;
        }
    }

    private Run begin(Power power) throws RelayException {
        if (run != null) {
            run.kill();
            run = null;
        }
        begun = true;
        Run started = Run.start(program, arguments, power, time.steady());
        run = started;
        return started;
    }

    private void settle(Run current) throws RelayException {
        if (!current.alive()) {
            run = null;
            current.check();
            return;
        }
        if (time.steady().minus(current.began()).compareTo(limit) < 0) {
            throw new RelayException(current + " has not ended yet.");
        }
        current.kill();
        current.await(PATIENCE);
        if (!current.alive()) { // one that hangs in its driver cannot be killed, and a second one would only join it
            run = null;
        }
        throw new RelayException(current + " did not end within " + seconds(limit) + " and was killed.");
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
