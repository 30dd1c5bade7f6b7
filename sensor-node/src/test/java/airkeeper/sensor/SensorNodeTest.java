package airkeeper.sensor;

import static airkeeper.sensor.Stage.KITCHEN;
import static airkeeper.sensor.Stage.NODE;
import static airkeeper.sensor.Stage.READING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.program.Program;
import airkeeper.wire.time.HandTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node says, and how. */
class SensorNodeTest {
    private final Stage stage;
    private final HandTime time;
    private final Listener listener;
    private final HandSensor device;
    private SensorNode node;

    SensorNodeTest(@TempDir Path state) {
        stage = new Stage(state);
        time = stage.time;
        listener = stage.listener;
        device = stage.device;
        node = stage.node(NODE, stage.mounted(KITCHEN, device));
    }

    @AfterEach
    void close() {
        node.close();
        node.close();
    }

    @Test
    void saysAReadingAndItsBareNumbers() {
        node.start();
        time.settle();

        assertThat(listener.all())
                .containsExactly(
                        "airkeeper/node/pi-kitchen {\"state\":\"online\",\"node\":\"pi-kitchen\",\"kind\":\"sensor\","
                                + "\"version\":\"" + Program.version()
                                + "\",\"since\":\"2026-11-21T10:00:00Z\",\"sensors\":[\"kitchen/scd41\"]}",
                        READING
                                + " {\"time\":\"2026-11-21T10:00:00Z\",\"seq\":0,\"co2\":812,\"temperature\":21.44,\"quality\":\"ok\"}",
                        READING + "/co2 812",
                        READING + "/temperature 21.44");
    }

    @Test
    void saysItInTheContractsWay() {
        node.start();
        time.settle();

        assertThat(stage.said)
                .extracting(
                        m -> m.topic().text(), Message::qos, Message::retained, Message::expiry, Message::contentType)
                .containsExactly(
                        tuple(READING, 1, true, Duration.ofDays(7), "application/json"),
                        tuple(READING + "/co2", 0, true, Duration.ofSeconds(90), null),
                        tuple(READING + "/temperature", 0, true, Duration.ofSeconds(90), null));
    }

    @Test
    void saysOneReadingPerInterval() {
        node.start();
        time.advance(Duration.ofMinutes(2));

        assertThat(listener.readings(READING))
                .extracting(Reading::time)
                .containsExactly(
                        Instant.parse("2026-11-21T10:00:00Z"),
                        Instant.parse("2026-11-21T10:00:30Z"),
                        Instant.parse("2026-11-21T10:01:00Z"),
                        Instant.parse("2026-11-21T10:01:30Z"),
                        Instant.parse("2026-11-21T10:02:00Z"));
        assertThat(listener.numbers(READING)).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void readsItsSensorsASecondApart() {
        SensorId hall = SensorId.of("hall/scd30");
        SensorId attic = SensorId.of("attic/s8");
        node = stage.node(
                new NodeId("pi-house"),
                stage.mounted(KITCHEN, device),
                stage.mounted(hall, new HandSensor(Map.of(Quantity.CO2, 500.0))),
                stage.mounted(attic, new HandSensor(Map.of(Quantity.CO2, 600.0))));
        node.start();
        time.advance(Duration.ofSeconds(45));

        assertThat(stage.times(READING)).containsExactly("2026-11-21T10:00:00Z", "2026-11-21T10:00:30Z");
        assertThat(stage.times("airkeeper/hall/sensor/scd30"))
                .containsExactly("2026-11-21T10:00:01Z", "2026-11-21T10:00:31Z");
        assertThat(stage.times("airkeeper/attic/sensor/s8"))
                .containsExactly("2026-11-21T10:00:02Z", "2026-11-21T10:00:32Z");
    }

    @Test
    void saysAnImplausibleReadingButNoBareNumbers() {
        device.set(Map.of(Quantity.CO2, 0.0, Quantity.TEMPERATURE, Double.NaN));
        node.start();
        time.settle();

        assertThat(listener.texts(READING))
                .containsExactly("{\"time\":\"2026-11-21T10:00:00Z\",\"seq\":0,\"co2\":0,\"quality\":\"implausible\"}");
        assertThat(listener.on(READING + "/co2")).isEmpty();
    }

    @Test
    void leavesOutTimeAndKeepsNothingWhileItsClockWasNeverSet() {
        time.unsetWall();
        node.close();
        node = stage.node(NODE, stage.mounted(KITCHEN, device));
        node.start();
        time.settle();

        assertThat(listener.texts(READING))
                .containsExactly("{\"seq\":0,\"co2\":812,\"temperature\":21.44,\"quality\":\"ok\"}");
        assertThat(stage.said).isNotEmpty().noneMatch(Message::retained);
    }

    @Test
    void leavesInGoodOrder() {
        node.start();
        time.settle();
        listener.forget();
        node.close();
        time.advance(Duration.ofMinutes(5));

        assertThat(listener.all())
                .containsExactly("airkeeper/node/pi-kitchen {\"state\":\"offline\",\"node\":\"pi-kitchen\","
                        + "\"kind\":\"sensor\",\"version\":\"" + Program.version()
                        + "\",\"since\":\"2026-11-21T10:00:00Z\","
                        + "\"sensors\":[\"kitchen/scd41\"]}");
    }
}
