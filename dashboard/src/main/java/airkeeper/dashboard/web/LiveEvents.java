package airkeeper.dashboard.web;

import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.News;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * News as server-sent events: each client has a mailbox and a thread of its own, so that one that stops reading is dropped and
 * delays nobody. The last {@value #RING} events are kept for clients that were away for a moment.
 */
final class LiveEvents {
    private static final int RING = 1_000;

    private final Time time;
    /** Heartbeats are for proxies and sockets, which live in real time, whatever time the rooms live in. */
    private final Time real = new SystemTime();

    private final About about;
    private final Guideline guideline;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Deque<Event> ring = new ArrayDeque<>();
    private final Set<LiveClient> clients = new LinkedHashSet<>();
    private long last;
    private boolean closed;

    LiveEvents(Time time, About about, Guideline guideline) {
        this.time = time;
        this.about = about;
        this.guideline = guideline;
    }

    /** Writes it down once and puts it into every mailbox; never waits. */
    void tell(News news) {
        switch (news) {
            case News.Measured measured -> {
                ObjectNode json = Shapes.object().put("late", measured.late());
                tell("reading", Shapes.reading(measured.sensor(), measured.reading(), guideline, json));
            }
            case News.Reported reported -> {
                var purifier = reported.purifier();
                tell(
                        "report",
                        Shapes.purifier(purifier)
                                .put("room", purifier.purifier().room().name()));
            }
            case News.Decided decided ->
                tell(
                        "why",
                        Shapes.decision(decided.entry())
                                .put("room", decided.entry().purifier().room().name()));
            case News.Came came -> tell("presence", Shapes.presence(came.presence()));
        }
    }

    private synchronized void tell(String kind, ObjectNode json) {
        last++;
        Event event = new Event(last, id(last), kind, json.toString());
        ring.add(event);
        if (ring.size() > RING) {
            ring.remove();
        }
        clients.removeIf(client -> !client.offer(event));
    }

    private String id(long number) {
        return run + "-" + number;
    }

    /** A browser listens, for as long as it likes: what it missed since the event that it names comes first. */
    void listen(Context context) throws IOException {
        context.contentType("text/event-stream");
        context.header("Cache-Control", "no-cache");
        // nginx would keep events back until its buffer is full
        context.header("X-Accel-Buffering", "no");
        LiveClient client = new LiveClient(context.res().getOutputStream(), real, this::clock);
        synchronized (this) {
            if (closed) {
                return;
            }
            client.offer(clock());
            missed(context.header("Last-Event-ID")).forEach(client::offer);
            clients.add(client);
        }
        try {
            client.carry();
        } finally {
            leave(client);
        }
    }

    private List<Event> missed(@Nullable String lastId) {
        if (lastId == null || lastId.equals(id(last))) {
            return List.of();
        }
        for (Event event : ring) {
            if (event.id() != null && event.id().equals(lastId)) {
                return ring.stream()
                        .filter(later -> later.number() > event.number())
                        .toList();
            }
        }
        return List.of(new Event(last, id(last), "reset", "{}"));
    }

    private synchronized void leave(LiveClient client) {
        clients.remove(client);
    }

    synchronized int clients() {
        return clients.size();
    }

    private Event clock() {
        return new Event(
                0,
                null,
                "clock",
                Shapes.object()
                        .put("now", Shapes.time(time.wall()))
                        .put("speed", Shapes.number(about.speed()))
                        .toString());
    }

    synchronized void close() {
        closed = true;
        clients.forEach(LiveClient::stop);
        clients.clear();
    }

    /**
     * One event as it is sent.
     *
     * @param id what a client names to go on from here; null for events that nobody goes on from
     */
    record Event(long number, @Nullable String id, String kind, String json) {
        /** As it stands in the stream. */
        String text() {
            return (id == null ? "" : "id: " + id + "\n") + "event: " + kind + "\ndata: " + json + "\n\n";
        }
    }
}
