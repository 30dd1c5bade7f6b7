package airkeeper.dashboard.web;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.Level;
import airkeeper.dashboard.RoomNow;
import airkeeper.dashboard.Run;
import airkeeper.dashboard.Series;
import airkeeper.wire.Decision;
import airkeeper.wire.Presence;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of the answers: from the words of the dashboard to JSON. */
final class Shapes {
    private Shapes() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static BigDecimal number(double value) {
        return new BigDecimal(Json.number(value));
    }

    /** UTC to the millisecond; null where there is none. */
    static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static ObjectNode room(RoomNow room) {
        ObjectNode json = object().put("room", room.room().name());
        ObjectNode now = json.putObject("now");
        room.now()
                .forEach((quantity, value) -> now.putObject(quantity.key())
                        .put("value", number(value.value()))
                        .put("unit", quantity.unit())
                        .put("time", time(value.time()))
                        .put("ageSeconds", value.ageSeconds())
                        .put("stale", value.stale())
                        .put("quality", "ok")
                        .put("level", key(value.level())));
        ArrayNode sensors = json.putArray("sensors");
        room.sensors()
                .forEach(sensor -> sensors.addObject()
                        .put("sensor", sensor.sensor().name())
                        .put("time", time(sensor.time()))
                        .put("ageSeconds", sensor.ageSeconds())
                        .put("stale", sensor.stale())
                        .put("quality", sensor.quality().key())
                        .put("online", sensor.online()));
        ArrayNode purifiers = json.putArray("purifiers");
        room.purifiers().forEach(purifier -> purifiers.add(purifier(purifier)));
        return json;
    }

    static ObjectNode purifier(RoomNow.Purifier purifier) {
        PurifierReport report = purifier.report();
        Double value = report.value();
        return object().put("purifier", purifier.purifier().name())
                .put("power", report.power().key())
                .put("mode", report.mode().key())
                .put("reason", report.reason().key())
                .put("why", report.why())
                .put("since", time(report.since()))
                .put("until", time(report.until()))
                .put("quantity", report.quantity().key())
                .put("value", value == null ? null : number(value))
                .put("on", number(report.on()))
                .put("off", number(report.off()))
                .put("drives", report.drives().key())
                .put("ageSeconds", purifier.ageSeconds())
                .put("online", purifier.online());
    }

    static ObjectNode series(String room, Quantity quantity, Series series, Duration cadence) {
        ObjectNode json = object().put("room", room)
                .put("quantity", quantity.key())
                .put("unit", quantity.unit())
                .put("from", time(series.span().from()))
                .put("to", time(series.span().to()))
                .put("step", series.stepSeconds())
                .put("start", time(Instant.ofEpochMilli(series.start())))
                .put("cadence", number(cadence.toMillis() / 1000.0));
        ArrayNode count = json.putArray("count");
        ArrayNode min = json.putArray("min");
        ArrayNode mean = json.putArray("mean");
        ArrayNode max = json.putArray("max");
        for (int slot = 0; slot < series.slots(); slot++) {
            count.add(series.count(slot));
            if (series.count(slot) == 0) {
                List.of(min, mean, max).forEach(ArrayNode::addNull);
            } else {
                min.add(number(series.min(slot)));
                mean.add(number(series.mean(slot)));
                max.add(number(series.max(slot)));
            }
        }
        return json;
    }

    static ObjectNode decision(Entry.Decided entry) {
        Decision decision = entry.decision();
        return object().put("time", time(decision.time()))
                .put("purifier", entry.purifier().name())
                .put("power", decision.power().key())
                .put("changed", decision.changed())
                .put("reason", decision.reason().key())
                .put("why", decision.why());
    }

    static ObjectNode run(Run run) {
        return object().put("purifier", run.purifier().name())
                .put("from", time(run.from()))
                .put("to", time(run.to()));
    }

    static ObjectNode reading(SensorId sensor, Reading reading, Guideline guideline, ObjectNode json) {
        json.put("room", sensor.room().name())
                .put("sensor", sensor.name())
                .put("time", time(reading.time()))
                .put("quality", reading.quality().key());
        ObjectNode values = json.putObject("values");
        ObjectNode levels = json.putObject("level");
        reading.values().forEach((quantity, value) -> {
            values.put(quantity.key(), number(value));
            guideline.level(quantity, value).ifPresent(level -> levels.put(quantity.key(), level.key()));
        });
        return json;
    }

    static ObjectNode presence(Presence presence) {
        ObjectNode json = object().put("node", presence.node().name())
                .put("state", presence.state().key())
                .put("kind", presence.kind())
                .put("since", time(presence.since()));
        ArrayNode sensors = json.putArray("sensors");
        presence.sensors().forEach(sensor -> sensors.add(sensor.toString()));
        return json;
    }

    private static @Nullable String key(@Nullable Level level) {
        return level == null ? null : level.key();
    }
}
