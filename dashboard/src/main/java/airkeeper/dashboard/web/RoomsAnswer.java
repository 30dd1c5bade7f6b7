package airkeeper.dashboard.web;

import airkeeper.dashboard.Choices;
import airkeeper.dashboard.Places;
import airkeeper.dashboard.RoomsNow;
import airkeeper.wire.time.Time;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All rooms as one answer, made anew when something was heard or chosen and when ages have grown, and given to all who ask
 * meanwhile. Thread-safe.
 */
final class RoomsAnswer {
    /** Ages are in whole seconds: that one is a quarter older is not seen. */
    private static final long FRESH_MS = 250;

    private final RoomsNow rooms;
    private final Places places;
    private final Choices choices;
    private final Time time;
    private @Nullable Made made;

    RoomsAnswer(RoomsNow rooms, Places places, Choices choices, Time time) {
        this.rooms = rooms;
        this.places = places;
        this.choices = choices;
        this.time = time;
    }

    /** Of what an answer was made; {@code moment} is null while the clock is not set. */
    private record From(long heard, long chosen, @Nullable Long moment) {}

    private record Made(From from, Payload payload) {}

    /** The rooms as they are now. */
    synchronized Payload now() {
        Instant now = time.wall();
        From from = new From(
                rooms.changes(), choices.version(), now == null ? null : Math.floorDiv(now.toEpochMilli(), FRESH_MS));
        Made last = made;
        if (last == null || !last.from().equals(from)) {
            last = new Made(from, payload());
            made = last;
        }
        return last.payload();
    }

    private Payload payload() {
        var list = Answers.list(rooms.rooms().stream()
                .map(room -> Answers.room(room, places.of(room.room())))
                .toList());
        return new Payload(list.toString().getBytes(StandardCharsets.UTF_8));
    }
}
