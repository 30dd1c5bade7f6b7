package airkeeper.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The bytes that other people's clients rely on, both directions. A file here is never changed and never removed: when a word
 * grows, a new file is added, and the old one must still be understood.
 */
class GoldenTest {
    private static final Instant TIME = Instant.parse("2026-11-21T10:00:30Z");

    /** What a small client holds: PubSubClient's default. */
    private static final int BUFFER = 256;

    @Test
    void reading() throws Exception {
        Reading reading = new Reading(
                TIME,
                48211,
                Map.of(Quantity.CO2, 812.0, Quantity.TEMPERATURE, 21.4, Quantity.HUMIDITY, 41.2),
                Quality.OK);
        assertThat(text(Json.bytes(reading))).isEqualTo(golden("reading"));
        assertThat(Json.reading(bytes("reading"))).isEqualTo(reading);
    }

    @Test
    void readingOfANodeWhoseClockWasNeverSet() throws Exception {
        Reading reading = new Reading(null, 0, Map.of(Quantity.CO2, 425.0), Quality.WARMING_UP);
        assertThat(text(Json.bytes(reading))).isEqualTo(golden("reading-without-clock"));
        assertThat(Json.reading(bytes("reading-without-clock"))).isEqualTo(reading);
    }

    @Test
    void theLongestReadingFitsASmallClient() throws Exception {
        Map<Quantity, Double> values = Map.of(
                Quantity.CO2, 39_999.99,
                Quantity.TEMPERATURE, -39.99,
                Quantity.HUMIDITY, 99.99,
                Quantity.PM1, 4_999.99,
                Quantity.PM25, 4_999.99,
                Quantity.PM10, 4_999.99,
                Quantity.PRESSURE, 1_249.99,
                Quantity.VOC, 999.99,
                Quantity.NOX, 999.99);
        Reading reading =
                new Reading(Instant.parse("2026-11-21T10:00:30.125Z"), Long.MAX_VALUE, values, Quality.WARMING_UP);
        assertThat(text(Json.bytes(reading))).isEqualTo(golden("reading-longest"));
        assertThat(Json.bytes(reading)).hasSizeLessThan(BUFFER);
        assertThat(Json.reading(bytes("reading-longest"))).isEqualTo(reading);
    }

    @Test
    void report() throws Exception {
        PurifierReport report = report(null);
        assertThat(text(Json.bytes(report))).isEqualTo(golden("report"));
        assertThat(Json.report(bytes("report"))).isEqualTo(report);
    }

    private static PurifierReport report(@Nullable String trouble) {
        return new PurifierReport(
                TIME,
                Power.ON,
                Mode.AUTO,
                Reason.TOO_HIGH,
                "CO₂ 1012 ppm ≥ 1000 ppm",
                Instant.parse("2026-11-21T09:58:00Z"),
                Instant.parse("2026-11-21T10:03:00Z"),
                Quantity.CO2,
                1012.0,
                1000,
                800,
                Drives.VENTILATOR,
                81_234,
                412,
                new NodeId("pi-kitchen"),
                trouble);
    }

    @Test
    void reportOfARelayThatSaysOtherwise() throws Exception {
        PurifierReport report = report("the relay does not answer: GPIO17 could not be switched.");
        assertThat(text(Json.bytes(report))).isEqualTo(golden("report-trouble"));
        assertThat(Json.report(bytes("report-trouble"))).isEqualTo(report);
    }

    @Test
    void reportOfANodeWhoseClockWasNeverSet() throws Exception {
        PurifierReport report = new PurifierReport(
                null,
                Power.OFF,
                Mode.AUTO,
                Reason.STARTING,
                "no reading yet",
                null,
                null,
                Quantity.PM25,
                null,
                25,
                10.5,
                Drives.PURIFIER,
                0,
                0,
                new NodeId("pi-attic"),
                null);
        assertThat(text(Json.bytes(report))).isEqualTo(golden("report-without-clock"));
        assertThat(Json.report(bytes("report-without-clock"))).isEqualTo(report);
    }

    @Test
    void command() throws Exception {
        PurifierCommand command = new PurifierCommand(Mode.ON, 30, "c-17");
        assertThat(text(Json.bytes(command))).isEqualTo(golden("command"));
        assertThat(Json.command(bytes("command"))).isEqualTo(command);
        PurifierCommand reset = new PurifierCommand(Mode.AUTO, null, null, true, null, null);
        assertThat(text(Json.bytes(reset))).isEqualTo(golden("command-reset-filter"));
        assertThat(Json.command(bytes("command-reset-filter"))).isEqualTo(reset);
        PurifierCommand signed = new PurifierCommand(Mode.ON, null, null, false, "anna", TIME);
        assertThat(text(Json.bytes(signed))).isEqualTo(golden("command-signed"));
        assertThat(Json.command(bytes("command-signed"))).isEqualTo(signed);
        PurifierCommand shortest = PurifierCommand.of(Mode.AUTO);
        assertThat(text(Json.bytes(shortest))).isEqualTo(golden("command-shortest"));
        assertThat(Json.command(bytes("command-shortest"))).isEqualTo(shortest);
    }

    @Test
    void decision() throws Exception {
        Decision decision = new Decision(TIME, Power.ON, true, Reason.TOO_HIGH, "CO₂ 1012 ppm ≥ 1000 ppm");
        assertThat(text(Json.bytes(decision))).isEqualTo(golden("decision"));
        assertThat(Json.decision(bytes("decision"))).isEqualTo(decision);
        Decision blind = new Decision(null, Power.OFF, false, Reason.BLIND, "no usable reading for 5 min");
        assertThat(text(Json.bytes(blind))).isEqualTo(golden("decision-without-clock"));
        assertThat(Json.decision(bytes("decision-without-clock"))).isEqualTo(blind);
    }

    @Test
    void presence() throws Exception {
        Presence online = new Presence(
                Presence.State.ONLINE,
                new NodeId("pi-kitchen"),
                "sensor",
                "0.1.0",
                Instant.parse("2026-11-21T09:00:00Z"),
                List.of(SensorId.of("kitchen/scd41")));
        assertThat(text(Json.bytes(online))).isEqualTo(golden("presence"));
        assertThat(Json.presence(bytes("presence"))).isEqualTo(online);
        Presence offline =
                new Presence(Presence.State.OFFLINE, new NodeId("fan-1"), "purifier", "development", null, List.of());
        assertThat(text(Json.bytes(offline))).isEqualTo(golden("presence-without-clock"));
        assertThat(Json.presence(bytes("presence-without-clock"))).isEqualTo(offline);
    }

    @Test
    void resend() throws Exception {
        Resend resend = new Resend(48_100, 48_120);
        assertThat(text(Json.bytes(resend))).isEqualTo(golden("resend"));
        assertThat(Json.resend(bytes("resend"))).isEqualTo(resend);
    }

    private static String golden(String name) throws IOException {
        return text(bytes(name));
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(GoldenTest.class.getResourceAsStream("/golden/" + name + ".json"), name)) {
            return in.readAllBytes();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
