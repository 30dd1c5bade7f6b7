package airkeeper.dashboard.web;

import airkeeper.dashboard.Dashboard;
import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.Health;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.Shown;
import airkeeper.wire.program.Program;
import airkeeper.wire.time.Time;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** The answers about rooms, their past, and the dashboard itself. */
final class Routes {
    private static final int MOST_POINTS = 2_000;
    private static final int MOST_EVENTS = 1_000;
    /** What is older is complete: late readings come within minutes, and a changed answer has another tag anyway. */
    private static final Duration CLOSED = Duration.ofMinutes(10);

    private final Dashboard dashboard;
    private final Time time;
    private final About about;

    Routes(Dashboard dashboard, Time time, About about) {
        this.dashboard = dashboard;
        this.time = time;
        this.about = about;
    }

    void add(RoutesConfig routes) {
        routes.get("/api/v1/rooms", this::rooms);
        routes.get("/api/v1/rooms/{room}", this::room);
        routes.get("/api/v1/rooms/{room}/series", this::series);
        routes.get("/api/v1/rooms/{room}/events", this::events);
        routes.get("/api/v1/rooms/{room}/runs", this::runs);
        routes.get("/api/v1/about", this::about);
        routes.get("/health/live", context -> fresh(context, Shapes.object().put("status", "ok")));
        routes.get("/health/ready", this::ready);
    }

    private void rooms(Context context) {
        ArrayNode json = Shapes.array();
        dashboard.rooms().rooms().forEach(room -> json.add(Shapes.room(room)));
        fresh(context, json);
    }

    private void room(Context context) {
        Room room = Asked.room(context);
        fresh(context, Shapes.room(dashboard.rooms().room(room).orElseThrow(() -> unknownRoom(room.name()))));
    }

    private void series(Context context) throws HistoryException {
        Room room = known(Asked.room(context));
        Quantity quantity = Asked.quantity(context);
        Span span = Asked.span(context, time.wall());
        SensorId sensor = Asked.sensor(context, room);
        Series series = new Series(span, Asked.whole(context, "points", 500, MOST_POINTS));
        dashboard.history().values(room, sensor, quantity, span, series);
        Duration cadence = dashboard.rooms().cadence(room, sensor);
        lasting(context, span, Shapes.series(room.name(), quantity, series, cadence));
    }

    private void events(Context context) throws HistoryException {
        Room room = known(Asked.room(context));
        Span span = Asked.span(context, time.wall());
        ArrayNode json = Shapes.array();
        dashboard
                .history()
                .decisions(room, span, Asked.whole(context, "limit", 100, MOST_EVENTS))
                .forEach(entry -> json.add(Shapes.decision(entry)));
        lasting(context, span, json);
    }

    private void runs(Context context) throws HistoryException {
        Room room = known(Asked.room(context));
        ArrayNode json = Shapes.array();
        dashboard.history().runs(room, Asked.span(context, time.wall())).forEach(run -> json.add(Shapes.run(run)));
        // a run of a closed span may still go on
        fresh(context, json);
    }

    private void about(Context context) {
        ObjectNode json = Shapes.object()
                .put("now", Shapes.time(time.wall()))
                .put("speed", Shapes.number(about.speed()))
                .put("simulated", about.simulated())
                .put("version", Program.version());
        Guideline guideline = dashboard.guideline();
        json.putObject("guideline")
                .put("name", guideline.name())
                .put("source", guideline.source())
                .put("unit", Quantity.CO2.unit())
                .put("fair", guideline.fair())
                .put("poor", guideline.poor());
        fresh(context, json);
    }

    private void ready(Context context) {
        var troubles = dashboard.health().troubles();
        ObjectNode json = Shapes.object().put("status", troubles.isEmpty() ? "ok" : "trouble");
        if (!troubles.isEmpty()) {
            context.status(HttpStatus.SERVICE_UNAVAILABLE);
            ObjectNode wrong = json.putObject("troubles");
            for (Health.Part part : Health.Part.values()) {
                Health.Trouble trouble = troubles.get(part);
                if (trouble != null) {
                    wrong.putObject(part.key()).put("why", trouble.why()).put("since", Shapes.time(trouble.since()));
                }
            }
        }
        fresh(context, json);
    }

    private Room known(Room room) {
        if (dashboard.rooms().room(room).isEmpty()) {
            throw unknownRoom(room.name());
        }
        return room;
    }

    static Problem unknownRoom(String name) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "There is no room " + Shown.quoted(name) + "; a room appears when its first reading arrives.");
    }

    private static void fresh(Context context, JsonNode json) {
        context.header("Cache-Control", "no-store");
        answer(context, json);
    }

    /** An answer about a span that is over is asked for again with its tag only. */
    private void lasting(Context context, Span span, JsonNode json) {
        Instant now = time.wall();
        if (now == null || span.to().isAfter(now.minus(CLOSED))) {
            fresh(context, json);
            return;
        }
        String tag = Digest.tag(json.toString().getBytes(StandardCharsets.UTF_8));
        context.header("ETag", tag);
        context.header("Cache-Control", "private, max-age=60, must-revalidate");
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            answer(context, json);
        }
    }

    private static void answer(Context context, JsonNode json) {
        context.contentType("application/json");
        context.result(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
