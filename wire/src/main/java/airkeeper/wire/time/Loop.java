package airkeeper.wire.time;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The one thread that owns a node's state: what is handed to it is done one at a time, in order.
 *
 * <p>A task that throws is a bug: it goes to the thread's uncaught exception handler, which in a node ends the process.
 */
public interface Loop extends Executor, AutoCloseable {
    /** Does the task soon. From any thread, never waits; after {@link #close} it is dropped. */
    @Override
    void execute(Runnable task);

    /** Does the task once each period, first after one period, never two at once; a late one is not made up for. */
    void every(Duration period, Runnable task);

    /** Does the task once, after the delay. */
    void after(Duration delay, Runnable task);

    /** Lets the running task finish, drops the rest, and waits for the thread; may be called twice. */
    @Override
    void close();

    /** As {@link #close}, but waits no longer than this for a task that hangs; whether the thread has ended. */
    boolean close(Duration patience);
}
