package airkeeper.dashboard.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One who looks at what is said on the broker: who reads slower than is spoken loses lines and is told where and how many, and
 * nobody waits for them.
 */
final class MqttViewer {
    /** How many lines may wait; a page shows no more. */
    static final int ROOM = 500;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Event END = new Event("");

    private final BlockingQueue<Event> waiting = new LinkedBlockingQueue<>();
    private final Runnable cut;
    private long lost;
    private volatile boolean dropped;

    /** {@code cut} closes the line at once, whoever is writing to it. */
    MqttViewer(Runnable cut) {
        this.cut = cut;
    }

    /** A line, if there is room for it. */
    synchronized void tell(Supplier<Event> line) {
        if (waiting.size() >= ROOM) {
            lost++;
            return;
        }
        Event missing = missing();
        if (missing != null) {
            waiting.add(missing);
        }
        waiting.add(line.get());
    }

    /** What must not be missed, and is rare. */
    void put(Event event) {
        waiting.add(event);
    }

    private synchronized @Nullable Event missing() {
        if (lost == 0) {
            return null;
        }
        Event event = Event.of(null, "lost", Answers.object().put("count", lost).toString());
        lost = 0;
        return event;
    }

    /** Writes what comes until the line breaks, this viewer is dropped, or is not welcome any more. */
    void serve(OutputStream out, BooleanSupplier welcome) {
        try {
            Event.comment("mqtt").writeTo(out);
            while (!dropped && welcome.getAsBoolean()) {
                if (waiting.isEmpty()) {
                    out.flush();
                }
                next().writeTo(out);
            }
        } catch (IOException e) {
            // the browser has gone, which is how every watching ends
            dropped = true;
        } catch (InterruptedException e) {
            dropped = true;
            Thread.currentThread().interrupt();
        }
    }

    private Event next() throws InterruptedException {
        Event next = waiting.poll();
        if (next == null) {
            next = missing();
        }
        if (next == null) {
            next = waiting.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        }
        return next == null ? Event.comment("heartbeat") : next;
    }

    /** Ends it from any thread. */
    void drop() {
        dropped = true;
        waiting.add(END);
        cut.run();
    }
}
