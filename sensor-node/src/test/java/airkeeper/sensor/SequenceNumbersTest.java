package airkeeper.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.NodeId;
import airkeeper.wire.SensorId;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceNumbersTest {
    private static final NodeId NODE = new NodeId("pi-kitchen");
    private static final SensorId KITCHEN = SensorId.of("kitchen/scd41");
    private static final SensorId HALL = SensorId.of("hall/s8");

    private final Path directory;
    private final Path file;

    SequenceNumbersTest(@TempDir Path temporary) {
        directory = temporary.resolve("made/when/missing");
        file = directory.resolve("pi-kitchen.numbers");
    }

    @Test
    void writesOnceInAThousand() throws Exception {
        SequenceNumbers numbers = opened();
        numbers.take(KITCHEN);
        assertThat(file).hasContent("kitchen/scd41 1000");
        Files.delete(file);

        for (int i = 1; i < SequenceNumbers.BLOCK; i++) {
            numbers.take(KITCHEN);
            assertThat(file).doesNotExist();
        }
        assertThat(numbers.take(KITCHEN)).isEqualTo(1_000);

        assertThat(file).hasContent("kitchen/scd41 2000");
    }

    @Test
    void writesTheExactNumbersAtATidyEnd() {
        SequenceNumbers numbers = opened();
        numbers.take(KITCHEN);
        numbers.take(KITCHEN);
        numbers.take(HALL);
        numbers.close();
        numbers.close();

        assertThat(file).hasContent("hall/s8 1\nkitchen/scd41 2\n");
        assertThat(opened().take(KITCHEN)).isEqualTo(2);
    }

    @Test
    void keepsTheNumberOfASensorThatIsNotMountedNow() {
        SequenceNumbers numbers = opened();
        numbers.take(HALL);
        numbers.close();
        SequenceNumbers without = opened();
        without.take(KITCHEN);
        without.close();

        assertThat(opened().take(HALL)).isEqualTo(1);
    }

    /** So that a recorder can tell what a killed node left out from what it lost. */
    @Test
    void goesOnWithAFullThousandAfterAKill() {
        SequenceNumbers numbers = opened();
        for (int i = 0; i < 57; i++) {
            numbers.take(KITCHEN);
        }
        numbers.close();
        opened().take(KITCHEN);

        assertThat(opened().take(KITCHEN)).isEqualTo(1_000);
    }

    @Test
    void changesNothingWhenItWasNeverOpened() throws Exception {
        Files.createDirectories(directory);
        Files.writeString(file, "kitchen/scd41 7\n");
        new SequenceNumbers(directory, NODE).close();

        assertThat(file).hasContent("kitchen/scd41 7");
    }

    @Test
    void saysWhichLineItCannotReadAndKeepsTheOthers() throws Exception {
        Files.createDirectories(directory);
        Files.writeString(file, "kitchen/scd41 7\nhall/s8 many\n-3\n");
        try (Printed printed = new Printed()) {
            SequenceNumbers numbers = opened();

            assertThat(numbers.take(KITCHEN)).isEqualTo(7);
            assertThat(numbers.take(HALL)).isZero();
            assertThat(printed.with("expected"))
                    .containsExactly(
                            file + ", line 2: expected a sensor and a number such as kitchen/scd41 49000, found"
                                    + " \"hall/s8 many\"; that sensor is numbered from 0 again.",
                            file + ", line 3: expected a sensor and a number such as kitchen/scd41 49000, found"
                                    + " \"-3\"; that sensor is numbered from 0 again.");
        }
    }

    private SequenceNumbers opened() {
        SequenceNumbers numbers = new SequenceNumbers(directory, NODE);
        numbers.open();
        return numbers;
    }
}
