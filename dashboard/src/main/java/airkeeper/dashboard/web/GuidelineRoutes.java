package airkeeper.dashboard.web;

import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.Guidelines;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Scale;
import airkeeper.dashboard.Scales;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.Shown;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Answers by what the air is judged, and lets admins choose it for a room. */
final class GuidelineRoutes {
    /** In place of a scale's id: as in the whole house. */
    private static final String HOUSE = "house";

    private static final int LEAST_OUTDOOR = 350;
    private static final int MOST_OUTDOOR = 700;

    private final Guidelines guidelines;
    private final RoomRoutes rooms;

    GuidelineRoutes(Guidelines guidelines, RoomRoutes rooms) {
        this.guidelines = guidelines;
        this.rooms = rooms;
    }

    void on(RoutesConfig routes) {
        routes.get("/api/v1/guidelines", ctx -> RoomRoutes.live(ctx, all()));
        routes.get(
                "/api/v1/rooms/{room}/guideline",
                ctx -> answer(ctx, rooms.room(ctx).room()));
        routes.put("/api/v1/rooms/{room}/guideline", this::choose, Access.ADMIN);
    }

    private ObjectNode all() {
        ObjectNode json = Answers.object();
        ObjectNode house = scales(json.putObject("house"), guidelines.house());
        house.put("outdoor", guidelines.house().outdoor());
        json.set(
                "scales",
                Answers.list(Scales.all().stream().map(GuidelineRoutes::scale).toList()));
        return json;
    }

    private void answer(Context ctx, Room room) throws HistoryException {
        Guideline guideline = guidelines.of(room);
        ObjectNode json = scales(Answers.object().put("room", room.name()), guideline);
        for (Quantity quantity : guideline.scales().keySet()) {
            ObjectNode scale = (ObjectNode) json.path("scales").path(quantity.key());
            scale.put("chosen", guidelines.chosen(room, quantity));
        }
        RoomRoutes.live(ctx, json);
    }

    private static ObjectNode scales(ObjectNode json, Guideline guideline) {
        ObjectNode scales = json.putObject("scales");
        guideline.scales().forEach((quantity, scale) -> scales.set(quantity.key(), scale(scale)));
        return json;
    }

    private static ObjectNode scale(Scale scale) {
        ObjectNode json = Answers.object();
        json.put("id", scale.id());
        json.put("name", scale.name());
        json.put("source", scale.source());
        json.put("quantity", scale.quantity().key());
        json.put("unit", scale.quantity().unit());
        json.put("basis", scale.basis().key());
        json.put("outdoor", scale.outdoor());
        json.put("overSeconds", scale.over().toSeconds());
        json.put("note", scale.note());
        ArrayNode bands = json.putArray("bands");
        scale.bands()
                .forEach(band -> bands.addObject()
                        .put("from", Answers.number(band.from()))
                        .put("level", band.level().key())
                        .put("name", band.name()));
        return json;
    }

    private void choose(Context ctx) throws HistoryException {
        Room room = rooms.room(ctx).room();
        Body body = Body.of(ctx);
        Quantity quantity = body.word("quantity", Quantity.class, Quantity::key);
        String id = body.text("scale");
        String by = Asker.of(ctx).signature();
        if (id.equals(HOUSE)) {
            guidelines.leave(room, quantity, by);
        } else {
            guidelines.choose(wanted(room, quantity, id, body), by);
        }
        answer(ctx, room);
    }

    private static Guidelines.Wanted wanted(Room room, Quantity quantity, String id, Body body) {
        Integer outdoor = body.has("outdoor") ? (int) body.number("outdoor", LEAST_OUTDOOR, MOST_OUTDOOR) : null;
        if (id.equals(Scale.OWN)) {
            double fair = body.number("fair", Math.max(0.1, quantity.lowest()), quantity.highest());
            double poor = body.number("poor", fair + 0.1, quantity.highest());
            return new Guidelines.Wanted(room.name(), quantity.key(), id, fair, poor, outdoor);
        }
        if (Scales.find(quantity, id).isEmpty()) {
            String ids = Scales.ids(quantity);
            throw ProblemException.parameter(
                    "scale", (ids.isEmpty() ? "" : "one of " + ids + ", ") + "own or house", Shown.quoted(id));
        }
        return new Guidelines.Wanted(room.name(), quantity.key(), id, null, null, outdoor);
    }
}
