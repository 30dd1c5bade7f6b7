package airkeeper.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both nodes in a process of their own, without a broker; the relay is a program that writes down what it is told. */
class MainTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    private Path relay() {
        return folder.resolve("relay");
    }

    private Path said() {
        return folder.resolve("said");
    }

    @BeforeEach
    void placeARelay() throws IOException {
        Files.writeString(relay(), "");
        Path program = Files.writeString(folder.resolve("switch"), "#!/bin/sh\necho \"$1\" >> " + relay() + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("purifier-node.toml"), """
                node = "relays"
                [broker]
                url = "mqtt://127.0.0.1:9"
                [[purifier]]
                room = "hall"
                id = "fan"
                interval = "1 s"
                blind-after = "2 s"
                when-blind = "on"
                minimum-on = "0 s"
                minimum-off = "0 s"
                [purifier.relay]
                kind = "command"
                program = "%s"
                """.formatted(program));
        sensors("simulated");
    }

    private void sensors(String kind) throws IOException {
        Files.writeString(folder.resolve("sensor-node.toml"), """
                node = "sensors"
                state = "%s"
                [broker]
                url = "mqtt://127.0.0.1:9"
                [[sensor]]
                room = "hall"
                id = "air"
                kind = "%s"
                """.formatted(folder.resolve("state"), kind));
    }

    private Process start(Class<?> main) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        folder.resolve("sensor-node.toml").toString(),
                        folder.resolve("purifier-node.toml").toString())
                .redirectErrorStream(true)
                .redirectOutput(said().toFile())
                .start();
        started.add(process);
        return process;
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void awaitOn() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Files.readAllLines(relay())).endsWith("ON"));
    }

    @Test
    void runsBothAndLeavesTheRelayOff() throws Exception {
        Process process = start(Main.class);
        awaitOn();
        process.destroy();

        assertThat(exitCode(process)).isEqualTo(143);
        assertThat(Files.readAllLines(relay())).containsExactly("OFF", "ON", "OFF");
        assertThat(said()).content(StandardCharsets.UTF_8).contains("airkeeper-sensor-node", "airkeeper-purifier-node");
    }

    @Test
    void aBugAnywhereEndsBothWithTheRelayOff() throws Exception {
        Process process = start(Crashing.class);
        awaitOn();
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();

        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(Files.readAllLines(relay())).containsExactly("OFF", "ON", "OFF");
        assertThat(said()).content(StandardCharsets.UTF_8).contains("A bug ended this program", "a bug");
    }

    @Test
    void aMistakeInOneFileIsNamedAndNothingRuns() throws Exception {
        sensors("smelled");
        Process process = start(Main.class);

        assertThat(exitCode(process)).isEqualTo(78);
        assertThat(Files.readAllLines(said(), StandardCharsets.UTF_8))
                .contains("airkeeper-sensor-node cannot start: there is a mistake in its settings.");
        assertThat(Files.readAllLines(relay())).isSubsetOf(List.of("OFF"));
    }
}
