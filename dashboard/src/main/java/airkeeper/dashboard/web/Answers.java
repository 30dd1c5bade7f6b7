package airkeeper.dashboard.web;

import airkeeper.dashboard.About;
import airkeeper.dashboard.Entry;
import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.Health;
import airkeeper.dashboard.Level;
import airkeeper.dashboard.News;
import airkeeper.dashboard.Place;
import airkeeper.dashboard.RoomNow;
import airkeeper.dashboard.RoomsNow;
import airkeeper.dashboard.Run;
import airkeeper.dashboard.Scale;
import airkeeper.wire.Decision;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.json.Json;
import airkeeper.wire.program.Program;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the dashboard knows, as the JSON of its answers. Times are ISO-8601 in UTC, numbers have at most 2 decimals. */
final class Answers {
    /** So near to a whole number of hundredths that rounding in binary and in decimal come to the same. */
    private static final double SURE = 0.49;

    private static final double MOST_HUNDREDTHS = 1e15;

    private Answers() {}

    static ObjectNode room(RoomNow room, @Nullable Place place) {
        ObjectNode json = object();
        json.put("room", room.room().name());
        json.set("place", place == null ? null : place(place));
        ObjectNode now = json.putObject("now");
        room.now().forEach((quantity, value) -> {
            ObjectNode each = now.putObject(quantity.key());
            each.put("value", number(value.value()));
            each.put("unit", quantity.unit());
            each.put("time", time(value.time()));
            each.put("ageSeconds", value.ageSeconds());
            each.put("stale", value.stale());
            each.put("staleAfterSeconds", value.staleAfter().toSeconds());
            // only usable values are values of a room
            each.put("quality", "ok");
            if (value.mean() != null) {
                each.set("mean", mean(value.mean()));
            }
            each.put("level", value.level() == null ? null : value.level().key());
        });
        ArrayNode sensors = json.putArray("sensors");
        room.sensors().forEach(sensor -> sensors.add(sensor(sensor)));
        ArrayNode purifiers = json.putArray("purifiers");
        room.purifiers().forEach(purifier -> purifiers.add(purifier(object(), purifier)));
        return json;
    }

    private static ObjectNode mean(RoomNow.Mean mean) {
        return object().put("overSeconds", mean.over().toSeconds())
                .put("value", mean.value() == null ? null : number(mean.value()))
                .put("covered", number(mean.covered()));
    }

    static ObjectNode place(Place place) {
        return object().put("name", place.name())
                .put("building", place.building())
                .put("floor", place.floor());
    }

    private static ObjectNode sensor(RoomNow.Sensor sensor) {
        ObjectNode json = object();
        json.put("sensor", sensor.sensor().name());
        json.put("time", time(sensor.time()));
        json.put("ageSeconds", sensor.ageSeconds());
        json.put("stale", sensor.stale());
        json.put("quality", sensor.quality().key());
        json.put("online", sensor.online());
        return json;
    }

    private static ObjectNode purifier(ObjectNode json, RoomNow.Purifier purifier) {
        PurifierReport report = purifier.report();
        json.put("purifier", purifier.purifier().name());
        json.put("power", report.power().key());
        json.put("mode", report.mode().key());
        json.put("reason", report.reason().key());
        json.put("why", report.why());
        json.put("since", time(report.since()));
        json.put("until", time(report.until()));
        json.put("ageSeconds", purifier.ageSeconds());
        json.put("online", purifier.online());
        json.put("quantity", report.quantity().key());
        json.put("value", report.value() == null ? null : number(report.value()));
        json.put("on", number(report.on()));
        json.put("off", number(report.off()));
        json.put("drives", report.drives().key());
        json.put("runSeconds", report.runSeconds());
        json.put("switches", report.switches());
        return json;
    }

    /** A purifier as in its room, with the room. */
    static ObjectNode report(RoomNow.Purifier purifier) {
        return purifier(object().put("room", purifier.purifier().room().name()), purifier);
    }

