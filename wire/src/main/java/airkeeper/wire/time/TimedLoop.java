package airkeeper.wire.time;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A loop that waits on the machine's clock, at the speed of its time. */
final class TimedLoop implements Loop {
    /** What is handed over; a flood of it holds up nothing that has its time. */
    private final BlockingQueue<Runnable> soon = new LinkedBlockingQueue<>();
    /** What has its time, the next first; the loop's own thread alone looks at it. */
    private final PriorityQueue<Task> later = new PriorityQueue<>();

    private final Supplier<Duration> steady;
    private final double speed;
    private final Thread thread;
    private long order;
    private volatile boolean closed;

    TimedLoop(String name, Supplier<Duration> steady, double speed) {
        this.steady = steady;
        this.speed = speed;
        this.thread = Thread.ofPlatform().name(name).start(this::run);
    }

    @Override
    public void execute(Runnable task) {
        if (!closed) {
            soon.add(task);
        }
    }

    @Override
    public void after(Duration delay, Runnable task) {
        Duration due = steady.get().plus(delay);
        execute(() -> add(due, null, task));
    }

    @Override
    public void every(Duration period, Runnable task) {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("expected a period above 0, found " + period);
        }
        Duration due = steady.get().plus(period);
        execute(() -> add(due, period, task));
    }

    private void add(Duration due, @Nullable Duration period, Runnable work) {
        later.add(new Task(due, order++, period, work));
    }

    private void run() {
        try {
            while (!closed) {
                Task next = later.peek();
                if (next == null) {
                    done(soon.take());
                } else if (nanosUntil(next) > 0) {
                    done(soon.poll(nanosUntil(next), TimeUnit.NANOSECONDS));
                } else {
                    later.remove();
                    done(next.work);
                    again(next);
                    done(soon.poll()); // or a period shorter than its work would keep all else out
                }
            }
        } catch (InterruptedException e) {
            // nobody else may: whoever interrupts this thread ends it
            Thread.currentThread().interrupt();
        }
    }

    private void done(@Nullable Runnable task) {
        if (task != null && !closed) {
            task.run();
        }
    }

    private void again(Task task) {
        if (task.period != null) {
            Duration now = steady.get();
            Duration next = task.due.plus(task.period);
            add(next.compareTo(now) < 0 ? now : next, task.period, task.work);
        }
    }

    private long nanosUntil(Task task) {
        return (long) (task.due.minus(steady.get()).toNanos() / speed);
    }

    @Override
    public void close() {
        close(Duration.ofNanos(Long.MAX_VALUE));
    }

    @Override
    public boolean close(Duration patience) {
        closed = true;
        soon.clear();
        if (Thread.currentThread().threadId() == thread.threadId()) {
            return true;
        }
        soon.add(() -> {}); // to wake it
        long began = System.nanoTime();
        long left = patience.toNanos();
        boolean interrupted = false;
        while (thread.isAlive() && left > 0) {
            try {
                thread.join(Duration.ofNanos(left));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            left = patience.toNanos() - (System.nanoTime() - began);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private record Task(Duration due, long number, @Nullable Duration period, Runnable work)
            implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int times = due.compareTo(other.due);
            return times != 0 ? times : Long.compare(number, other.number);
        }
    }
}
