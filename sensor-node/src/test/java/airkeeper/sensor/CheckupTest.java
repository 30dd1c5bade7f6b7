package airkeeper.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.sensor.bme280.Bme280Model;
import airkeeper.sensor.mhz19.Mhz19Model;
import airkeeper.sensor.scd4x.Scd4xModel;
import airkeeper.sensor.senseair.SenseairS8Model;
import airkeeper.wire.doctor.ComputerProbe;
import airkeeper.wire.doctor.Doctor;
import airkeeper.wire.doctor.Finding;
import airkeeper.wire.doctor.Rounds;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import airkeeper.wire.time.HandTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code doctor} with models of chips on its wires. */
class CheckupTest {
    private static final SensorEntry SCD41 = entry("kind = \"scd4x\"");
    private static final SensorEntry MHZ19 = entry("kind = \"mhz19\"");
    private static final SensorEntry S8 = entry("kind = \"senseair\"");

    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final MemoryBroker broker = new MemoryBroker();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Map<Integer, I2cWires> chips = new HashMap<>();

    @TempDir
    private Path folder;

    @Test
    void callsTheRollOfABus() {
        chips.put(0x62, new SensirionModel("0x62 on /dev/i2c-1", new Scd4xModel(time), time));
        chips.put(0x76, new Bme280Model(0x60, time));
        assertThat(roll().ofBus(1, List.of(SCD41), Roll.KNOWN))
                .containsExactly(Finding.ok("0x62 answers: SCD41"), Finding.ok("0x76 answers: BME280"));
    }

    @Test
    void aChipThatMeasuresIsKnownTooAndGoesOnMeasuring() throws SensorException {
        SensirionModel wires = new SensirionModel("0x62 on /dev/i2c-1", new Scd4xModel(time), time);
        wires.open();
        wires.write((byte) 0x21, (byte) 0xB1);
        wires.commands();
        chips.put(0x62, wires);

        assertThat(roll().ofBus(1, List.of(), Roll.KNOWN))
                .containsExactly(Finding.ok("0x62 answers: SCD4x, measuring"));
        assertThat(wires.commands()).containsExactly("E4B8");
    }

    @Test
    void aChipThatIsMissing() {
        assertThat(roll().ofBus(1, List.of(SCD41), Roll.KNOWN))
                .containsExactly(Finding.wrong("kitchen/air (scd4x) does not answer: Nobody answers.", null));
        assertThat(roll().ofBus(1, List.of(), Roll.KNOWN))
                .containsExactly(Finding.note("nobody whom this node knows answers", "i2cdetect -y 1"));
    }

    @Test
    void aChipThatIsNoneOfOurs() {
        chips.put(0x76, new Bme280Model(0x58, time));
        assertThat(roll().ofBus(1, List.of(), Roll.KNOWN))
                .containsExactly(Finding.ok("0x76 answers: BMP280, which measures no humidity and is not read"));
    }

    @Test
    void anotherChipThanTheSettingsSay() {
        chips.put(0x76, new Bme280Model(0x58, time));
        assertThat(roll().ofBus(1, List.of(entry("kind = \"bme280\"")), Roll.KNOWN))
                .containsExactly(Finding.wrong(
                        "expected a BME280 at 0x76 for kitchen/air, found BMP280, which measures no humidity and is not"
                                + " read",
                        "look whether the BME280 is at 0x76 or 0x77, and set its address"));
    }

    /** Its registers have no checksum: who reads them while another moves the pointer believes what comes. */
    @Test
    void leavesAChipWithoutChecksumsToANodeThatRuns() {
        chips.put(0x76, new Bme280Model(0x60, time));
        assertThat(roll().ofBus(1, List.of(entry("kind = \"bme280\"")), Roll.CHECKED))
                .containsExactly(Finding.note(
                        "kitchen/air (bme280) is not asked: the node runs, and might take its answer for another",
                        null));
    }

    @Test
    void forgivesATransferThatFails() {
        SensirionModel wires = new SensirionModel("0x62 on /dev/i2c-1", new Scd4xModel(time), time);
        wires.garble(1);
        chips.put(0x62, wires);
        assertThat(roll().ofBus(1, List.of(SCD41), Roll.KNOWN)).containsExactly(Finding.ok("0x62 answers: SCD41"));
    }

