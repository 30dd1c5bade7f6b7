package airkeeper.dashboard.web;

import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.News;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.sse.SseClient;
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

    /** A browser listens: what it missed since the event that it names comes first. */
    void join(SseClient connection) {
        connection.keepAlive();
        LiveClient client = new LiveClient(connection, real, this::clock);
        connection.onClose(() -> leave(client));
        synchronized (this) {
            if (closed) {
                connection.close();
                return;
            }
            client.offer(clock());
            missed(connection.ctx().header("Last-Event-ID")).forEach(client::offer);
            clients.add(client);
        }
        client.start();
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
        client.stop();
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
    record Event(long number, @Nullable String id, String kind, String json) {}
}
