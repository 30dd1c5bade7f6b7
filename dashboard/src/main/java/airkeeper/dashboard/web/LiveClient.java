package airkeeper.dashboard.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BooleanSupplier;

/** One who watches: a bounded mailbox, emptied by the thread of its own request, so that nobody waits for a slow line. */
final class LiveClient {
    private static final Event END = new Event("");

    private final BlockingQueue<Event> mailbox;
    private final BooleanSupplier welcome;
    private final Runnable cut;
    private volatile boolean gone;

    /**
     * @param room how many events may wait
     * @param welcome whether it may still look
     * @param cut closes the line at once, whoever is writing to it
     */
    LiveClient(int room, BooleanSupplier welcome, Runnable cut) {
        this.mailbox = new ArrayBlockingQueue<>(room + 1);
        this.welcome = welcome;
        this.cut = cut;
    }

    boolean welcome() {
        return welcome.getAsBoolean();
    }

    /** Puts an event into the mailbox; whoever has let it fill up no longer reads, and is dropped. */
    void tell(Event event) {
        if (!gone && (mailbox.remainingCapacity() <= 1 || !mailbox.offer(event))) {
            drop();
        }
    }

    /** Ends it from any thread. */
    void drop() {
        gone = true;
        mailbox.clear();
        mailbox.offer(END);
        cut.run();
    }

    boolean gone() {
        return gone;
    }

    /** Writes what comes until the line breaks or this client is dropped. */
    void serve(OutputStream out) {
        try {
            Event event = Event.comment("live");
            while (!gone) {
                event.writeTo(out);
                if (mailbox.isEmpty()) {
                    out.flush();
                }
                event = mailbox.take();
            }
        } catch (IOException e) {
            // the browser has gone, which is how every watching ends
            gone = true;
        } catch (InterruptedException e) {
            gone = true;
            Thread.currentThread().interrupt();
        }
    }
}
