package airkeeper.dashboard.web;

import airkeeper.wire.time.Time;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One browser that listens: a mailbox, and the virtual thread of its request, which carries it to the socket. */
final class LiveClient {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** The ring and as much again: who is further behind fetches anew. */
    private static final int MAILBOX = 2_000;

    private final BlockingQueue<LiveEvents.Event> mailbox = new LinkedBlockingQueue<>(MAILBOX);
    private final OutputStream out;
    private final Time real;
    private final Supplier<LiveEvents.Event> clock;
    private final Thread carrier = Thread.currentThread();

    /** A client of the request that this thread is answering. */
    LiveClient(OutputStream out, Time real, Supplier<LiveEvents.Event> clock) {
        this.out = out;
        this.real = real;
        this.clock = clock;
    }

    /** Puts an event into the mailbox; false when it is full, and with that the client is dropped. */
    boolean offer(LiveEvents.Event event) {
        if (mailbox.offer(event)) {
            return true;
        }
        stop();
        return false;
    }

    /** Ends {@link #carry}; a write that is stuck is torn. */
    void stop() {
        carrier.interrupt();
    }

    /** Writes what comes into the mailbox, on the thread of the request, until the browser leaves or is dropped. */
    void carry() {
        Duration beat = real.steady().plus(HEARTBEAT);
        try {
            while (true) {
                Duration left = beat.minus(real.steady());
                LiveEvents.Event event = mailbox.poll(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
                if (event == null) {
                    write(": heartbeat\n" + clock.get().text());
                    beat = real.steady().plus(HEARTBEAT);
                } else {
                    write(event.text());
                }
            }
        } catch (IOException e) {
            // the browser has left, or stopped reading: both are its right
        } catch (InterruptedException e) {
            // dropped, or the server ends: the request ends in good order, so its thread is not interrupted any more
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
