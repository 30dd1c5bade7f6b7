package airkeeper.dashboard.web;

import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Places;
import airkeeper.dashboard.RoomNow;
import airkeeper.dashboard.RoomsNow;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Silence;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.Shown;
import airkeeper.wire.time.Time;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers what the air of rooms is and was, and what their purifiers did about it. */
final class RoomRoutes {
    private static final String JSON = "application/json";
    private static final int MOST_POINTS = 2_000;
    private static final int MOST_EVENTS = 1_000;
    /** Silence is looked for in slots that are so many times shorter: a slot with one reading in it hides the rest. */
    private static final int FINER = 6;
    /** What is younger may still be on its way from the recorder. */
    private static final Duration SETTLED = Duration.ofMinutes(1);
    /** Not longer, because a sensor that was away says its old readings late. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final History history;
    private final RoomsNow rooms;
    private final Places places;
    private final RoomsAnswer all;
    private final Time time;

    RoomRoutes(History history, RoomsNow rooms, Places places, RoomsAnswer all, Time time) {
        this.history = history;
        this.rooms = rooms;
        this.places = places;
        this.all = all;
        this.time = time;
    }

    void on(RoutesConfig routes) {
        routes.get("/api/v1/rooms", ctx -> live(ctx, all.now()));
        routes.get("/api/v1/rooms/{room}", ctx -> live(ctx, answer(room(ctx))));
        routes.get("/api/v1/rooms/{room}/series", this::series);
        routes.get("/api/v1/rooms/{room}/events", this::events);
        routes.get("/api/v1/rooms/{room}/runs", this::runs);
    }

    private ObjectNode answer(RoomNow room) {
        return Answers.room(room, places.of(room.room()));
    }

    /** The room that the address names; 404 where it is not known. */
    RoomNow room(Context ctx) {
        return room(ctx.pathParam("room"));
    }

    private RoomNow room(String name) {
        return slug(name)
                .flatMap(rooms::room)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, unknown(name)));
    }

    private static Optional<Room> slug(String name) {
        try {
            return Optional.of(new Room(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A {@link ProblemException} says so if there is no such room, or no such sensor in it or, without one, anywhere. */
    void check(@Nullable String room, @Nullable String sensor) {
        List<RoomNow> among = room == null ? rooms.rooms() : List.of(room(room));
        List<String> sensors = among.stream()
                .flatMap(each -> each.sensors().stream())
                .map(each -> each.sensor().name())
                .distinct()
                .toList();
        if (sensor != null && !sensors.contains(sensor)) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "there is no sensor " + Shown.quoted(sensor) + (room == null ? "" : " in " + room)
                            + "; the known sensors are " + String.join(", ", sensors));
        }
    }

    private String unknown(String name) {
        String known = rooms.rooms().stream().map(room -> room.room().name()).collect(Collectors.joining(", "));
        return "there is no room " + Shown.quoted(name) + "; "
                + (known.isEmpty()
                        ? "none is known yet, a room appears with its first reading"
                        : "the known rooms are " + known);
    }

    private void series(Context ctx) throws HistoryException {
        Asked asked = new Asked(ctx);
        Room room = room(ctx).room();
        Quantity quantity = asked.quantity();
        SensorId sensor = asked.sensor(room);
        int points = asked.whole("points", 1, MOST_POINTS, 500);
        Instant now = time.wall();
        Span span = asked.span(now);
        Series fine = history.series(room, sensor, quantity, span, FINER * points);
        Instant since = history.since(room);
        Duration pause = Silence.pause(fine, rooms.cadence(room, sensor));
        SeriesAnswer answer = new SeriesAnswer(
                room, sensor, quantity, fine.coarser(points), Silence.in(fine, pause, since), since, pause);
        answer(ctx, new Payload(answer.bytes()), span, now);
    }

    private void events(Context ctx) throws HistoryException {
        Asked asked = new Asked(ctx);
        Room room = room(ctx).room();
        int limit = asked.whole("limit", 1, MOST_EVENTS, 100);
        Instant now = time.wall();
        Span span = asked.span(now);
        var events = history.events(room, span, limit);
        answer(ctx, payload(Answers.list(events.stream().map(Answers::event).toList())), span, now);
    }

    private void runs(Context ctx) throws HistoryException {
        Asked asked = new Asked(ctx);
        Room room = room(ctx).room();
        Instant now = time.wall();
        Span span = asked.span(now);
        var runs = history.runs(room, span);
        answer(ctx, payload(Answers.list(runs.stream().map(Answers::run).toList())), span, now);
    }

    /** What is long past may be kept for a while, and asked for by its tag; what still grows may not. */
    private static void answer(Context ctx, Payload payload, Span span, @Nullable Instant now) {
        boolean closed = now != null && !span.to().isAfter(now.minus(SETTLED));
        if (!closed) {
            live(ctx, payload);
            return;
        }
        ctx.header("Cache-Control", "max-age=" + KEPT.toSeconds());
        payload.send(ctx, JSON);
    }

    /** Answers with what is true only now. */
    static void live(Context ctx, JsonNode json) {
        live(ctx, payload(json));
    }

    private static void live(Context ctx, Payload payload) {
        ctx.header("Cache-Control", "no-store");
        payload.sendUntagged(ctx, JSON);
    }

    private static Payload payload(JsonNode json) {
        return new Payload(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
