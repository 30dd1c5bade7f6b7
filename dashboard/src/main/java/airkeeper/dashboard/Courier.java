package airkeeper.dashboard;

import airkeeper.dashboard.Channel.Notice;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings notices to one channel on a thread of its own, in order, and tries again with growing pauses while that fails.
 * Thread-safe.
 */
public final class Courier implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    /** After an outage nobody wants to read more; the oldest go first. */
    private static final int MOST_WAITING = 50;
    /** A channel that hangs must not hold up the end of the program. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Channel channel;
    private final Time time;
    private final Loop loop;
    // owned by the loop
    private final ArrayDeque<Notice> waiting = new ArrayDeque<>();
    private Duration pause = FIRST_PAUSE;
    private boolean scheduled;

    private volatile @Nullable Outcome last;

    Courier(Channel channel, Time time) {
        this.channel = channel;
        this.time = time;
        this.loop = time.loop("alerts-" + channel.name());
    }

    /**
     * How it went last.
     *
     * @param text what the other side answered, or why it could not be reached
     * @param reached whether it has taken the notice
     */
    public record Outcome(
            String text, boolean reached, @Nullable Instant time) {}

    String name() {
        return channel.name();
    }

    @Nullable
    Outcome last() {
        return last;
    }

    void bring(Notice notice) {
        loop.execute(() -> {
            waiting.add(notice);
            if (waiting.size() > MOST_WAITING) {
                Notice lost = waiting.remove();
                log.warn("{} takes nothing: gave up on \"{}\".", channel.name(), lost.text());
            }
            if (!scheduled) {
                bringAll();
            }
        });
    }

    /** Brings one at once, beside those that wait; the future tells how it went, never exceptionally. */
    CompletableFuture<Outcome> tryOut(Notice notice) {
        CompletableFuture<Outcome> told = new CompletableFuture<>();
        loop.execute(() -> told.complete(said(notice)));
        return told;
    }

    private void bringAll() {
        scheduled = false;
        while (!waiting.isEmpty()) {
            boolean well = last == null || last.reached();
            Outcome outcome = said(waiting.getFirst());
            if (!outcome.reached()) {
                if (well) {
                    log.warn("{} It is tried again.", outcome.text());
                }
                scheduled = true;
                loop.after(pause, this::bringAll);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                return;
            }
            waiting.removeFirst();
            pause = FIRST_PAUSE;
        }
    }

    private Outcome said(Notice notice) {
        Outcome outcome;
        try {
            outcome = new Outcome(channel.say(notice), true, time.wall());
        } catch (ChannelException e) {
            outcome = new Outcome(String.valueOf(e.getMessage()), false, time.wall());
        }
        last = outcome;
        return outcome;
    }

    @Override
    public void close() {
        loop.close(PATIENCE);
    }
}
