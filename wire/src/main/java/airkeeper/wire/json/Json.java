package airkeeper.wire.json;

import airkeeper.wire.Decision;
import airkeeper.wire.Drives;
import airkeeper.wire.Mode;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.Presence;
import airkeeper.wire.PurifierCommand;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Reason;
import airkeeper.wire.Resend;
import airkeeper.wire.SensorId;
import airkeeper.wire.Shown;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words as JSON bytes and back.
 *
 * <p>Reading is strict about types and lenient about more: an unknown field is ignored, a missing quantity is none, a wrong
 * type is a {@link MalformedException}. Times are written in UTC, to the millisecond where they have any.
 */
public final class Json {
    private Json() {}

    public static byte[] bytes(Reading reading) {
        ObjectNode json = object();
        putTime(json, "time", reading.time());
        json.put("seq", reading.seq());
        reading.values().forEach((quantity, value) -> json.put(quantity.key(), decimal(value)));
        json.put("quality", reading.quality().key());
        return bytes(json);
    }

    /** A reading; one of quality ok with a value that no air has is malformed. */
    public static Reading reading(byte[] payload) throws MalformedException {
        Fields fields = Fields.of(payload);
        Quality quality = fields.word("quality", Quality.class, Quality::key);
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            if (!fields.has(quantity.key())) {
                continue;
            }
            double value = fields.number(quantity.key());
            if (quality == Quality.OK && !quantity.plausible(value)) {
                throw new MalformedException("expected \"" + quantity.key() + "\" from " + number(quantity.lowest())
                        + " to " + number(quantity.highest()) + " " + quantity.unit()
                        + " in a reading of quality ok, found "
                        + number(value));
            }
            values.put(quantity, value);
        }
        return valid(() -> new Reading(fields.timeOrNull("time"), fields.whole("seq"), values, quality));
    }

    public static byte[] bytes(PurifierReport report) {
        ObjectNode json = object();
        putTime(json, "time", report.time());
        json.put("power", report.power().key());
        json.put("mode", report.mode().key());
        json.put("reason", report.reason().key());
        json.put("why", report.why());
        putTime(json, "since", report.since());
        putTime(json, "until", report.until());
        json.put("quantity", report.quantity().key());
        if (report.value() != null) {
            json.put("value", decimal(report.value()));
        }
        json.put("on", decimal(report.on()));
        json.put("off", decimal(report.off()));
        json.put("drives", report.drives().key());
        json.put("runSeconds", report.runSeconds());
        json.put("switches", report.switches());
        json.put("node", report.node().name());
        if (report.trouble() != null) {
            json.put("trouble", report.trouble());
        }
        return bytes(json);
    }

    public static PurifierReport report(byte[] payload) throws MalformedException {
        Fields fields = Fields.of(payload);
        return valid(() -> new PurifierReport(
                fields.timeOrNull("time"),
                fields.word("power", Power.class, Power::key),
                fields.word("mode", Mode.class, Mode::key),
                fields.word("reason", Reason.class, Reason::key),
                fields.text("why"),
                fields.timeOrNull("since"),
                fields.timeOrNull("until"),
                fields.word("quantity", Quantity.class, Quantity::key),
                fields.numberOrNull("value"),
                fields.number("on"),
                fields.number("off"),
                fields.word("drives", Drives.class, Drives::key),
                fields.whole("runSeconds"),
                fields.whole("switches"),
                new NodeId(fields.text("node")),
                fields.textOrNull("trouble")));
    }

    public static byte[] bytes(PurifierCommand command) {
        ObjectNode json = object();
        json.put("mode", command.mode().key());
        if (command.minutes() != null) {
            json.put("minutes", command.minutes());
        }
        if (command.id() != null) {
            json.put("id", command.id());
        }
        if (command.resetFilter()) {
            json.put("resetFilter", true);
        }
        if (command.by() != null) {
            json.put("by", command.by());
        }
        putTime(json, "time", command.time());
        return bytes(json);
    }

    /** A command in JSON, or the bare word {@code ON}, {@code OFF} or {@code AUTO} in any case. */
    public static PurifierCommand command(byte[] payload) throws MalformedException {
        String text = Fields.utf8(payload).strip();
        for (Mode mode : Mode.values()) {
            if (mode.name().equals(text.toUpperCase(Locale.ROOT))) {
                return PurifierCommand.of(mode);
            }
        }
        if (!text.startsWith("{")) {
            throw new MalformedException("expected ON, OFF, AUTO or a JSON object, found " + Shown.quoted(text));
        }
        Fields fields = Fields.of(payload);
        return valid(() -> new PurifierCommand(
                fields.word("mode", Mode.class, Mode::key),
                fields.wholeOrNull("minutes"),
                fields.textOrNull("id"),
                fields.has("resetFilter") && fields.yesNo("resetFilter"),
                fields.textOrNull("by"),
                fields.timeOrNull("time")));
    }

    public static byte[] bytes(Decision decision) {
        ObjectNode json = object();
        putTime(json, "time", decision.time());
        json.put("power", decision.power().key());
        json.put("changed", decision.changed());
        json.put("reason", decision.reason().key());
        json.put("why", decision.why());
        return bytes(json);
    }

    public static Decision decision(byte[] payload) throws MalformedException {
        Fields fields = Fields.of(payload);
        return valid(() -> new Decision(
                fields.timeOrNull("time"),
                fields.word("power", Power.class, Power::key),
                fields.yesNo("changed"),
                fields.word("reason", Reason.class, Reason::key),
                fields.text("why")));
    }

    public static byte[] bytes(Presence presence) {
        ObjectNode json = object();
        json.put("state", presence.state().key());
        json.put("node", presence.node().name());
        json.put("kind", presence.kind());
        json.put("version", presence.version());
        putTime(json, "since", presence.since());
        var sensors = json.putArray("sensors");
        presence.sensors().forEach(sensor -> sensors.add(sensor.toString()));
        return bytes(json);
    }

    public static Presence presence(byte[] payload) throws MalformedException {
        Fields fields = Fields.of(payload);
        return valid(() -> {
            List<SensorId> sensors = new ArrayList<>();
            if (fields.has("sensors")) {
                for (String sensor : fields.texts("sensors", "kitchen/scd41")) {
                    sensors.add(SensorId.of(sensor));
                }
            }
            return new Presence(
                    fields.word("state", Presence.State.class, Presence.State::key),
                    new NodeId(fields.text("node")),
                    fields.text("kind"),
                    fields.text("version"),
                    fields.timeOrNull("since"),
                    sensors);
        });
    }

    public static byte[] bytes(Resend resend) {
        return bytes(object().put("from", resend.from()).put("to", resend.to()));
    }

    public static Resend resend(byte[] payload) throws MalformedException {
        Fields fields = Fields.of(payload);
        return valid(() -> new Resend(fields.whole("from"), fields.whole("to")));
    }

    /** The answer to a command that is not followed: {@code {"refused":"…"}}, with the reason in a sentence. */
    public static byte[] refusal(String sentence) {
        return bytes(object().put("refused", sentence));
    }

    /** A number as it stands in a bare payload and in sentences: no exponent, no needless zeros, at most 2 decimals. */
    public static String number(double value) {
        return decimal(value).toPlainString();
    }

    /** A tree of JSON from bytes of any shape, for payloads of other projects. */
    public static JsonNode tree(byte[] payload) throws MalformedException {
        return Fields.parse(payload);
    }

    private static BigDecimal decimal(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void putTime(ObjectNode json, String name, @Nullable Instant time) {
        if (time != null) {
            json.put(name, time.truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }

    /** What a word's own constructor refuses is malformed, in that constructor's sentence. */
    private static <T> T valid(Making<T> making) throws MalformedException {
        try {
            return making.make();
        } catch (IllegalArgumentException e) {
            throw new MalformedException(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private interface Making<T> {
        T make() throws MalformedException;
    }
}
