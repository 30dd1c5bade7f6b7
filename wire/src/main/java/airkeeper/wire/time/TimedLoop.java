package airkeeper.wire.time;

import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A loop that waits on the machine's clock, at the speed of its time. */
final class TimedLoop implements Loop {
    private final DelayQueue<Task> tasks = new DelayQueue<>();
    private final AtomicLong order = new AtomicLong();
    private final Supplier<Duration> steady;
    private final double speed;
    private final Thread thread;
    private volatile boolean closed;

    TimedLoop(String name, Supplier<Duration> steady, double speed) {
        this.steady = steady;
        this.speed = speed;
        this.thread = Thread.ofPlatform().name(name).start(this::run);
    }

    @Override
    public void execute(Runnable task) {
        add(Duration.ZERO, null, task);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        add(steady.get().plus(delay), null, task);
    }

    @Override
    public void every(Duration period, Runnable task) {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("expected a period above 0, found " + period);
        }
        add(steady.get().plus(period), period, task);
    }

    private void add(Duration due, @Nullable Duration period, Runnable task) {
        if (!closed) {
            tasks.add(new Task(due, order.getAndIncrement(), period, task));
        }
    }

    private void run() {
        try {
            while (!closed) {
                Task task = tasks.take();
                if (closed) {
                    return;
                }
                task.work.run();
                if (task.period != null) {
                    Duration now = steady.get();
                    Duration next = task.due.plus(task.period);
                    add(next.compareTo(now) < 0 ? now : next, task.period, task.work);
                }
            }
        } catch (InterruptedException e) {
            // close() interrupts a waiting loop: that is its end
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        close(Duration.ofNanos(Long.MAX_VALUE));
    }

    @Override
    public boolean close(Duration patience) {
        closed = true;
        tasks.clear();
        if (Thread.currentThread().threadId() == thread.threadId()) {
            return true;
        }
        tasks.add(new Task(Duration.ZERO, 0, null, () -> {}));
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

    private final class Task implements Delayed {
        private final Duration due;
        private final long number;
        private final @Nullable Duration period;
        private final Runnable work;

        Task(Duration due, long number, @Nullable Duration period, Runnable work) {
            this.due = due;
            this.number = number;
            this.period = period;
            this.work = work;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert((long) (due.minus(steady.get()).toNanos() / speed), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Task task = (Task) other;
            int times = due.compareTo(task.due);
            return times != 0 ? times : Long.compare(number, task.number);
        }
    }
}
