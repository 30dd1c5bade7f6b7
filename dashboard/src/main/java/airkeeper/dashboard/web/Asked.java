package airkeeper.dashboard.web;

import airkeeper.dashboard.Span;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.Shown;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in an address, as words of the dashboard; what does not fit is a {@link Problem} that names the parameter. */
final class Asked {
    /** Before the clock is set there is no now; then a span without an end is one without a beginning too. */
    private static final Duration DAY = Duration.ofDays(1);

    private Asked() {}

    static Room room(Context context) {
        String name = context.pathParam("room");
        try {
            return new Room(name);
        } catch (IllegalArgumentException e) {
            throw Routes.unknownRoom(name);
        }
    }

    static @Nullable SensorId sensor(Context context, Room room) {
        String name = context.queryParam("sensor");
        if (name == null) {
            return null;
        }
        try {
            return new SensorId(room, name);
        } catch (IllegalArgumentException e) {
            throw Problem.parameter("sensor", "the name of a sensor", Shown.quoted(name));
        }
    }

    static Quantity quantity(Context context) {
        String key = context.queryParam("quantity");
        String known =
                Arrays.stream(Quantity.values()).map(Quantity::key).collect(Collectors.joining(", ", "one of ", ""));
        if (key == null) {
            throw Problem.parameter("quantity", known, "none");
        }
        return Quantity.of(key).orElseThrow(() -> Problem.parameter("quantity", known, Shown.quoted(key)));
    }

    /** {@code from} and {@code to}; without them the day that ends now. */
    static Span span(Context context, @Nullable Instant now) {
        Instant to = time(context, "to");
        if (to == null) {
            to = now == null ? Span.ALL.to() : now;
        }
        Instant from = time(context, "from");
        if (from == null) {
            from = to.isBefore(Span.ALL.from().plus(DAY)) ? Span.ALL.from() : to.minus(DAY);
        }
        if (from.isAfter(to)) {
            throw Problem.parameter("from", "a time not after to (" + to + ")", from.toString());
        }
        return new Span(from, to);
    }

    private static @Nullable Instant time(Context context, String name) {
        String text = context.queryParam(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        Instant time;
        try {
            time = text.matches("\\d{1,17}")
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.parameter(
                    name, "a time such as 2026-11-21T10:00:00Z or epoch milliseconds", Shown.quoted(text));
        }
        if (time.isBefore(Span.ALL.from()) || time.isAfter(Span.ALL.to())) {
            throw Problem.parameter(
                    name, "a time from " + Span.ALL.from() + " to " + Span.ALL.to(), Shown.quoted(text));
        }
        return time;
    }

    static int whole(Context context, String name, int otherwise, int most) {
        String text = context.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw Problem.parameter(name, "a whole number from 1 to " + most, Shown.quoted(text));
        }
        return Integer.parseInt(text);
    }
}
