package airkeeper.sensor.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import airkeeper.wire.Quantity;
import airkeeper.wire.time.HandTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatedSensorTest {
    private final HandTime time = HandTime.at("2026-11-21T08:00:00Z");
    private Air air = new Air(500, 10, 21, 8);

    @Test
    void itFollowsTheAirWithALagOfAMinute() {
        SimulatedSensor sensor = warm(new SensorModel(7));
        double before = co2(sensor);

        air = new Air(1500, 10, 21, 8);
        time.advance(Duration.ofSeconds(60));

        // 63.2 % of 1000 ppm, give or take the noise of two readings
        assertThat(co2(sensor) - before).isCloseTo(632, within(21.0));
        time.advance(Duration.ofMinutes(10));
        assertThat(co2(sensor) - before).isCloseTo(1000, within(21.0));
    }

    @Test
    void itsNoiseIsWithinTenPpmAroundItsOwnOffset() {
        SimulatedSensor sensor = warm(new SensorModel(7));
        List<Double> readings = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            time.advance(Duration.ofSeconds(30));
            readings.add(co2(sensor));
        }

        double lowest = readings.stream().mapToDouble(d -> d).min().orElseThrow();
        double highest = readings.stream().mapToDouble(d -> d).max().orElseThrow();
        assertThat(highest - lowest).isBetween(10.0, 22.0);
        assertThat((highest + lowest) / 2).isCloseTo(500, within(32.0));
    }

    @Test
    void itIsWildUntilItIsWarm() {
        SimulatedSensor sensor = new SimulatedSensor(() -> air, new SensorModel(7), time);
        sensor.open();
        double cold = co2(sensor);
        time.advance(sensor.warmUp());

        assertThat(cold - co2(sensor)).isCloseTo(400, within(21.0));
    }

    @Test
    void itSpeaksInStepsThatADisplayCanShow() {
        SimulatedSensor sensor = warm(new SensorModel(7));
        for (int i = 0; i < 100; i++) {
            time.advance(Duration.ofSeconds(30));
            Map<Quantity, Double> values = sensor.read();

            assertThat(values).containsOnlyKeys(Quantity.CO2, Quantity.TEMPERATURE, Quantity.HUMIDITY, Quantity.PM25);
            values.forEach((quantity, value) -> {
                int steps = quantity == Quantity.CO2 ? 1 : 10;
                assertThat(value * steps).as(quantity.key()).isCloseTo(Math.rint(value * steps), within(1e-9));
            });
        }
    }

    @Test
    void theSameSeedIsTheSameSensor() {
        SensorModel one = new SensorModel(3);
        SensorModel same = new SensorModel(3);
        SensorModel other = new SensorModel(4);
        Duration step = Duration.ofSeconds(30);
        List<Map<Quantity, Double>> ofOne = new ArrayList<>();
        List<Map<Quantity, Double>> ofOther = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Map<Quantity, Double> values = one.measure(air, step);
            assertThat(same.measure(air, step)).isEqualTo(values);
            ofOne.add(values);
            ofOther.add(other.measure(air, step));
        }

        assertThat(ofOther).isNotEqualTo(ofOne);
    }

    @Test
    void itDriftsSlowly() {
        SensorModel model = new SensorModel(7);
        List<Double> days = new ArrayList<>();
        for (int day = 0; day < 40; day++) {
            double sum = 0;
            for (int i = 0; i < 2880; i++) {
                sum += model.measure(air, Duration.ofSeconds(30)).getOrDefault(Quantity.CO2, Double.NaN);
            }
            days.add(sum / 2880);
        }

        for (int day = 1; day < 40; day++) {
            assertThat(Math.abs(days.get(day) - days.get(day - 1))).isLessThan(2.5);
        }
        double lowest = days.stream().mapToDouble(d -> d).min().orElseThrow();
        double highest = days.stream().mapToDouble(d -> d).max().orElseThrow();
        assertThat(highest - lowest).isCloseTo(20, within(1.0));
    }

    @Test
    void aloneItHasARoomWhereWorkAndAiringTakeTurns() {
        SimulatedSensor sensor = SimulatedSensor.alone(time, 1);
        sensor.open();
        time.advance(Duration.ofMinutes(46));
        double worked = co2(sensor);
        time.advance(Duration.ofMinutes(13));
        double aired = co2(sensor);

        assertThat(worked).isBetween(1000.0, 1500.0);
        assertThat(aired).isLessThan(worked - 300);
    }

    private SimulatedSensor warm(SensorModel model) {
        SimulatedSensor sensor = new SimulatedSensor(() -> air, model, time);
        sensor.open();
        time.advance(Duration.ofMinutes(5));
        return sensor;
    }

    private static double co2(SimulatedSensor sensor) {
        return sensor.read().getOrDefault(Quantity.CO2, Double.NaN);
    }
}
