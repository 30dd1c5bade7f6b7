package airkeeper.dashboard.web;

import airkeeper.dashboard.About;
import airkeeper.dashboard.News;
import airkeeper.dashboard.RoomsNow;
import airkeeper.wire.json.Json;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells browsers what is new as it comes, and what they missed when they come back.
 *
 * <p>The last {@value #KEPT} events are kept. An id is {@code <start of this program>-<number>}, so that one of an earlier
 * start is known to be unknown; such a client gets {@code reset}, and asks for everything anew.
 */
final class LiveEvents implements AutoCloseable {
    static final int KEPT = 1_000;
    static final int MOST_CLIENTS = 1_000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final About about;
    private final String edition;
    private final RoomsNow rooms;
    private final Time time;
    private final Loop loop;
    private final String start = UUID.randomUUID().toString().substring(0, 8);
    /** All that are connected, to be dropped at the end. */
    private final Set<LiveClient> connected = ConcurrentHashMap.newKeySet();

    private final Semaphore places = new Semaphore(MOST_CLIENTS);

    private volatile boolean closed;

    // owned by the loop
    private final List<LiveClient> clients = new ArrayList<>();
    private final ArrayDeque<Event> kept = new ArrayDeque<>();
    private long last;

    LiveEvents(About about, String edition, RoomsNow rooms, Time time) {
        this.about = about;
        this.edition = edition;
        this.rooms = rooms;
        this.time = time;
        this.loop = time.loop("live");
        // in seconds of the machine, however fast the time runs that is shown
        loop.every(Duration.ofMillis((long) (HEARTBEAT.toMillis() * about.speed())), this::beat);
    }

    void on(RoutesConfig routes, Gate gate) {
        routes.get("/api/v1/live", ctx -> serve(ctx, gate.still(ctx, Access.LOOK)), Access.LOOK);
    }

    /** How many watch at this moment. */
    int clients() {
        return connected.size();
    }

    /** Takes over what is new; from any thread, never waits. */
    void heard(News news) {
        loop.execute(() -> say(news));
    }

    private void say(News news) {
        String name = switch (news) {
            case News.Measured _ -> "reading";
            case News.Reported _ -> "report";
            case News.Decided _ -> "why";
            case News.Came _ -> "presence";
        };
        last++;
        Event event = Event.of(id(), name, data(news));
        kept.add(event);
        if (kept.size() > KEPT) {
            kept.remove();
        }
        clients.forEach(client -> client.tell(event));
    }

    private String data(News news) {
        return switch (news) {
            case News.Measured measured -> Answers.reading(measured, rooms).toString();
            case News.Reported reported -> Answers.report(reported.purifier()).toString();
            case News.Decided decided -> Answers.why(decided.entry()).toString();
            case News.Came came -> new String(Json.bytes(came.presence()), StandardCharsets.UTF_8);
        };
    }

    private void beat() {
        Event comment = Event.comment("heartbeat");
        Event clock = clock();
        clients.forEach(client -> {
            if (!client.welcome()) {
                client.drop();
            }
            client.tell(comment);
            client.tell(clock);
        });
    }

    /** The clock carries the id of the newest event: who has seen it has seen that one too. */
    private Event clock() {
        return Event.of(
                id(), "clock", Answers.clock(about, edition, time.wall()).toString());
    }

    private String id() {
        return start + "-" + last;
    }

    private void serve(Context ctx, BooleanSupplier welcome) throws IOException {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "already " + MOST_CLIENTS
                            + " are watching, which is the most that this dashboard serves; close some of these pages");
        }
        try {
            watch(ctx, welcome);
        } finally {
            places.release();
        }
    }

    private void watch(Context ctx, BooleanSupplier welcome) throws IOException {
        ctx.contentType("text/event-stream").header("Cache-Control", "no-store");
        // reverse proxies such as nginx would hold events back
        ctx.header("X-Accel-Buffering", "no");
        var line = ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        LiveClient client = new LiveClient(2 * KEPT, welcome, line::close);
        String seen = ctx.header("Last-Event-ID");
        connected.add(client);
        loop.execute(() -> join(client, seen));
        try {
            if (!closed) {
                client.serve(ctx.res().getOutputStream());
            }
        } finally {
            connected.remove(client);
            loop.execute(() -> clients.remove(client));
        }
    }

    /** Says what was missed since the event that was seen last, then the time, then all that comes. */
    private void join(LiveClient client, @Nullable String seen) {
        if (seen != null) {
            long missed = missed(seen);
            if (missed < 0) {
                client.tell(Event.of(null, "reset", "{}"));
            } else {
                kept.stream().skip(kept.size() - missed).forEach(client::tell);
            }
        }
        client.tell(clock());
        if (!client.gone()) {
            clients.add(client);
        }
    }

    /** How many events came after the one with this id; -1 when it is none of this start, or more than are kept. */
    private long missed(String seen) {
        String number = seen.startsWith(start + "-") ? seen.substring(start.length() + 1) : "";
        if (!number.matches("[0-9]{1,18}")) {
            return -1;
        }
        long missed = last - Long.parseLong(number);
        return missed <= kept.size() ? missed : -1;
    }

    @Override
    public void close() {
        closed = true;
        loop.close();
        connected.forEach(LiveClient::drop);
    }
}
