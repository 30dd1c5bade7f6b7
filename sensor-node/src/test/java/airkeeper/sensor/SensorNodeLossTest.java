package airkeeper.sensor;

import static airkeeper.sensor.Stage.KITCHEN;
import static airkeeper.sensor.Stage.NODE;
import static airkeeper.sensor.Stage.READING;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.NodeId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.time.HandTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a node lives with sensors and disks that fail, and with its own end. */
class SensorNodeLossTest {
    private final Stage stage;
    private final HandTime time;
    private final MemoryBroker broker;
    private final Listener listener;
    private final HandSensor device;
    private SensorNode node;

    SensorNodeLossTest(@TempDir Path state) {
        stage = new Stage(state);
        time = stage.time;
        broker = stage.broker;
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
    void opensALostSensorAgainWithGrowingPausesAndSaysItTwice() {
        try (Printed printed = new Printed()) {
            node.start();
            time.advance(Duration.ofSeconds(29));
            device.breakDown("The bus is silent: expected 9 bytes, found none.");
            List<Long> openedAt = new ArrayList<>();
            int before = device.openings();
            for (int second = 30; second < 1_800; second++) {
                time.advance(Duration.ofSeconds(1));
                if (device.openings() > before) {
                    before = device.openings();
                    openedAt.add((long) second);
                }
            }
            // lost at 30 s; pauses of 30 s, 1, 2, 4, 5, 5 … minutes
            assertThat(openedAt).containsExactly(60L, 120L, 240L, 480L, 780L, 1080L, 1380L, 1680L);

            device.repair();
            time.advance(Duration.ofMinutes(5));
            device.breakDown("Gone again.");
            time.advance(Duration.ofSeconds(30));

            assertThat(printed.with("kitchen/scd41"))
                    .containsExactly(
                            "kitchen/scd41 cannot be read: The bus is silent: expected 9 bytes, found none."
                                    + " It is opened again and again, with pauses of up to 5 minutes.",
                            "kitchen/scd41 is back after 1950 s.",
                            "kitchen/scd41 cannot be read: Gone again."
                                    + " It is opened again and again, with pauses of up to 5 minutes.");
        }
    }

    @Test
    void saysOnceThatASensorIsStuckAndOnceThatItIsNotAnyMore() {
        node = stage.node(
                new NodeId("pi-other"),
                new MountedSensor(
                        KITCHEN,
                        new PolledSensor(device, Duration.ofSeconds(30), time),
                        Duration.ofSeconds(30),
                        new Judge(Duration.ZERO, Duration.ofMinutes(15))));
        try (Printed printed = new Printed()) {
            node.start();
            time.advance(Duration.ofMinutes(20));
            device.set(Map.of(Quantity.CO2, 813.0));
            time.advance(Duration.ofMinutes(1));

            assertThat(listener.readings(READING))
                    .filteredOn(reading -> reading.quality() == Quality.STUCK)
                    .hasSize(11);
            assertThat(printed.with("stuck"))
                    .containsExactly(
                            "kitchen/scd41 has said the very same CO₂ for 15 min and counts as stuck."
                                    + " Switch it off and on again.",
                            "kitchen/scd41 is not stuck any more.");
        }
    }

    @Test
    void comesUpWithASensorThatIsNotThere() {
        device.breakDown("No device answers at 0x62.");
        node.start();
        time.advance(Duration.ofSeconds(29));
        assertThat(listener.on(READING)).isEmpty();

        device.repair();
        time.advance(Duration.ofSeconds(1));

        assertThat(listener.readings(READING)).extracting(Reading::quality).containsExactly(Quality.OK);
    }

    @Test
    void goesOnCountingAfterATidyRestart() {
        node.start();
        time.advance(Duration.ofMinutes(1));
        node.close();
        node = stage.node(NODE, stage.mounted(KITCHEN, device));
        node.start();
        time.settle();

        assertThat(listener.numbers(READING)).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void neverUsesANumberTwiceAfterAKill() {
        node.start();
        time.advance(Duration.ofMinutes(1));
        // no close: the process is gone, what stood on the disk stays
        broker.cut(stage.line());
        SensorNode killed = node;
        node = stage.node(NODE, stage.mounted(KITCHEN, new HandSensor(Map.of(Quantity.CO2, 700.0))));
        node.start();
        time.settle();

        assertThat(listener.numbers(READING)).containsExactly(0L, 1L, 2L, 1_000L);
        killed.close();
    }

    @Test
    void numbersOnWhenTheDiskFails() throws Exception {
        try (Printed printed = new Printed()) {
            Path blocked = Files.writeString(stage.state.resolve("a-file"), "");
            node.close();
            node = stage.node(blocked, NODE, stage.mounted(KITCHEN, device));
            node.start();
            time.advance(Duration.ofMinutes(1));

            assertThat(listener.numbers(READING)).containsExactly(0L, 1L, 2L);
            assertThat(printed.with("cannot be written")).hasSize(1);
        }
    }
}
