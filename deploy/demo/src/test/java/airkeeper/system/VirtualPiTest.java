package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.system.VirtualPi.Pin;
import airkeeper.wire.mqtt.MosquittoBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nodes as built on a real kernel for a Raspberry Pi, with its GPIO and I²C; the broker stands beside it. */
@Tag("mosquitto")
@Tag("virtual-pi")
class VirtualPiTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PURIFIER = "java -jar purifier-node/purifier-node.jar purifier-node.toml";
    private static final String SENSOR = "java -jar sensor-node/sensor-node.jar sensor-node.toml";

    private MosquittoBroker broker;
    private VirtualPi pi;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        broker = MosquittoBroker.open();
        String url = "[broker]\nurl = \"mqtt://10.0.2.2:" + broker.port() + "\"\n";
        Path files = Files.createDirectory(directory.resolve("files"));
        NodeProcess.settings(files, "purifier-node", """
                node = "pi-purifier"
                %s
                [[purifier]]
                room = "kitchen"
                id = "fan"
                minimum-on = "0 s"
                minimum-off = "0 s"
                switches-per-hour = 60
                interval = "5 s"
                blind-after = "60 s"
                relay = { kind = "gpio", pin = 17, active = "high" }
                [[purifier]]
                room = "hall"
                id = "fan"
                relay = { kind = "gpio", pin = 5, active = "low" }
                """.formatted(url));
        NodeProcess.settings(files, "sensor-node", """
                node = "pi-sensor"
                state = "/tmp/sensor-node"
                %s
                [[sensor]]
                room = "kitchen"
                id = "scd41"
                kind = "scd4x"
                bus = 0
                interval = "5 s"
                warm-up = "0 s"
                """.formatted(url));
        NodeProcess.settings(files, "examined", """
                node = "pi-sensor"
                state = "/tmp/sensor-node"
                %s
                [[sensor]]
                room = "kitchen"
                id = "scd41"
                kind = "scd4x"
                bus = 0
                [[sensor]]
                room = "kitchen"
                id = "sps30"
                kind = "sps30"
                bus = 0
                [[sensor]]
                room = "cellar"
                id = "mhz19"
                kind = "mhz19"
                port = "/dev/ttyS0"
                """.formatted(url));
        pi = new VirtualPi(files, directory);
    }

    @AfterEach
    void stop() {
        pi.close();
        broker.close();
    }

    @Test
    void theRelayFollowsTheAirAndIsSafeHoweverTheNodeEnds() throws IOException {
        saysWhatIsInTheWayUntilItIsMended();
        assertThat(pi.pin(17)).isEqualTo(Pin.LOW);
        assertThat(pi.pin(5)).as("active-low").isEqualTo(Pin.HIGH);

        air(1250, Pin.HIGH);
        air(600, Pin.LOW);

        air(1250, Pin.HIGH);
        broker.kill();
        pi.await17(Pin.LOW);
        pi.awaitLine("(broker gone): off");
        broker.restart();

        air(1250, Pin.HIGH);
        pi.done("kill -9 $(pidof java)");
        pi.awaitLine("Killed");
        assertThat(pi.pin(17)).as("as Raspberry Pi OS leaves it").isEqualTo(Pin.HIGH);
        pi.done("su airkeeper -c './relay-safe 17 low'"); // as ExecStopPost does
        pi.awaitLine("relay-safe: GPIO17 is low now, by gpioset on gpiochip0.");
        assertThat(pi.pin(17)).isEqualTo(Pin.LOW);

        pi.type("su airkeeper -c '" + PURIFIER + "' &");
        air(1250, Pin.HIGH);
        pi.type("kill -TERM $(pidof java)");
        pi.awaitLine("kitchen/fan: the relay is left OFF, as the node ends.");
        pi.await17(Pin.LOW);
    }

    /** Another user than the one who owns the devices, a pin that is taken; the node goes on looking. */
    private void saysWhatIsInTheWayUntilItIsMended() {
        pi.done("gpioset -z -c gpiochip0 5=1");
        pi.type("su airkeeper -c '" + PURIFIER + "' &");
        pi.awaitLine("kitchen/fan: the relay does not answer: This program may not open /dev/gpiochip0: add its user to"
                + " the group gpio (sudo usermod -aG gpio airkeeper) and start it again. Trying again.");
        pi.type("chmod 666 /dev/gpiochip*");
        pi.awaitLine("kitchen/fan: the relay answers again.");
        pi.awaitLine(
                "hall/fan: the relay does not answer: GPIO5 is taken by gpioset: end that, or give the relay another"
                        + " pin (gpioinfo shows who has which). Trying again.");
        pi.type("kill $(pidof gpioset)");
        pi.awaitLine("hall/fan: the relay answers again.");
    }

    /** Says so much CO₂ until the pin is so. */
    private void air(int ppm, Pin expected) {
        await("GPIO17 is " + expected + " at " + ppm + " ppm")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    List<String> output = new ArrayList<>();
                    NodeProcess.run(
                            output,
                            "mosquitto_pub",
                            "-h",
                            "127.0.0.1",
                            "-p",
                            "" + broker.port(),
                            "-t",
                            "airkeeper/kitchen/sensor/esp",
                            "-m",
                            "{\"seq\":1,\"co2\":" + ppm + ",\"quality\":\"ok\"}");
                    return pi.pin(17) == expected;
                });
    }

    @Test
    void aChipOnTheWiresMovesTheRelay() throws IOException {
        pi.type("su airkeeper -c '" + SENSOR + "' &");
        pi.awaitLine(
                "kitchen/scd41 cannot be read: Expected the I²C bus /dev/i2c-0, found none: bus 1 is the one on the"
                        + " header; for this one put dtoverlay=i2c-gpio,bus=0 (SDA is GPIO23 then, SCL GPIO24) into"
                        + " /boot/firmware/config.txt and start the computer again.");
        pi.type("mkfifo /tmp/air");
        pi.type(
                "java -cp sensor-node/models.jar:sensor-node/sensor-node.jar airkeeper.sensor.pi.PlayedScd41 </tmp/air & chip=$!");
        pi.type("exec 3>/tmp/air");
        pi.type("echo 1250 >&3");
        pi.done("until chmod 666 /dev/i2c-0 2>/dev/null; do sleep 0.2; done"); // as a rule of udev does for a group
        pi.awaitLine("kitchen/scd41 is back after ");
        pi.type(PURIFIER + " &");
        pi.await17(Pin.HIGH);
        assertThat(kept("airkeeper/kitchen/sensor/scd41/co2")).isEqualTo("1250");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kept("airkeeper/kitchen/purifier/fan/relay"))
                        .isEqualTo("ON")); // said after it is done
        theDoctorFindsTheChipAndDisturbsNobody();

        pi.type("echo 600 >&3");
        pi.await17(Pin.LOW);
        pi.type("echo 1250 >&3");
        pi.await17(Pin.HIGH);
        pi.type("kill $chip"); // it is gone, with its bus
        pi.await17(Pin.LOW);
        pi.awaitLine("kitchen/fan is OFF: no usable reading for 60 s (sensor silent): off");
    }

    /** Beside both nodes, while the relay is on. */
    private void theDoctorFindsTheChipAndDisturbsNobody() throws IOException {
        try (NodeProcess meanwhile = NodeProcess.of(
                "mosquitto_sub", "-h", "127.0.0.1", "-p", "" + broker.port(), "-R", "-v", "-t", "airkeeper/#")) {
            pi.type("airkeeper-sensor-node doctor sensor-node.toml; echo exit code beside the sensor-node: $?");
            found(
                    "✓ ok     0x62 answers: SCD4x, measuring",
                    "✓ ok     it keeps what is said to be kept (retained): pi-sensor is online there",
                    "exit code beside the sensor-node: 0");
            pi.type("airkeeper-purifier-node doctor purifier-node.toml; echo exit code beside the purifier-node: $?");
            found(
                    "✓ ok     GPIO17 is held by a purifier-node",
                    "✓ ok     it keeps what is said to be kept (retained): pi-purifier is online there",
                    "exit code beside the purifier-node: 0");
            assertThat(pi.pin(17)).isEqualTo(Pin.HIGH);
            long before = readings(meanwhile);
            await("readings afterwards").atMost(PATIENCE).until(() -> readings(meanwhile) > before + 1);
            assertThat(meanwhile.lines())
                    .noneMatch(line ->
                            line.endsWith("kitchen/purifier/fan/relay OFF") || line.contains("\"state\":\"offline\""));
        }
        assertThat(pi.lines()).noneMatch(line -> line.contains("No line to"));
    }

    private static long readings(NodeProcess subscriber) {
        return subscriber.lines().stream()
                .filter("airkeeper/kitchen/sensor/scd41/co2 1250"::equals)
                .count();
    }

    @Test
    void theDoctorFindsWhatIsThereAndWhatIsNot() throws IOException {
        pi.done("mkdir /etc/airkeeper && cp purifier-node.toml /etc/airkeeper"
                + " && cp examined.toml /etc/airkeeper/sensor-node.toml");
        pi.type("./doctor; echo exit code of all: $?");
        found(
                "✓ ok     Raspberry Pi 3 Model B",
                "✓ ok     Debian GNU/Linux 13 (trixie), Java 25 (aarch64)",
                "MB free for /tmp/sensor-node",
                "✗ wrong  there is no I²C bus /dev/i2c-0",
                "→ bus 1 is the one on the header; for this one put dtoverlay=i2c-gpio,bus=0 into"
                        + " /boot/firmware/config.txt, and start it again",
                "✗ wrong  airkeeper-sensor may not open the serial port /dev/ttyS0",
                "→ sudo usermod -aG dialout airkeeper-sensor    # and log in again, or start the node again",
                "✓ ok     the pins of the header are on gpiochip0 (pinctrl-bcm2835, 54 lines), none in use",
                "✓ ok     GPIO17 is free",
                "exit code of all: 1");
        assertThat(pi.pin(17)).as("no relay is moved").isEqualTo(Pin.INPUT);
    }

    private void found(String... lines) {
        pi.awaitLine(lines[lines.length - 1]);
        for (String line : lines) {
            assertThat(pi.lines()).anyMatch(each -> each.contains(line));
        }
    }

    /** What the broker keeps of a topic. */
    private String kept(String topic) {
        List<String> output = new ArrayList<>();
        assertThat(NodeProcess.run(
                        output, "mosquitto_sub", "-h", "127.0.0.1", "-p", "" + broker.port(), "-t", topic, "-C", "1"))
                .isZero();
        return output.getFirst();
    }
}
