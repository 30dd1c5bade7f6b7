package airkeeper.dashboard.web;

import airkeeper.dashboard.Orders;
import airkeeper.dashboard.RoomNow;
import airkeeper.dashboard.RoomsNow;
import airkeeper.wire.PurifierCommand;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Shown;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;

/** Hands people's orders to purifiers, and answers when they are followed. */
final class OrderRoutes {
    private final Orders orders;
    private final RoomsNow rooms;
    private final Duration patience;

    /** {@code patience}: how long a purifier may take to answer. */
    OrderRoutes(Orders orders, RoomsNow rooms, Duration patience) {
        this.orders = orders;
        this.rooms = rooms;
        this.patience = patience;
    }

    void on(RoutesConfig routes) {
        routes.post("/api/v1/rooms/{room}/purifiers/{purifier}/command", this::command, Access.ORDER);
    }

    private void command(Context ctx) {
        PurifierId purifier = purifier(ctx.pathParam("room"), ctx.pathParam("purifier"));
        PurifierCommand command = wanted(ctx);
        switch (orders.say(purifier, command, Asker.of(ctx).name(), patience).join()) {
            case Orders.Outcome.Followed followed -> RoomRoutes.live(ctx, Answers.report(followed.purifier()));
            case Orders.Outcome.Refused refused ->
                throw new ProblemException(
                        HttpStatus.CONFLICT, "purifier-refused", purifier + " does not do it: " + refused.why());
            case Orders.Outcome.Silent _ ->
                throw new ProblemException(
                        HttpStatus.GATEWAY_TIMEOUT,
                        "purifier-silent",
                        purifier
                                + " did not answer within 5 s, and the order has lapsed; is its purifier-node running?");
            case Orders.Outcome.Unsaid unsaid ->
                throw new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE, "the order could not be said: " + unsaid.why());
        }
    }

    private PurifierId purifier(String room, String name) {
        return rooms.rooms().stream()
                .flatMap(each -> each.purifiers().stream())
                .map(RoomNow.Purifier::purifier)
                .filter(known ->
                        known.room().name().equals(room) && known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "there is no purifier " + Shown.quoted(name) + " in a room " + Shown.quoted(room)
                                + "; it appears with its first report"));
    }

    private static PurifierCommand wanted(Context ctx) {
        try {
            return Json.command(Body.bytes(ctx));
        } catch (MalformedException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }
}
