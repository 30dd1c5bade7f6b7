package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.doctor.ComputerProbe;
import airkeeper.wire.doctor.Doctor;
import airkeeper.wire.doctor.Rounds;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.settings.SettingsException;
import airkeeper.wire.time.HandTime;
import airkeeper.wire.time.SystemTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code doctor} of a purifier-node. */
class CheckupTest {
    private final MemoryBroker broker = new MemoryBroker();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void looksAtTheBrokerAndItsCertificate() throws IOException {
        int _ = run("""
                node = "pi"
                [broker]
                [[purifier]]
                room = "kitchen"
                id = "fan"
                relay = { kind = "simulated" }
                """);
        assertThat(text()).contains("""
                The broker mqtt://localhost:1883
                  ✓ ok     connected in memory, by MQTT 5
                  ✓ ok     it takes all subscriptions (2); a Mosquitto does that also where it will hand nothing over
                  ✓ ok     it takes what is said on airkeeper/node/pi
                  ✓ ok     it keeps what is said to be kept (retained)
                  • note   its certificate holds for 10 days, until 2026-12-01
                           → sudo deploy/mosquitto/setup.sh renew    # on the broker
                """);
    }

    @Test
    void wrongSettingsAreNamed() throws IOException {
        assertThat(run("node = \"pi\"\n[broker]\n")).isEqualTo(SettingsException.EXIT);
        assertThat(text()).contains("expected at least one [[purifier]], found none\n1 thing is wrong");
    }

    private int run(String settings) throws IOException {
        Path file = Files.writeString(folder.resolve("purifier-node.toml"), settings);
        Rounds rounds = new Rounds(
                "airkeeper-purifier-node",
                new Doctor(new PrintStream(printed, true, StandardCharsets.UTF_8)),
                ComputerProbe.ofThisComputer(new SystemTime()),
                command -> Optional.empty(),
                HandTime.at("2026-11-21T10:00:00Z"));
        return new Checkup(
                        rounds,
                        (broker, caller) -> this.broker.link(caller),
                        broker -> Optional.of(Instant.parse("2026-12-01T10:00:00Z")))
                .run(Map.of(), "doctor", file.toString());
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
