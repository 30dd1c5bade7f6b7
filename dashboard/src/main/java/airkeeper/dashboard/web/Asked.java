package airkeeper.dashboard.web;

import airkeeper.dashboard.Span;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.Shown;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a request asks for; each mistake is a 400 that names the parameter, what was expected of it and what was found. */
final class Asked {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final String QUANTITIES =
            Arrays.stream(Quantity.values()).map(Quantity::key).collect(Collectors.joining(", "));

    private final Context ctx;

    Asked(Context ctx) {
        this.ctx = ctx;
    }

    /** From {@code from} to {@code to}; of what is not said the last 24 hours, which only a program with a clock knows. */
    Span span(@Nullable Instant now) {
        Instant to = time("to");
        Instant from = time("from");
        if (to == null) {
            to = known(now);
        }
        if (from == null) {
            from = to.minus(USUAL);
            from = from.isBefore(Span.ALL.from()) ? Span.ALL.from() : from;
        }
        if (from.isAfter(to)) {
            throw ProblemException.parameter("from", "a time not after to (" + to + ")", from.toString());
        }
        return new Span(from, to);
    }

    private static Instant known(@Nullable Instant now) {
        if (now == null) {
            throw new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "the clock of this dashboard was never set: wait until it has heard a time server, or give from and to");
        }
        return now;
    }

    private @Nullable Instant time(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Instant time = parsed(name, text);
        if (!Span.ALL.contains(time)) {
            throw ProblemException.parameter(
                    name, "a time from " + Span.ALL.from() + " to " + Span.ALL.to(), Shown.quoted(text));
        }
        return time;
    }

    private static Instant parsed(String name, String text) {
        try {
            return text.matches("-?[0-9]+") ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw ProblemException.parameter(
                    name, "a time such as 2026-11-21T12:00:00Z or in epoch milliseconds", Shown.quoted(text));
        }
    }

    int whole(String name, int least, int most, int usual) {
        String text = text(name);
        if (text == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the sentence below says it
        }
        throw ProblemException.parameter(name, "a whole number from " + least + " to " + most, Shown.quoted(text));
    }

    Quantity quantity() {
        String text = text("quantity");
        return Arrays.stream(Quantity.values())
                .filter(quantity -> quantity.key().equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.parameter(
                        "quantity", "one of " + QUANTITIES, text == null ? "none" : Shown.quoted(text)));
    }

    @Nullable
    SensorId sensor(Room room) {
        String text = text("sensor");
        try {
            return text == null ? null : new SensorId(room, text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "sensor: " + e.getMessage());
        }
    }

    /** A parameter that is there but empty says nothing. */
    @Nullable
    String text(String name) {
        String text = ctx.queryParam(name);
        return text == null || text.isEmpty() ? null : text;
    }
}
