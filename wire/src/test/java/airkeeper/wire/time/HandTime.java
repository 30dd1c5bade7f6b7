package airkeeper.wire.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A time that a test moves by hand. All its loops are done on the test's own thread, inside {@link #advance} and {@link
 * #settle}, in the order in which they are due: a story told with it is the same story each time.
 */
public final class HandTime implements Time {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
    private @Nullable Instant wallAtStart;
    private Duration steady = Duration.ZERO;
    private long number;

    public HandTime(Instant start) {
        this.wallAtStart = start;
    }

    public static HandTime at(String start) {
        return new HandTime(Instant.parse(start));
    }

    /** As on a Pi that has not heard from a time server yet. */
    public synchronized void unsetWall() {
        wallAtStart = null;
    }

    /** As when a time server is heard: the wall jumps, the steady time does not. */
    public synchronized void setWall(Instant now) {
        wallAtStart = now.minus(steady);
    }

    @Override
    public synchronized @Nullable Instant wall() {
        return wallAtStart == null ? null : wallAtStart.plus(steady);
    }

    @Override
    public synchronized Duration steady() {
        return steady;
    }

    /** Nobody else does anything meanwhile: the one thread there is, is held. */
    @Override
    public synchronized void pauseUntil(Duration then) {
        if (then.compareTo(steady) > 0) {
            steady = then;
        }
    }

    @Override
    public Loop loop(String name) {
        return new HandLoop();
    }

    /** Does all that is due now, and all that this makes due. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /** Moves the time on, doing each task at the moment at which it is due. */
    public void advance(Duration by) {
        Duration end = steady().plus(by);
        while (true) {
            Optional<Task> next = dueBy(end);
            if (next.isEmpty()) {
                break;
            }
            next.get().work().run();
        }
        pauseUntil(end);
    }

    private synchronized Optional<Task> dueBy(Duration end) {
        Task next = tasks.peek();
        if (next == null || next.due().compareTo(end) > 0) {
            return Optional.empty();
        }
        tasks.remove();
        if (next.due().compareTo(steady) > 0) {
            steady = next.due();
        }
        return Optional.of(next);
    }

    private record Task(Duration due, long number, HandLoop owner, Runnable work) {}

    private final class HandLoop implements Loop {
        private boolean closed;

        @Override
        public void execute(Runnable task) {
            after(Duration.ZERO, task);
        }

        @Override
        public void after(Duration delay, Runnable task) {
            synchronized (HandTime.this) {
                if (!closed) {
                    tasks.add(new Task(steady.plus(delay), number++, this, task));
                }
            }
        }

        @Override
        public void every(Duration period, Runnable task) {
            after(period, () -> {
                task.run();
                every(period, task);
            });
        }

        @Override
        public boolean close(Duration patience) {
            close();
            return true;
        }

        @Override
        public void close() {
            synchronized (HandTime.this) {
                closed = true;
                List<Task> left = new ArrayList<>(tasks);
                left.removeIf(task -> task.owner() == this);
                tasks.clear();
                tasks.addAll(left);
            }
        }
    }
}
