package airkeeper.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private final Judge judge = new Judge(Duration.ofSeconds(60), Duration.ofMinutes(15));

    private Judge.Verdict verdict = new Judge.Verdict(Judge.Trust.opened(Duration.ZERO), Quality.OK);

    /** After the warm-up; the bounds are those of {@link Quantity}. */
    @ParameterizedTest
    @CsvSource({
        "co2,         300,    OK",
        "co2,         812.5,  OK",
        "co2,         40000,  OK",
        "co2,         299.9,  IMPLAUSIBLE",
        "co2,         0,      IMPLAUSIBLE",
        "co2,         -1,     IMPLAUSIBLE",
        "co2,         40001,  IMPLAUSIBLE",
        "co2,         NaN,    IMPLAUSIBLE",
        "co2,         1e300,  IMPLAUSIBLE",
        "temperature, -40,    OK",
        "temperature, -40.1,  IMPLAUSIBLE",
        "humidity,    100,    OK",
        "humidity,    100.1,  IMPLAUSIBLE",
        "pm25,        0,      OK",
        "pm25,        -0.1,   IMPLAUSIBLE",
        "pressure,    0,      IMPLAUSIBLE",
    })
    void knowsWhatAirCanHave(String quantity, double value, Quality expected) {
        assertThat(quality(60, Map.of(Quantity.of(quantity).orElseThrow(), value)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, WARMING_UP", "59, WARMING_UP", "60, OK", "61, OK"})
    void trustsNothingBeforeTheWarmUpIsOver(int seconds, Quality expected) {
        assertThat(quality(seconds, Map.of(Quantity.CO2, 800.0))).isEqualTo(expected);
    }

    @Test
    void saysWarmingUpRatherThanImplausible() {
        assertThat(quality(0, Map.of(Quantity.CO2, 0.0))).isEqualTo(Quality.WARMING_UP);
    }

    @Test
    void needsAllValuesToBePlausible() {
        assertThat(quality(60, Map.of(Quantity.CO2, 800.0, Quantity.HUMIDITY, 130.0)))
                .isEqualTo(Quality.IMPLAUSIBLE);
    }

    @Test
    void needsAValue() {
        assertThat(quality(60, Map.of())).isEqualTo(Quality.IMPLAUSIBLE);
    }

    @Test
    void findsAFrozenDeviceAfterFifteenMinutes() {
        List<Quality> qualities = each(30, 32, 800, 20.5);

        assertThat(qualities.subList(2, 30)).containsOnly(Quality.OK);
        assertThat(qualities.subList(30, 32)).containsOnly(Quality.STUCK);
    }

    @Test
    void believesADeviceAgainOnceItsValueChanges() {
        List<Quality> qualities = each(30, 40, 800, 20.5);
        Judge.Verdict last = judge.judge(verdict.trust(), Map.of(Quantity.CO2, 801.0), Duration.ofMinutes(30));

        assertThat(qualities).contains(Quality.STUCK);
        assertThat(last.quality()).isEqualTo(Quality.OK);
    }

    @Test
    void needsTenEqualValuesFromADeviceThatIsSeldomAsked() {
        List<Quality> qualities = each(600, 11, 800, 20.5);

        assertThat(qualities.subList(1, 9)).containsOnly(Quality.OK);
        assertThat(qualities.subList(9, 11)).containsOnly(Quality.STUCK);
    }

    @Test
    void isNotTroubledByATemperatureThatStaysForHours() {
        Judge.Trust trust = Judge.Trust.opened(Duration.ZERO);
        for (int i = 2; i < 600; i++) {
            Judge.Verdict now = judge.judge(trust, Map.of(Quantity.TEMPERATURE, 20.39), Duration.ofSeconds(30L * i));
            assertThat(now.quality()).isEqualTo(Quality.OK);
            trust = now.trust();
        }
    }

    /** The qualities of so many equal readings, the first at 0 s. */
    private List<Quality> each(int seconds, int count, double co2, double temperature) {
        List<Quality> qualities = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            verdict = judge.judge(
                    verdict.trust(),
                    Map.of(Quantity.CO2, co2, Quantity.TEMPERATURE, temperature + i),
                    Duration.ofSeconds((long) seconds * i));
            qualities.add(verdict.quality());
        }
        return qualities;
    }

    private Quality quality(int seconds, Map<Quantity, Double> values) {
        return judge.judge(Judge.Trust.opened(Duration.ZERO), values, Duration.ofSeconds(seconds))
                .quality();
    }
}
