package airkeeper.dashboard.web;

import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Place;
import airkeeper.dashboard.Places;
import airkeeper.wire.Room;
import airkeeper.wire.Shown;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Lets admins say what a room is called and where it is. */
final class PlaceRoutes {
    private final Places places;
    private final RoomRoutes rooms;

    PlaceRoutes(Places places, RoomRoutes rooms) {
        this.places = places;
        this.rooms = rooms;
    }

    void on(RoutesConfig routes) {
        routes.put("/api/v1/rooms/{room}/place", this::choose, Access.ADMIN);
    }

    private void choose(Context ctx) throws HistoryException {
        Room room = rooms.room(ctx).room();
        Body body = Body.of(ctx);
        Place place = new Place(text(body, "name"), text(body, "building"), text(body, "floor"));
        places.choose(room, place, Asker.of(ctx).signature());
        RoomRoutes.live(ctx, Answers.place(place));
    }

    /** What is not said, or empty, is null. */
    private static @Nullable String text(Body body, String field) {
        String text = body.has(field) ? body.text(field) : "";
        boolean line = text.chars().noneMatch(Character::isISOControl);
        if (text.length() > Place.LONGEST || !line) {
            throw ProblemException.parameter(
                    field, "one line of at most " + Place.LONGEST + " characters", Shown.quoted(text));
        }
        return text.isEmpty() ? null : text;
    }
}