    @Test
    void asksADeviceOnASerialPortForItsValue() {
        SerialModel model = new SerialModel(new Mhz19Model(812));
        assertThat(on(model).ofPort(MHZ19)).isEqualTo(Finding.ok("it answers as an MH-Z19 does"));
        assertThat(model.heard()).containsExactly("FF 01 86 00 00 00 00 00 79");
        assertThat(on(new SerialModel(new SenseairS8Model(910))).ofPort(S8))
                .isEqualTo(Finding.ok("it answers as an S8 does"));
        assertThat(on(new SerialModel(UnaryOperator.identity())).ofPort(S8).found())
                .startsWith("Expected an answer of an S8 on ");
    }

    @Test
    void looksAtAllThatItsSettingsName() throws IOException {
        Path file = Files.writeString(folder.resolve("sensor-node.toml"), """
                node = "pi"
                state = "%s"
                [broker]
                [[sensor]]
                room = "kitchen"
                id = "air"
                kind = "scd4x"
                bus = 99
                """.formatted(folder));
        assertThat(checkup().run(Map.of(), "doctor", file.toString())).isEqualTo(1);
        assertThat(text())
                .contains("This computer\n", "✗ wrong  there is no I²C bus /dev/i2c-99\n")
                .contains("""
                        The broker mqtt://localhost:1883
                          ✓ ok     connected in memory, by MQTT 5
                          ✓ ok     it takes all subscriptions (1); a Mosquitto does that also where it will hand nothing over
                          ✓ ok     it takes what is said on airkeeper/node/pi
                          ✓ ok     it keeps what is said to be kept (retained)
                        """);
    }

    @Test
    void wrongSettingsAreNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("sensor-node.toml"), "node = \"Pi\"\n[broker]\n");
        assertThat(checkup().run(Map.of(), "doctor", file.toString())).isEqualTo(SettingsException.EXIT);
        assertThat(text()).contains("Settings\n  ✗ wrong  " + file + ": node: expected a node name");
    }

    /** It is another program's then, which one line of systemd says. */
    @Test
    void leavesTheSerialPortToANodeThatRuns() throws IOException {
        Path port = Files.createFile(folder.resolve("port"));
        Path file = Files.writeString(folder.resolve("sensor-node.toml"), """
                node = "pi"
                state = "%s"
                [broker]
                [[sensor]]
                room = "kitchen"
                id = "air"
                kind = "mhz19"
                port = "%s"
                """.formatted(folder, port));
        int _ = checkup(Optional.of("active\n")).run(Map.of(), "doctor", file.toString());
        assertThat(text())
                .contains("Serial port " + port + ", kitchen/air\n  • note   not asked: the node runs, and has it\n");
    }

    private Checkup checkup() {
        return checkup(Optional.empty());
    }

    private Checkup checkup(Optional<String> active) {
        Doctor doctor = new Doctor(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Rounds rounds = new Rounds(
                "airkeeper-sensor-node", doctor, ComputerProbe.ofThisComputer(time), command -> active, time);
        return new Checkup(
                doctor, rounds, roll(), (settings, caller) -> broker.link(caller), settings -> Optional.empty());
    }

    private Roll roll() {
        return new Roll(
                (bus, address) -> chips.getOrDefault(address, new Silence()),
                port -> new SerialModel(heard -> new byte[0]),
                time);
    }

    private Roll on(SerialModel model) {
        return new Roll((bus, address) -> new Silence(), port -> model, time);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static SensorEntry entry(String kind) {
        try {
            Path file = Files.writeString(
                    Files.createTempFile("entry", ".toml"),
                    "node = \"pi\"\n[broker]\n[[sensor]]\nroom = \"kitchen\"\nid = \"air\"\n" + kind + "\n");
            return Settings.load(SensorSettings.class, file, Map.of()).sensor().getFirst();
        } catch (IOException | SettingsException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An address where nobody is. */
    private static final class Silence implements I2cWires {
        @Override
        public String place() {
            return "nowhere";
        }

        @Override
        public void open() {}

        @Override
        public void write(byte... bytes) throws SensorException {
            throw new SensorException("Nobody answers.");
        }

        @Override
        public byte[] read(int count) throws SensorException {
            throw new SensorException("Nobody answers.");
        }

        @Override
        public void close() {}
    }
}
