package airkeeper.dashboard.web;

import airkeeper.wire.time.Time;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One browser that listens: a mailbox, and a virtual thread that carries it to the socket. */
final class LiveClient {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** The ring and as much again: who is further behind fetches anew. */
    private static final int MAILBOX = 2_000;

    private final BlockingQueue<LiveEvents.Event> mailbox = new LinkedBlockingQueue<>(MAILBOX);
    private final SseClient connection;
    private final Time real;
    private final Supplier<LiveEvents.Event> clock;
    private final Thread carrier;

    LiveClient(SseClient connection, Time real, Supplier<LiveEvents.Event> clock) {
        this.connection = connection;
        this.real = real;
        this.clock = clock;
        this.carrier = Thread.ofVirtual().name("live").unstarted(this::carry);
    }

    void start() {
        carrier.start();
    }

    /** Puts an event into the mailbox; false when it is full, and with that the client is dropped. */
    boolean offer(LiveEvents.Event event) {
        if (mailbox.offer(event)) {
            return true;
        }
        stop();
        return false;
    }

    /** Ends the connection; a write that is stuck is torn. */
    void stop() {
        carrier.interrupt();
    }

    private void carry() {
        Duration beat = real.steady().plus(HEARTBEAT);
        try {
            while (!connection.terminated()) {
                Duration left = beat.minus(real.steady());
                LiveEvents.Event event = mailbox.poll(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
                if (event == null) {
                    connection.sendComment("heartbeat");
                    event = clock.get();
                    beat = real.steady().plus(HEARTBEAT);
                }
                connection.sendEvent(event.kind(), event.json(), event.id());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connection.close();
        }
    }
}
