package airkeeper.demo.web;

import airkeeper.dashboard.web.Access;
import airkeeper.demo.Household;
import airkeeper.demo.Switchboard;
import airkeeper.wire.Drives;
import airkeeper.wire.Room;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the demo adds to the dashboard's page: {@code GET /demo/household} says how the simulated rooms stand, {@code POST
 * /demo/household/{room}} changes one, {@code /demo/panel.js} is the panel for it.
 */
public final class HouseholdPanel {
    private static final int LONGEST_SECONDS = 5;

    private final Household household;
    private final Switchboard switchboard;

    public HouseholdPanel(Household household, Switchboard switchboard) {
        this.household = household;
        this.switchboard = switchboard;
    }

    /** Adds its routes to a server. */
    public void routes(JavalinConfig server) {
        server.routes.exception(Problem.class, Problem::answer);
        server.routes.get("/demo/household", this::all);
        server.routes.post("/demo/household/{room}", this::change, Access.ORDER);
        server.routes.get("/demo/panel.js", context -> file(context, "text/javascript", "/demo/panel.js"));
        server.routes.get("/demo/panel.css", context -> file(context, "text/css", "/demo/panel.css"));
    }

    private void all(Context context) throws Problem {
        Guard.checkHost(context);
        ArrayNode rooms = JsonNodeFactory.instance.arrayNode();
        household.seen().forEach(room -> rooms.add(json(room)));
        answer(context, rooms.toString());
    }

    private void change(Context context) throws Problem {
        Guard.checkHost(context);
        Guard.checkChange(context);
        Room room = room(context.pathParam("room"));
        wait(fulfilled(room, Wish.of(context.bodyAsBytes())));
        answer(context, json(household.seen(room)).toString());
    }

    private Room room(String name) throws Problem {
        try {
            return household.seen(new Room(name)).room();
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()));
        }
    }

    private CompletableFuture<?> fulfilled(Room room, Wish wish) {
        List<CompletableFuture<Void>> done = new ArrayList<>();
        if (wish.names(Wish.Named.PEOPLE)) {
            done.add(household.people(room, wish.people()));
        }
        if (wish.names(Wish.Named.WINDOW)) {
            done.add(household.window(room, wish.window()));
        }
        Drives drives = wish.drives();
        if (drives != null && drives != household.seen(room).drives()) {
            done.add(switchboard.plugIn(room, drives));
        }
        return CompletableFuture.allOf(done.toArray(CompletableFuture[]::new));
    }

    private static void wait(CompletableFuture<?> done) throws Problem {
        try {
            done.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "The demo is ending.");
        } catch (ExecutionException | TimeoutException e) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "The room did not change in time; try again.");
        }
    }

    private static ObjectNode json(Household.Seen room) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("room", room.room().name())
                .put("people", room.people())
                .put("plannedPeople", room.planned())
                .put("window", room.window().key())
                .put("drives", room.drives().key());
    }

    private static void answer(Context context, String json) {
        context.header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(json);
    }

    private static void file(Context context, String type, String resource) throws IOException {
        try (InputStream in = HouseholdPanel.class.getResourceAsStream(resource)) {
            context.header("Cache-Control", "no-cache")
                    .contentType(type + "; charset=utf-8")
                    .result(Objects.requireNonNull(in, resource).readAllBytes());
        }
    }
}
