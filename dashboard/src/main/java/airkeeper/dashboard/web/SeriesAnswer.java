package airkeeper.dashboard.web;

import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series as JSON, written slot by slot: a tree of it would be thrown away with each answer.
 *
 * @param sensor whose it is alone; null: of all in the room
 * @param gaps when nothing was heard
 * @param since when the room's first reading was taken; null: never
 * @param pause between two readings
 */
record SeriesAnswer(
        Room room,
        @Nullable SensorId sensor,
        Quantity quantity,
        Series series,
        List<Span> gaps,
        @Nullable Instant since,
        Duration pause) {
    private static final JsonFactory JSON = new JsonFactory();
    /** Of the four lists; what a slot takes at most, as a rule. */
    private static final int BYTES_OF_A_SLOT = 24;

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 + series.slots() * BYTES_OF_A_SLOT);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            head(json);
            slots(json);
            tail(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    private void head(JsonGenerator json) throws IOException {
        json.writeStringField("room", room.name());
        if (sensor != null) {
            json.writeStringField("sensor", sensor.name());
        }
        json.writeStringField("quantity", quantity.key());
        json.writeStringField("unit", quantity.unit());
        json.writeStringField("from", Answers.time(series.span().from()));
        json.writeStringField("to", Answers.time(series.span().to()));
        json.writeNumberField("step", series.stepSeconds());
        json.writeStringField("start", Answers.time(Instant.ofEpochMilli(series.start())));
    }

    private void slots(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("count");
        for (int slot = 0; slot < series.slots(); slot++) {
            json.writeNumber(series.count(slot));
        }
        json.writeEndArray();
        slots(json, "min", series::min);
        slots(json, "mean", series::mean);
        slots(json, "max", series::max);
    }

    private void slots(JsonGenerator json, String name, Of of) throws IOException {
        json.writeArrayFieldStart(name);
        for (int slot = 0; slot < series.slots(); slot++) {
            if (series.count(slot) == 0) {
                json.writeNull();
            } else {
                json.writeNumber(Answers.number(of.value(slot)));
            }
        }
        json.writeEndArray();
    }

    private void tail(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("gaps");
        for (Span gap : gaps) {
            json.writeStartObject();
            json.writeStringField("from", Answers.time(gap.from()));
            json.writeStringField("to", Answers.time(gap.to()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("since", Answers.time(since));
        json.writeNumberField("cadence", pause.toSeconds());
    }

    private interface Of {
        double value(int slot);
    }
}
