package airkeeper.sensor.foreign;

import static airkeeper.sensor.foreign.ForeignStage.READING;
import static airkeeper.wire.Quantity.CO2;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.sensor.Format;
import airkeeper.sensor.Printed;
import airkeeper.wire.Quality;
import airkeeper.wire.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a device is heard, whatever its format. */
class ForeignSensorTest {
    private final ForeignStage stage;

    ForeignSensorTest(@TempDir Path directory) {
        stage = new ForeignStage(directory);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void reportsAtOnceAndNotMoreThanOnceASecond() {
        stage.say("hall/co2", "600");
        stage.time.advance(Duration.ofMillis(300));
        stage.say("hall/co2", "610");
        stage.time.advance(Duration.ofMillis(300));
        stage.say("hall/co2", "620");
        stage.time.advance(Duration.ofMillis(399));
        assertThat(stage.spoken()).containsExactly("2026-11-21T10:00:00Z 600.0");

        stage.time.advance(Duration.ofSeconds(5));

        assertThat(stage.spoken()).containsExactly("2026-11-21T10:00:00Z 600.0", "2026-11-21T10:00:01Z 620.0");
    }

    @Test
    void keepsTwoDifferentValuesASecondApart() {
        for (int i = 0; i < 5; i++) {
            stage.say("hall/co2", String.valueOf(600 + i));
            stage.time.advance(Duration.ofSeconds(1));
        }

        assertThat(stage.spoken())
                .containsExactly(
                        "2026-11-21T10:00:00Z 600.0",
                        "2026-11-21T10:00:01Z 601.0",
                        "2026-11-21T10:00:02Z 602.0",
                        "2026-11-21T10:00:03Z 603.0",
                        "2026-11-21T10:00:04Z 604.0");
    }

    @Test
    void ignoresWhatTheBrokerHasKeptFromBefore() {
        stage.close();
        stage.keep("hall/co2", "600");
        stage.restart(Format.NUMBER, "hall/co2", Map.of());

        assertThat(stage.listener.on(READING)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "99999", "-273.15", "1e12", "1E+15"})
    void saysAbsurdNumbersAsImplausible(String number) {
        stage.say("hall/co2", number);

        assertThat(stage.listener.readings(READING))
                .extracting(Reading::quality)
                .containsExactly(Quality.IMPLAUSIBLE);
        assertThat(stage.listener.on(READING + "/co2")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''              | expected a number, found \"\"",
                "NaN             | expected a number, found \"NaN\"",
                "nan             | expected a number, found \"nan\"",
                "Infinity        | expected a number, found \"Infinity\"",
                "unavailable     | expected a number, found \"unavailable\"",
                "0x1F4           | expected a number, found \"0x1F4\"",
                "500 ppm         | expected a number, found \"500 ppm\"",
                "'{\"co2\":500}' | expected a number, found \"{\"co2\":500}\"",
            })
    void dropsWhatIsNoNumber(String payload, String sentence) {
        try (Printed printed = new Printed()) {
            stage.say("hall/co2", payload);
            stage.say("hall/co2", payload);

            assertThat(stage.listener.on(READING)).isEmpty();
            assertThat(stage.complaints.count()).isEqualTo(2);
            assertThat(printed.with("Dropped"))
                    .containsExactly("Dropped a message on \"hall/co2\": " + sentence
                            + ". Further ones on this topic are counted, not logged.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                  | expected JSON, found an empty message",
                "812 ppm             | expected JSON, found \"812 ppm\"",
                "'{\"co2\":\"lots\"}'| expected a number at /co2, found \"lots\"",
                "'{\"co2\":true}'    | expected a number at /co2, found \"true\"",
                "'{\"co2\":[500]}'   | expected a number at /co2, found \"[500]\"",
                "'{\"co2\":NaN}'     | expected JSON, found \"{\"co2\":NaN}\"",
                "'{\"co2\":1e999}'   | expected a number at /co2, found Infinity",
                "'{\"co2\":null}'    | expected a number at /co2, found none",
                "'{\"state\":\"ON\"}'| expected a number at /co2, found none",
                "'[]'                | expected a number at /co2, found none",
            })
    void dropsWhatIsNotTheJsonItExpects(String payload, String sentence) {
        stage.restart(Format.JSON, "any/thing", Map.of(CO2, "/co2"));
        try (Printed printed = new Printed()) {
            stage.say("any/thing", payload);

            assertThat(stage.listener.on(READING)).isEmpty();
            assertThat(printed.with("Dropped"))
                    .containsExactly("Dropped a message on \"any/thing\": " + sentence
                            + ". Further ones on this topic are counted, not logged.");
        }
    }

    @Test
    void dropsBytesThatAreNoText() {
        byte[] wrong = {(byte) 0xC3, 0x28, (byte) 0xFF, (byte) 0xFE};
        byte[] huge = new byte[1 << 20];
        Arrays.fill(huge, (byte) '1');
        stage.restart(Format.TASMOTA, "tele/bedroom/SENSOR", Map.of());
        stage.say("tele/bedroom/SENSOR", wrong);
        stage.say("tele/bedroom/SENSOR", huge);
        stage.restart(Format.NUMBER, "hall/co2", Map.of());
        stage.say("hall/co2", wrong);
        stage.say("hall/co2", huge);

        assertThat(stage.listener.on(READING)).isEmpty();
        assertThat(stage.complaints.count()).isEqualTo(4);
    }

    @Test
    void saysOnceThatADeviceIsSilentAndOnceThatItSpeaksAgain() {
        try (Printed printed = new Printed()) {
            stage.say("hall/co2", "600");
            stage.time.advance(Duration.ofSeconds(89));
            assertThat(printed.with("bedroom/foreign")).isEmpty();

            stage.time.advance(Duration.ofHours(1));
            assertThat(stage.listener.on(READING)).hasSize(1);
            stage.say("hall/co2", "650");
            stage.time.advance(Duration.ofMinutes(5));

            assertThat(printed.with("bedroom/foreign"))
                    .containsExactly(
                            "bedroom/foreign says nothing on [hall/co2] for 90 s. Is the device on, and is this its topic?",
                            "bedroom/foreign speaks again.",
                            "bedroom/foreign says nothing on [hall/co2] for 90 s. Is the device on, and is this its topic?");
        }
    }
}