    static ObjectNode reading(News.Measured news, RoomsNow rooms) {
        Room room = news.sensor().room();
        ObjectNode json = object();
        json.put("room", room.name());
        json.put("sensor", news.sensor().name());
        json.put("time", time(news.reading().time()));
        json.put("quality", news.reading().quality().key());
        json.put("late", news.late());
        ObjectNode values = json.putObject("values");
        ObjectNode levels = json.putObject("level");
        ObjectNode means = object();
        news.reading().values().forEach((quantity, value) -> {
            values.put(quantity.key(), number(value));
            if (news.reading().usable()) {
                rooms.level(room, quantity, value).ifPresent(level -> levels.put(quantity.key(), level.key()));
                rooms.mean(room, quantity).ifPresent(mean -> means.set(quantity.key(), mean(mean)));
            }
        });
        if (!means.isEmpty()) {
            json.set("mean", means);
        }
        return json;
    }

    /** A line of the ledger. */
    static ObjectNode event(Entry.Event event) {
        return switch (event) {
            case Entry.Decided decided -> decided(decided);
            case Entry.Noted noted ->
                object().put("time", time(noted.time()))
                        .put("kind", noted.kind().key())
                        .put("subject", noted.subject())
                        .put("why", noted.text());
        };
    }

    private static ObjectNode decided(Entry.Decided decided) {
        Decision decision = decided.decision();
        ObjectNode json = object();
        json.put("time", time(decision.time()));
        json.put("purifier", decided.purifier().name());
        json.put("power", decision.power().key());
        json.put("changed", decision.changed());
        json.put("reason", decision.reason().key());
        json.put("why", decision.why());
        return json;
    }

    /** A decision as in the ledger of its room, with the room. */
    static ObjectNode why(Entry.Decided decided) {
        ObjectNode json = object().put("room", decided.purifier().room().name());
        json.setAll(decided(decided));
        return json;
    }

    static ObjectNode run(Run run) {
        ObjectNode json = object();
        json.put("purifier", run.purifier().name());
        json.put("from", time(run.from()));
        json.put("to", time(run.to()));
        return json;
    }

    static ObjectNode about(About about, Guideline guideline, String edition, @Nullable Instant now) {
        ObjectNode json = clock(about, edition, now);
        json.put("simulated", about.air() == About.Air.SIMULATED);
        json.put("version", Program.version());
        Scale co2 = guideline.scale(Quantity.CO2);
        if (co2 != null) {
            ObjectNode shown = json.putObject("guideline");
            shown.put("name", co2.name());
            shown.put("source", co2.source());
            shown.put("unit", co2.quantity().unit());
            shown.put("fair", number(co2.from(Level.FAIR)));
            shown.put("poor", number(co2.from(Level.POOR)));
        }
        return json;
    }

    /** What every page needs to know again and again: the time, and whether it is still the page that is served. */
    static ObjectNode clock(About about, String edition, @Nullable Instant now) {
        return object().put("now", time(now))
                .put("speed", number(about.speed()))
                .put("edition", edition);
    }

    /** {@code why}: what is told of a trouble. */
    static ObjectNode ready(Map<Health.Part, Health.Trouble> troubles, Function<Health.Trouble, String> why) {
        ObjectNode json = object();
        json.put("status", troubles.isEmpty() ? "ok" : "failing");
        if (!troubles.isEmpty()) {
            ArrayNode each = json.putArray("troubles");
            new TreeMap<>(troubles)
                    .forEach((part, trouble) -> each.addObject()
                            .put("part", part.key())
                            .put("why", why.apply(trouble))
                            .put("since", time(trouble.since())));
        }
        return json;
    }

    static ArrayNode list(Iterable<? extends JsonNode> items) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        items.forEach(json::add);
        return json;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** As {@link Json#number} writes it; found without a detour over text, as a series has thousands. */
    static BigDecimal number(double value) {
        double hundredfold = value * 100;
        double hundredths = Math.rint(hundredfold);
        if (Math.abs(hundredths) > MOST_HUNDREDTHS || Math.abs(hundredfold - hundredths) > SURE) {
            return new BigDecimal(Json.number(value));
        }
        long digits = (long) hundredths;
        int scale = digits % 100 == 0 ? 0 : digits % 10 == 0 ? 1 : 2;
        return BigDecimal.valueOf(scale == 0 ? digits / 100 : scale == 1 ? digits / 10 : digits, scale);
    }

    static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
