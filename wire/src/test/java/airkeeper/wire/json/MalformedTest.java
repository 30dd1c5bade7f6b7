package airkeeper.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.wire.Mode;
import airkeeper.wire.PurifierCommand;
import airkeeper.wire.Quantity;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of payloads that are not what they should be: one sentence, fit for a log line. */
class MalformedTest {
    static Stream<Arguments> readings() {
        return Stream.of(
                of("", "expected JSON, found an empty message"),
                of("   ", "expected JSON, found an empty message"),
                of("hello", "expected JSON, found \"hello\""),
                of("812", "expected a JSON object, found the number 812"),
                of("[1,2]", "expected a JSON object, found a list"),
                of("null", "expected a JSON object, found null"),
                of("{\"co2\":812", "expected JSON, found \"{\"co2\":812\""),
                of("{\"seq\":1,\"quality\":\"ok\"} {}", "expected JSON, found \"{\"seq\":1,\"quality\":\"ok\"} {}\""),
                of(
                        "{\"seq\":1,\"quality\":\"ok\",\"co2\":NaN}",
                        "expected JSON, found \"{\"seq\":1,\"quality\":\"ok\",\"co2\":NaN}\""),
                of(
                        "{\"seq\":1,\"quality\":\"ok\",\"co2\":\"lots\"}",
                        "expected \"co2\" with a number, found the text \"lots\""),
                of(
                        "{\"seq\":1,\"quality\":\"ok\",\"co2\":{\"ppm\":1}}",
                        "expected \"co2\" with a number, found an object"),
                of("{\"seq\":1,\"quality\":\"ok\",\"co2\":true}", "expected \"co2\" with a number, found true"),
                of(
                        "{\"seq\":1,\"quality\":\"ok\",\"co2\":1e999}",
                        "expected \"co2\" with a number, found the number Infinity"),
                of(
                        "{\"seq\":1,\"quality\":\"ok\",\"co2\":-5}",
                        "expected \"co2\" from 300 to 40000 ppm in a reading of quality ok, found -5"),
                of(
                        "{\"seq\":1,\"quality\":\"ok\",\"humidity\":100.5}",
                        "expected \"humidity\" from 0 to 100 %RH in a reading of quality ok, found 100.5"),
                of("{\"co2\":812}", "expected \"quality\" with a text, found none"),
                of("{\"quality\":\"ok\",\"co2\":812}", "expected \"seq\" with a whole number, found none"),
                of("{\"seq\":1.5,\"quality\":\"ok\"}", "expected \"seq\" with a whole number, found the number 1.5"),
                of("{\"seq\":-1,\"quality\":\"ok\"}", "expected a seq of 0 or more, found -1"),
                of(
                        "{\"seq\":1,\"quality\":\"fine\"}",
                        "expected \"quality\" with one of ok, warming-up, implausible, stuck, found the text \"fine\""),
                of("{\"seq\":1,\"quality\":7}", "expected \"quality\" with a text, found the number 7"),
                of(
                        "{\"seq\":1,\"quality\":\"ok\",\"time\":\"today\"}",
                        "expected \"time\" with a time such as 2026-11-21T10:00:30Z, found the text \"today\""),
                of(
                        "{\"seq\":1,\"quality\":\"ok\",\"time\":1700000000}",
                        "expected \"time\" with a text, found the number 1700000000"),
                of("x".repeat(1_048_576), "expected at most 65536 bytes, found 1048576"),
                of("[".repeat(5_000), "expected JSON, found \"" + "[".repeat(60) + "…\""),
                of("line\nbreak\u0007", "expected JSON, found \"line?break?\""));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void aMalformedReadingIsOneSentence(String payload, String sentence) {
        assertThatThrownBy(() -> Json.reading(payload.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedException.class)
                .hasMessage(sentence);
    }

    @Test
    void bytesThatAreNoTextAreOneSentence() {
        assertThatThrownBy(() -> Json.reading(new byte[] {(byte) 0xC3, 0x28}))
                .isInstanceOf(MalformedException.class)
                .hasMessage("expected UTF-8 text, found other bytes");
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                of("TOGGLE", "expected ON, OFF, AUTO or a JSON object, found \"TOGGLE\""),
                of("", "expected ON, OFF, AUTO or a JSON object, found \"\""),
                of("{}", "expected \"mode\" with a text, found none"),
                of("{\"mode\":\"boost\"}", "expected \"mode\" with one of auto, on, off, found the text \"boost\""),
                of("{\"mode\":\"on\",\"minutes\":0}", "expected minutes from 1 to 10080, found 0"),
                of("{\"mode\":\"on\",\"minutes\":99999}", "expected minutes from 1 to 10080, found 99999"),
                of(
                        "{\"mode\":\"on\",\"minutes\":4294967297}",
                        "expected \"minutes\" with a whole number, found the number 4294967297"),
                of(
                        "{\"mode\":\"on\",\"id\":\"" + "x".repeat(65) + "\"}",
                        "expected an id of at most 64 characters, found 65"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aMalformedCommandIsOneSentence(String payload, String sentence) {
        assertThatThrownBy(() -> Json.command(payload.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedException.class)
                .hasMessage(sentence);
    }

    @Test
    void aCommandMayBeABareWord() throws Exception {
        assertThat(Json.command("ON".getBytes(StandardCharsets.UTF_8))).isEqualTo(PurifierCommand.of(Mode.ON));
        assertThat(Json.command(" off\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(PurifierCommand.of(Mode.OFF));
        assertThat(Json.command("Auto".getBytes(StandardCharsets.UTF_8))).isEqualTo(PurifierCommand.of(Mode.AUTO));
    }

    @Test
    void aMalformedResendOrPresenceIsOneSentence() {
        assertThatThrownBy(() -> Json.resend("{\"from\":5,\"to\":4}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("expected 0 ≤ from ≤ to, found from 5 to 4");
        assertThatThrownBy(
                        () -> Json.presence("{\"state\":\"online\",\"sensors\":[7]}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("expected \"sensors\" with texts such as kitchen/scd41, found the number 7");
        assertThatThrownBy(() ->
                        Json.presence("{\"state\":\"online\",\"node\":\"../etc\",\"kind\":\"x\",\"version\":\"1\"}"
                                .getBytes(StandardCharsets.UTF_8)))
                .hasMessage("expected a node name of lower-case letters, digits and hyphens (1 to 63, not beginning"
                        + " with a hyphen), found \"../etc\"");
    }

    @Test
    void unknownFieldsAreIgnoredAndMissingQuantitiesAreNone() throws Exception {
        var reading = Json.reading("{\"seq\":1,\"quality\":\"ok\",\"smell\":\"roses\",\"temperature\":null}"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(reading.values()).isEmpty();
        assertThat(reading.value(Quantity.CO2)).isEmpty();
    }

    @Test
    void noBytesDoAnythingButBeUnderstoodOrMalformed() {
        Random random = new Random(20261121);
        byte[] sound = "{\"time\":\"2026-11-21T10:00:30Z\",\"seq\":48211,\"co2\":812,\"quality\":\"ok\"}"
                .getBytes(StandardCharsets.UTF_8);
        int understood = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] spoilt = sound.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Json.reading(spoilt)).isNotNull();
                understood++;
            } catch (MalformedException e) {
                assertThat(e).hasMessageStartingWith("expected ").message().doesNotContain("\n");
            }
        }
        assertThat(understood).isBetween(1, 19_999);
    }

    private static Arguments of(String payload, String sentence) {
        return Arguments.of(payload, sentence);
    }
}
