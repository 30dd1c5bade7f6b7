package airkeeper.dashboard.web;

import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Place;
import airkeeper.dashboard.Places;
import airkeeper.dashboard.RoomNow;
import airkeeper.dashboard.RoomsNow;
import airkeeper.wire.Room;
import airkeeper.wire.Shown;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets admins say what rooms are called and where they are. */
final class PlaceRoutes {
    private static final int MOST_AT_ONCE = 1_000;
    /** Twice what 500 rooms take. */
    private static final int LONGEST = 64 * 1024;

    private final Places places;
    private final RoomsNow rooms;
    private final RoomRoutes routes;

    PlaceRoutes(Places places, RoomsNow rooms, RoomRoutes routes) {
        this.places = places;
        this.rooms = rooms;
        this.routes = routes;
    }

    void on(RoutesConfig config) {
        config.put("/api/v1/rooms/{room}/place", this::choose, Access.ADMIN);
        config.put("/api/v1/places", this::chooseMany, Access.ADMIN);
    }

    private void choose(Context ctx) throws HistoryException {
        Room room = routes.room(ctx).room();
        Place place = place(Body.of(ctx));
        places.choose(Map.of(room, place), Asker.of(ctx).signature());
        RoomRoutes.live(ctx, Answers.place(place));
    }

    /** All or none: half a school that is renamed is hard to find. */
    private void chooseMany(Context ctx) throws HistoryException {
        Set<String> known =
                rooms.rooms().stream().map(RoomNow::room).map(Room::name).collect(Collectors.toSet());
        Map<Room, Place> wanted = new LinkedHashMap<>();
        for (Body each : Body.of(ctx, LONGEST).each("places", MOST_AT_ONCE)) {
            String room = each.text("room");
            if (!known.contains(room)) {
                throw each.mistake("room", "a room that was heard", Shown.quoted(room));
            }
            if (wanted.put(new Room(room), place(each)) != null) {
                throw each.mistake("room", "each room once", Shown.quoted(room) + " again");
            }
        }
        places.choose(wanted, Asker.of(ctx).signature());
        RoomRoutes.live(
                ctx,
                Answers.list(wanted.entrySet().stream()
                        .map(each -> Answers.place(each.getValue())
                                .put("room", each.getKey().name()))
                        .toList()));
    }

    private static Place place(Body body) {
        return new Place(text(body, "name"), text(body, "building"), text(body, "floor"));
    }

    /** What is not said, or empty, is null. */
    private static @Nullable String text(Body body, String field) {
        String text = body.has(field) ? body.text(field) : "";
        boolean line = text.chars().noneMatch(Character::isISOControl);
        if (text.length() > Place.LONGEST || !line) {
            throw body.mistake(field, "one line of at most " + Place.LONGEST + " characters", Shown.quoted(text));
        }
        return text.isEmpty() ? null : text;
    }
}
